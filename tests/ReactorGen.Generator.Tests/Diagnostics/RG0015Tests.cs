namespace ReactorGen.Generator.Tests.Diagnostics;

/// <summary>A reactor task is called in a reactor task only.</summary>
public sealed class RG0015Tests
{
    [Fact]
    public void AnOrdinaryMethod() => DiagnosticTest.Reports("RG0015", """
        static partial class C
        {
            [ReactorTask]
            private static partial int Work(int x) { Yield(); return x; }

            public static int Start() => [|Work(1)|];
        }
        """);

    [Fact]
    public void AFieldInitializer() => DiagnosticTest.Reports("RG0015", """
        static partial class C
        {
            [ReactorTask]
            private static partial int Work(int x) { Yield(); return x; }

            public static readonly int Value = [|Work(1)|];
        }
        """);

    [Fact]
    public void AConstructorAndAProperty() => DiagnosticTest.Reports("RG0015", """
        partial class C
        {
            [ReactorTask]
            private static partial int Work(int x) { Yield(); return x; }

            public C() => [|Work(1)|];

            public int Value { get { return [|Work(2)|]; } }
        }
        """);

    [Fact]
    public void AnIntrinsic() => DiagnosticTest.Reports("RG0015", """
        static class C
        {
            public static void Start(Token token) => [|Suspend(token, Interest.Readable)|];
        }
        """);

    [Fact]
    public void ALambdaInAnOrdinaryMethod() => DiagnosticTest.Reports("RG0015", """
        static partial class C
        {
            [ReactorTask]
            private static partial int Work(int x) { Yield(); return x; }

            public static Func<int> Start() => () => [|Work(1)|];
        }
        """);

    [Fact]
    public void NameofAndFactory() => DiagnosticTest.Accepts("""
        static partial class C
        {
            [ReactorTask]
            private static partial int Work(int x) { Yield(); return x; }

            public static string Name => nameof(Work);

            public static int Start()
            {
                using var executor = new LocalExecutor();
                return executor.Run(WorkTask(1));
            }
        }
        """);

    [Fact]
    public void ForEachAndUsing() => DiagnosticTest.Reports("RG0015", """
        static class C
        {
            public static void Start(IAsyncEnumerable<int> numbers, IAsyncDisposable resource)
            {
                [|foreach|] (int number in Await(numbers)) Console.WriteLine(number);
                [|using|] (Await(resource)) Console.WriteLine();
                [|using|] var closing = Await(resource);
            }
        }
        """);

    [Fact]
    public void ForEachAndUsingOverOrdinaryTypes() => DiagnosticTest.Accepts("""
        static class C
        {
            public static void Start(IEnumerable<int> numbers, IDisposable resource)
            {
                foreach (int number in numbers) Console.WriteLine(number);
                using (resource) Console.WriteLine();
            }
        }
        """);
}
