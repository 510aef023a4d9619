namespace ReactorGen.Generator.Tests.Diagnostics;

/// <summary>A reactor task cannot return by reference.</summary>
public sealed class RG0007Tests
{
    [Fact]
    public void ARefResult() => DiagnosticTest.Reports("RG0007", """
        static partial class C
        {
            [ReactorTask]
            private static partial [|ref int|] M(int[] a) { Yield(); return ref a[0]; }
        }
        """);

    [Fact]
    public void ASpan() => DiagnosticTest.Reports("RG0007", """
        static partial class C
        {
            [ReactorTask]
            private static partial [|ReadOnlySpan<char>|] M(string s) { Yield(); return s; }
        }
        """);

    [Fact]
    public void ANullable() => DiagnosticTest.Accepts("""
        static partial class C
        {
            [ReactorTask]
            private static partial int? M(int[] a) { Yield(); return a.Length > 0 ? a[0] : null; }
        }
        """);
}
