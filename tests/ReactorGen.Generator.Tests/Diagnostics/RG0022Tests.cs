namespace ReactorGen.Generator.Tests.Diagnostics;

/// <summary>A value of an unnameable type cannot live across a suspension.</summary>
public sealed class RG0022Tests
{
    [Fact]
    public void ADelegateWithADefaultValue() => DiagnosticTest.Reports("RG0022", """
        static partial class C
        {
            [ReactorTask]
            private static partial int M()
            {
                var [|add|] = (int left, int right = 1) => left + right;
                Yield();
                return add(1);
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
                var [|all|] = new[] { (ref int x) => x++ };
                Yield();
                int n = 1;
                return all[0](ref n);
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
                var add = (int left, int right = 1) => left + right;
                int sum = add(1);
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
