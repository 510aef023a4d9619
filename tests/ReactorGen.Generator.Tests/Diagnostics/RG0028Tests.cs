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
    public void AVariantInterface() => DiagnosticTest.Reports("RG0028", """
        partial interface IC<in T>
        {
            [ReactorTask]
            public static partial void [|M|]() => Yield();
        }
        """);

    [Fact]
    public void AnInterface() => DiagnosticTest.Accepts("""
        partial interface IC
        {
            int Value { get; }

            [ReactorTask]
            public static partial int Make(IC from) { Yield(); return from.Twice(); }

            [ReactorTask]
            private partial int Twice() { Yield(); return Value * 2; }
        }
        """);

    [Fact]
    public void AnExtensionBlock() => DiagnosticTest.Reports("RG0028", """
        static partial class C
        {
            extension(string text)
            {
                [ReactorTask]
                public partial void [|M|]() => Yield();
            }
        }
        """, "CS0751", "CS0759");

    [Fact]
    public void AnExtensionMethod() => DiagnosticTest.Accepts("""
        static partial class C
        {
            [ReactorTask]
            public static partial void M(this string text) => Yield();
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
