namespace ReactorGen.Generator.Tests.Diagnostics;

/// <summary>A reactor task with a result needs an accessibility modifier.</summary>
public sealed class RG0003Tests
{
    [Fact]
    public void AResultWithoutOne() => DiagnosticTest.Reports("RG0003", """
        static partial class C
        {
            [ReactorTask]
            static partial int [|M|]() { Yield(); return 1; }
        }
        """, "CS0759", "CS8796");

    [Fact]
    public void VoidWithoutOne() => DiagnosticTest.Accepts("""
        static partial class C
        {
            [ReactorTask]
            static partial void M() => Yield();
        }
        """);
}
