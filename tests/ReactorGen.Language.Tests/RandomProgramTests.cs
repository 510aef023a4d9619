using Microsoft.CodeAnalysis;
using ReactorGen.Language.Tests.Random;

namespace ReactorGen.Language.Tests;

/// <summary>
/// Programs written from seeds. A failing seed stays failing until it is mended; <c>REACTORGEN_SEEDS=1000-1999</c> tries others.
/// </summary>
[Collection("Programs")]
public sealed class RandomProgramTests
{
    private const int Together = 125;

    private static readonly int[] _range =
        [.. (Environment.GetEnvironmentVariable("REACTORGEN_SEEDS") ?? "1-250").Split('-').Select(number => int.Parse(number, System.Globalization.CultureInfo.InvariantCulture))];

    /// <summary>The first seed of each batch.</summary>
    public static TheoryData<int> Batches => [.. Enumerable.Range(0, ((_range[^1] - _range[0]) / Together) + 1).Select(batch => _range[0] + (batch * Together))];

    [Theory]
    [MemberData(nameof(Batches))]
    public void Machines_do_what_async_does(int first)
    {
        // Debug differs little, and every fourth batch shows it.
        var level = first / Together % 4 == 0 ? OptimizationLevel.Debug : OptimizationLevel.Release;
        var programs = Enumerable.Range(first, Math.Min(Together, _range[^1] - first + 1)).Select(RandomProgram.Create).ToList();
        var differences = RandomBatch.Compare(programs, level, out var invalid);
        Assert.Empty(invalid.Select(program => $"{program.Program.Name}: {program.Text}"));
        // One of each kind, made small: the others are often the same.
        var shown = differences.DistinctBy(difference => difference.Kind).Select(difference => Shrinker.Shrink(difference, level));
        Assert.True(differences.Count == 0, $"{string.Join(", ", differences.Select(difference => difference.Program.Name))}\n{string.Join('\n', shown.Select(small => $"{small.Program.Tree}\n{small.Text}"))}");
    }
}
