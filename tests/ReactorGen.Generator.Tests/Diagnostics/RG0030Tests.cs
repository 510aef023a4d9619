namespace ReactorGen.Generator.Tests.Diagnostics;

/// <summary>Each suspending call is marked.</summary>
public sealed class RG0030Tests
{
    [Fact]
    public void Calls() => DiagnosticTest.Reports("RG0030", """
        static partial class C
        {
            [ReactorTask]
            private static partial int Work(int x) { [|Yield|](); return x; }

            [ReactorTask]
            private static partial int M()
            {
                [|Yield|]();
                int x = [|Work|](1) + ReactorTask.[|Await|](Task.FromResult(1));
                return Math.Max(C.[|Work|](x), 1);
            }
        }
        """);

    [Fact]
    public void NoCall() => DiagnosticTest.Accepts("""
        static partial class C
        {
            [ReactorTask]
            private static partial void M()
            {
                Console.WriteLine();
            }
        }
        """);

    [Fact]
    public void ForEachAndUsing() => DiagnosticTest.Reports("RG0030", """
        static partial class C
        {
            [ReactorTask]
            private static partial int M(IAsyncEnumerable<int> numbers, IAsyncDisposable resource)
            {
                int sum = 0;
                [|using|] var closing = Await(resource);
                [|foreach|] (int number in Await(numbers)) sum += number;
                return sum;
            }
        }
        """);
}
