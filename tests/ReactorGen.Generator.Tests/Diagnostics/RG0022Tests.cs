namespace ReactorGen.Generator.Tests.Diagnostics;

/// <summary>A value of an unnameable type cannot live across a suspension.</summary>
public sealed class RG0022Tests
{
    [Fact]
    public void ADelegateThatReturnsAnAnonymousType() => DiagnosticTest.Reports("RG0022", """
        static partial class C
        {
            [ReactorTask]
            private static partial int M()
            {
                var [|pair|] = (int left, int right = 1) => new { left, right };
                Yield();
                return pair(1).left;
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
                var [|all|] = new[] { (ref int x) => new { x } };
                Yield();
                int n = 1;
                return all[0](ref n).x;
            }
        }
        """);

    [Fact]
    public void ADelegateWithADefaultValue() => DiagnosticTest.Accepts("""
        static partial class C
        {
            [ReactorTask]
            private static partial int M()
            {
                var add = (int left, int right = 1) => left + right;
                Yield();
                return add(1);
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
                var pair = (int left, int right = 1) => new { left, right };
                int sum = pair(1).right;
                Yield();
                return sum;
            }
        }
        """);

    [Fact]
    public void AnAnonymousType() => DiagnosticTest.Accepts("""
        static partial class C
        {
            [ReactorTask]
            private static partial int M()
            {
                var pair = new { Left = 1 };
                var pairs = new[] { pair };
                Yield();
                return pair.Left + pairs[0].Left;
            }
        }
        """);
}
