using Microsoft.CodeAnalysis;
using ReactorGen.Language.Tests.Compiling;
using ReactorGen.Language.Tests.Harness;

namespace ReactorGen.Language.Tests;

/// <summary>The oracle must be sound before anything is compared with it.</summary>
public sealed class AsyncFormTests : CorpusTheory
{
    [Theory]
    [MemberData(nameof(All))]
    public void Does_the_same_whether_it_suspends_or_not(string name)
    {
        var program = CorpusProgram.Get(name);
        var expected = RunAsync(program, PauseMode.Once);
        Assert.True(expected.Pauses > 0, "The program reaches no suspension point.");
        foreach (var level in new[] { OptimizationLevel.Debug, OptimizationLevel.Release })
        {
            foreach (var mode in Modes)
                AssertSame(program, expected, RunAsync(program, mode, 0, level), $"{level}, suspends {mode}");
        }
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Does_the_same_when_cancelled_whether_it_suspends_or_not(string name)
    {
        var program = CorpusProgram.Get(name);
        var pauses = RunAsync(program, PauseMode.Never).Pauses;
        for (var n = 1; n <= pauses; n++)
        {
            var expected = RunAsync(program, PauseMode.Once, n);
            Assert.Contains($"cancel {n}", expected.Lines);
            AssertSame(program, expected, RunAsync(program, PauseMode.Never, n), $"cancelled at {n}");
        }
    }

    private static void AssertSame(CorpusProgram program, Outcome expected, Outcome actual, string run)
    {
        if (actual.DifferenceFrom(expected) is { } difference) Assert.Fail($"{run}: differs (+) from Release, suspends Once (-)\n{difference}\n{AsyncForm.TextOf(program)}");
    }
}
