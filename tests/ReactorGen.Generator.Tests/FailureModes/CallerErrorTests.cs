using ReactorGen.Generator.Tests.Harness;

namespace ReactorGen.Generator.Tests.FailureModes;

/// <summary>One mistake, one error: a task that cannot be lowered leaves a stub, so that its callers are not covered with secondary errors.</summary>
public sealed class CallerErrorTests
{
    private static string Broken(string body) => $$"""
        static partial class C
        {
            [ReactorTask]
            private static partial int Broken(object gate) { lock (gate) Yield(); return 1; }

            {{body}}
        }
        """;

    [Fact]
    public void ACallInABodyAddsNothing() => GeneratorHarness.Run(Broken("""
        [ReactorTask]
            private static partial int Caller(object gate) => Broken(gate) + 1;
        """), "RG0011", "CS0619");

    /// <summary>What gets no members at all is no task for its callers either, and they have nothing to say of it.</summary>
    [Theory]
    [InlineData("partial int X(ref int x) { Yield(); return x; }", "X(ref s)", "RG0005")]
    [InlineData("partial int X(Span<int> x) { Yield(); return 1; }", "X([1])", "RG0006")]
    [InlineData("int X() { Yield(); return 1; }", "X()", "RG0001")]
    [InlineData("partial int X() { Yield(); return 1; } private struct XMachine { }", "X()", "RG0026")]
    public void ACallOfWhatIsNoTaskAddsNothing(string callee, string call, string id)
    {
        GeneratorRun run = GeneratorHarness.Observe(TestProject.Of($$"""
            static partial class C
            {
                private static int s;

                [ReactorTask]
                private static {{callee}}

                [ReactorTask]
                private static partial void Caller() => s = {{call}};
            }
            """));
        Assert.Equal([id], run.Problems.Select(d => d.Id));
    }

    [Fact]
    public void AFactoryCallIsRefusedWithTheReason()
    {
        GeneratorRun run = GeneratorHarness.Run(Broken("public static void Start(LocalExecutor executor) => executor.Run(BrokenTask(new object()));"), "RG0011", "CS0619");
        Assert.Contains("RG0011: ", run.Problems.Single(d => d.Id == "CS0619").GetMessage(), StringComparison.Ordinal);
    }

    [Fact]
    public void WithAnalyzersOffTheFactoryStillDoesNotBuild()
    {
        GeneratorRun run = GeneratorHarness.Observe(TestProject.Of(Broken("public static void Start(LocalExecutor executor) => executor.Run(BrokenTask(new object()));")));
        Assert.Contains(run.Output.GetDiagnostics(), d => d.Id == "CS0619");
    }

    [Fact]
    public void ABodyThatCSharpRefusesHasCSharpsErrorOnly() => GeneratorHarness.Run("""
        static partial class C
        {
            [ReactorTask]
            private static partial int Broken() { Yield(); return undefined; }

            [ReactorTask]
            private static partial int Caller() { Yield(); return 1; }
        }
        """, "CS0103");

    [Fact]
    public void AMissingReturnToo() => GeneratorHarness.Run("""
        static partial class C
        {
            [ReactorTask]
            private static partial int Broken(bool b) { if (b) return 1; Yield(); }
        }
        """, "CS0161");
}
