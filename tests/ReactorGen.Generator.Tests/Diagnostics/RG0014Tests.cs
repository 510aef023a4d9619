namespace ReactorGen.Generator.Tests.Diagnostics;

/// <summary>A suspension cannot stand in a query clause but the first source.</summary>
public sealed class RG0014Tests
{
    [Fact]
    public void Select() => DiagnosticTest.Reports("RG0014", """
        static partial class C
        {
            [ReactorTask]
            private static partial int Work(int x) { Yield(); return x; }

            [ReactorTask]
            private static partial int M(int[] xs)
            {
                return (from x in xs select [|Work(x)|]).Sum();
            }
        }
        """);

    [Fact]
    public void Where() => DiagnosticTest.Reports("RG0014", """
        static partial class C
        {
            [ReactorTask]
            private static partial int Work(int x) { Yield(); return x; }

            [ReactorTask]
            private static partial int M(int[] xs)
            {
                return (from x in xs where [|Work(x)|] > 0 select x).Sum();
            }
        }
        """);
}
