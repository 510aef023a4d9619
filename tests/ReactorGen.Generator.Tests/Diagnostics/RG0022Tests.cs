namespace ReactorGen.Generator.Tests.Diagnostics;

/// <summary>A value of an unnameable type cannot live across a suspension.</summary>
public sealed class RG0022Tests
{
    [Fact]
    public void AnAnonymousType() => DiagnosticTest.Reports("RG0022", """
        static partial class C
        {
            [ReactorTask]
            private static partial int M()
            {
                var [|pair|] = new { Left = 1 };
                Yield();
                return pair.Left;
            }
        }
        """);

    [Fact]
    public void AnArrayOfThem() => DiagnosticTest.Reports("RG0022", """
        static partial class C
        {
            [ReactorTask]
            private static partial int M()
            {
                var [|pairs|] = new[] { new { Left = 1 } };
                Yield();
                return pairs[0].Left;
            }
        }
        """);

    [Fact]
    public void OneThatDiesBefore() => DiagnosticTest.Accepts("""
        static partial class C
        {
            [ReactorTask]
            private static partial int M()
            {
                var pair = new { Left = 1 };
                int left = pair.Left;
                Yield();
                return left;
            }
        }
        """);
}
