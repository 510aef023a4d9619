using ReactorGen.Language.Tests.Compiling;
using ReactorGen.Language.Tests.Mutants;

namespace ReactorGen.Language.Tests;

/// <summary>Damaged programs. <c>REACTORGEN_MUTANTS=1000-1999</c> tries other seeds.</summary>
public sealed class MutantTests
{
    private const int Together = 50;

    [Fact]
    public void Any_text_is_taken_and_one_that_compiles_has_machines_that_compile()
    {
        var range = (Environment.GetEnvironmentVariable("REACTORGEN_MUTANTS") ?? "1-100").Split('-').Select(number => int.Parse(number, System.Globalization.CultureInfo.InvariantCulture)).ToArray();
        List<(string Text, string Failure)> failures = [];
        var compiled = 0;
        for (var seed = range[0]; seed <= range[^1]; seed += Together)
        {
            failures.AddRange(MutantJudge.Judge([.. Enumerable.Range(seed, Math.Min(Together, range[^1] - seed + 1)).Select(Mutant)], out var some));
            compiled += some;
        }

        Assert.True(failures.Count == 0, string.Join("\n\n", failures.Select(failure => $"{failure.Failure}\n{failure.Text}")));
        // Else the seeds say nothing of generated code.
        Assert.True(compiled > (range[^1] - range[0]) / 20, $"Only {compiled} mutants compile.");
    }

    /// <summary>Neighbouring seeds fall on different programs.</summary>
    private static string Mutant(int seed) => Mutator.Mutate(CorpusProgram.All[seed % CorpusProgram.All.Count], seed);
}
