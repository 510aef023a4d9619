using Microsoft.CodeAnalysis;
using ReactorGen.Language.Tests.Compiling;
using ReactorGen.Language.Tests.Harness;

namespace ReactorGen.Language.Tests.Random;

/// <summary>A program whose two forms differ.</summary>
/// <param name="Program">The program.</param>
/// <param name="Kind">What kind of difference, in a word: a smaller program must have the same to be the same difference.</param>
/// <param name="Text">What differs.</param>
internal sealed record Difference(CorpusProgram Program, string Kind, string Text);

/// <summary>Many programs, each form of all of them one compilation: what a program costs is to compile it, and that is cheaper together.</summary>
internal static class RandomBatch
{
    /// <summary>Places at which a run is cancelled, spread over it.</summary>
    private const int Cancellations = 6;

    private static readonly PauseMode[] _modes = Enum.GetValues<PauseMode>();

    /// <summary>Compares all.</summary>
    /// <param name="programs">Any, of different namespaces.</param>
    /// <param name="level">How both forms are compiled.</param>
    /// <param name="invalid">Programs that are no C# in their async form, or do not end, or depend there on how they suspend.</param>
    public static List<Difference> Compare(IReadOnlyList<CorpusProgram> programs, OptimizationLevel level, out List<Difference> invalid)
    {
        var async = AsyncForm.OfRandom(programs, level);
        invalid = [];
        Dictionary<CorpusProgram, Outcome> expected = [];
        foreach (var program in programs)
        {
            try
            {
                var outcome = Outcome.Of(async.Built.EntryOf(program, level), PauseMode.Once);
                var other = Outcome.Of(async.Built.EntryOf(program, level), PauseMode.Irregularly);
                if (other.DifferenceFrom(outcome) is { } difference) invalid.Add(new Difference(program, "oracle", difference));
                else expected.Add(program, outcome);
            }
            catch (Exception e) when (e is ProgramDoesNotCompileException or RunawayException)
            {
                invalid.Add(new Difference(program, e.GetType().Name, e.Message));
            }
        }

        if (expected.Count == 0) return [];
        var machine = MachineForm.OfRandom([.. expected.Keys], level);
        return [.. expected.Select(pair => Compare(pair.Key, pair.Value, async.Built, machine.Built, level)).OfType<Difference>()];
    }

    private static Difference? Compare(CorpusProgram program, Outcome expected, BuiltForm async, BuiltForm machine, OptimizationLevel level)
    {
        try
        {
            var run = machine.EntryOf(program, level);
            foreach (var mode in _modes)
            {
                if (Outcome.Of(run, mode).DifferenceFrom(expected) is { } difference)
                    return new Difference(program, "trace", $"{level}, suspends {mode}: the machine (+) differs from async (-)\n{difference}");
            }

            for (var n = 1; n <= expected.Pauses; n += 1 + (expected.Pauses / Cancellations))
            {
                var cancelled = Outcome.Of(async.EntryOf(program, level), PauseMode.Once, n);
                if (Outcome.Of(run, PauseMode.Once, n).DifferenceFrom(cancelled) is { } difference)
                    return new Difference(program, "trace when cancelled", $"{level}, cancelled at {n}: the machine (+) differs from async (-)\n{difference}");
            }

            return null;
        }
        catch (ProgramDoesNotCompileException e)
        {
            return new Difference(program, e.Message.Split(':')[0], e.Message);
        }
        catch (RunawayException e)
        {
            return new Difference(program, nameof(RunawayException), e.Message);
        }
    }
}
