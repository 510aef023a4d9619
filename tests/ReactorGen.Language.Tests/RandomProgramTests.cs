using ReactorGen.Language.Tests.Compiling;
using ReactorGen.Language.Tests.Harness;
using ReactorGen.Language.Tests.Random;

namespace ReactorGen.Language.Tests;

/// <summary>
/// Programs written from seeds. A failing seed stays failing until it is mended; <c>REACTORGEN_SEEDS=1000-1999</c> tries others.
/// </summary>
[Collection("Programs")]
public sealed class RandomProgramTests
{
    private static readonly CorpusProgram[] _programs = [.. SeedsAskedFor().Select(RandomProgram.Create)];
    private static readonly Lazy<AsyncForm> _async = new(() => new AsyncForm(_programs));
    private static readonly Lazy<MachineForm> _machine = new(() => new MachineForm("RandomMachines", _programs));

    public static TheoryData<int> Seeds => [.. SeedsAskedFor()];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Async_does_the_same_whether_it_suspends_or_not(int seed) => Comparison.AsyncAgreesWithItself(_async.Value, Program(seed));

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Machine_does_what_async_does(int seed)
    {
        var pauses = Comparison.RunAsync(_async.Value, Program(seed)).Pauses;
        Comparison.MachineAgreesWithAsync(_async.Value, _machine.Value, Program(seed));
        // A dozen places to cancel, spread over the run.
        for (var n = 1; n <= pauses; n += 1 + (pauses / 12)) Comparison.MachineAgreesWithAsync(_async.Value, _machine.Value, Program(seed), n);
    }

    private static CorpusProgram Program(int seed) => _programs.Single(program => program.Name == $"Seed{seed}");

    private static IEnumerable<int> SeedsAskedFor()
    {
        var range = (Environment.GetEnvironmentVariable("REACTORGEN_SEEDS") ?? "1-60").Split('-');
        var first = int.Parse(range[0], System.Globalization.CultureInfo.InvariantCulture);
        var last = int.Parse(range[^1], System.Globalization.CultureInfo.InvariantCulture);
        return Enumerable.Range(first, last - first + 1);
    }
}
