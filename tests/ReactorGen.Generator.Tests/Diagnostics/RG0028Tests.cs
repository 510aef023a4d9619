namespace ReactorGen.Generator.Tests.Diagnostics;

/// <summary>Types that cannot hold a reactor task.</summary>
public sealed class RG0028Tests
{
    [Fact]
    public void ARefStruct() => DiagnosticTest.Reports("RG0028", """
        ref partial struct C
        {
            [ReactorTask]
            public partial void [|M|]() => Yield();
        }
        """);

    [Fact]
    public void AFileLocalType() => DiagnosticTest.Reports("RG0028", """
        file static partial class C
        {
            [ReactorTask]
            public static partial void [|M|]() => Yield();
        }
        """, "CS0759");

    [Fact]
    public void AnInterface() => DiagnosticTest.Reports("RG0028", """
        partial interface IC
        {
            [ReactorTask]
            public static partial void [|M|]() => Yield();
        }
        """);

    [Fact]
    public void ARecordStruct() => DiagnosticTest.Accepts("""
        readonly partial record struct C(int X)
        {
            [ReactorTask]
            public partial int M() { Yield(); return X; }
        }
        """);
}
