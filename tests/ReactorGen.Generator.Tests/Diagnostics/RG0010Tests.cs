namespace ReactorGen.Generator.Tests.Diagnostics;

/// <summary>A suspension cannot stand in a lambda or local function.</summary>
public sealed class RG0010Tests
{
    [Fact]
    public void ALambda() => DiagnosticTest.Reports("RG0010", """
        static partial class C
        {
            [ReactorTask]
            private static partial void M()
            {
                Action wait = () => [|Yield()|];
                wait();
            }
        }
        """);

    [Fact]
    public void AnAnonymousMethod() => DiagnosticTest.Reports("RG0010", """
        static partial class C
        {
            [ReactorTask]
            private static partial void M()
            {
                Action wait = delegate { [|Yield()|]; };
                wait();
            }
        }
        """);

    [Fact]
    public void ALocalFunction() => DiagnosticTest.Reports("RG0010", """
        static partial class C
        {
            [ReactorTask]
            private static partial void M()
            {
                Wait();

                void Wait() => [|Delay(TimeSpan.Zero)|];
            }
        }
        """);

    [Fact]
    public void ALambdaBesideASuspension() => DiagnosticTest.Accepts("""
        static partial class C
        {
            [ReactorTask]
            private static partial int Work(int x) { Yield(); return x; }

            [ReactorTask]
            private static partial int M()
            {
                Func<int, int> twice = x => x * 2;
                return twice(Work(1));
            }
        }
        """);

    [Fact]
    public void AFactoryInALambda() => DiagnosticTest.Accepts("""
        static partial class C
        {
            [ReactorTask]
            private static partial int Work(int x) { Yield(); return x; }

            [ReactorTask]
            private static partial int M()
            {
                Func<BoxedTask<int>> start = () => WorkTask(1);
                return Await(start());
            }
        }
        """);
}
