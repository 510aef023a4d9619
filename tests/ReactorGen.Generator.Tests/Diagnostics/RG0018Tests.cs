namespace ReactorGen.Generator.Tests.Diagnostics;

/// <summary>A reactor task does not use await.</summary>
public sealed class RG0018Tests
{
    [Fact]
    public void AnAwait() => DiagnosticTest.Reports("RG0018", """
        static partial class C
        {
            [ReactorTask]
            private static partial void M()
            {
                [|await Task.Delay(1)|];
                Yield();
            }
        }
        """, "CS4033");

    [Fact]
    public void AroundASuspension() => DiagnosticTest.Reports("RG0018", """
        static partial class C
        {
            [ReactorTask]
            private static partial int Wait(int value) { Yield(); return value; }

            [ReactorTask]
            private static partial void M()
            {
                int value = [|await Task.FromResult(Wait(1))|];
            }
        }
        """, "CS4033");

    [Fact]
    public void OneThatLooksLikeADeclaration() => DiagnosticTest.Reports("RG0018", """
        static partial class C
        {
            [ReactorTask]
            private static partial void M(Task other)
            {
                [|await other|];
                Yield();
            }
        }
        """, "CS0136", "CS0168", "CS0246");

    [Fact]
    public void AnAsyncLambda() => DiagnosticTest.Accepts("""
        static partial class C
        {
            [ReactorTask]
            private static partial void M(Task other)
            {
                Func<Task> f = async () => await other;
                Await(f());
            }
        }
        """);

    [Fact]
    public void AwaitForEachAndAwaitUsing() => DiagnosticTest.Reports("RG0018", """
        static partial class C
        {
            [ReactorTask]
            private static partial void M(IAsyncEnumerable<int> numbers, IAsyncDisposable resource)
            {
                [|await|] foreach (int number in numbers) Yield();
                [|await|] using (resource) Yield();
                [|await|] using var closing = resource;
                Yield();
            }
        }
        """, "CS4033", "CS4033", "CS4033");
}
