namespace ReactorGen.Generator.Tests.Diagnostics;

/// <summary>A reactor task takes no parameter by reference.</summary>
public sealed class RG0005Tests
{
    [Fact]
    public void Ref() => DiagnosticTest.Reports("RG0005", """
        static partial class C
        {
            [ReactorTask]
            private static partial void M(int a, [|ref int x|]) { Yield(); x = a; }
        }
        """);

    [Fact]
    public void In() => DiagnosticTest.Reports("RG0005", """
        static partial class C
        {
            [ReactorTask]
            private static partial void M([|in decimal x|]) { Yield(); x.ToString(); }
        }
        """);

    [Fact]
    public void Out() => DiagnosticTest.Reports("RG0005", """
        static partial class C
        {
            [ReactorTask]
            private static partial void M([|out int x|]) { Yield(); x = 1; }
        }
        """);

    [Fact]
    public void ArgumentsOfOtherCalls() => DiagnosticTest.Accepts("""
        static partial class C
        {
            [ReactorTask]
            private static partial int M()
            {
                int n = int.Parse("1");
                if (int.TryParse("2", out int m)) n += m;
                Yield();
                return n + m;
            }
        }
        """);
}
