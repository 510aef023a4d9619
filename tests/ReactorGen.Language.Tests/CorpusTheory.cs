using Microsoft.CodeAnalysis;
using ReactorGen.Language.Tests.Compiling;
using ReactorGen.Language.Tests.Harness;

namespace ReactorGen.Language.Tests;

/// <summary>What every theory over the corpus shares.</summary>
/// <remarks>One collection: the programs are compiled once, and run one after the other.</remarks>
[Collection("Corpus")]
public abstract class CorpusTheory
{
    internal static readonly PauseMode[] Modes = Enum.GetValues<PauseMode>();

    public static TheoryData<string> All => [.. CorpusProgram.All.Select(program => program.Name)];

    public static TheoryData<string> Now => [.. CorpusProgram.All.Where(program => !program.IsLater).Select(program => program.Name)];

    public static TheoryData<string> Later => [.. CorpusProgram.All.Where(program => program.IsLater).Select(program => program.Name)];

    // The form is built outside the run: an error in the harness must not pass for an outcome of the program's.
    internal static Outcome RunAsync(CorpusProgram program, PauseMode mode, int cancelAt = 0, OptimizationLevel level = OptimizationLevel.Release)
    {
        var entry = (level == OptimizationLevel.Debug ? AsyncForm.Debug : AsyncForm.Release).EntryOf(program);
        return Outcome.Of(entry, mode, cancelAt);
    }

    internal static Outcome RunMachine(CorpusProgram program, PauseMode mode, int cancelAt, OptimizationLevel level)
    {
        var form = MachineForm.Of(program);
        var entry = (level == OptimizationLevel.Debug ? form.Debug : form.Release).EntryOf(program);
        return Outcome.Of(entry, mode, cancelAt);
    }

    /// <summary>The machine form does what the async form does, whether its suspension points suspend or not, in both configurations.</summary>
    internal static void CompareMachine(string name, int cancelAt = 0)
    {
        var program = CorpusProgram.Get(name);
        var expected = RunAsync(program, PauseMode.Once, cancelAt);
        List<string> failures = [];
        foreach (var level in new[] { OptimizationLevel.Debug, OptimizationLevel.Release })
        {
            foreach (var mode in Modes)
            {
                try
                {
                    var difference = RunMachine(program, mode, cancelAt, level).DifferenceFrom(expected);
                    if (difference is not null) failures.Add($"{level}, suspends {mode}: the machine (+) differs from async (-)\n{difference}");
                }
                catch (ProgramDoesNotCompileException e)
                {
                    failures.Add($"{level}: {e.Message}");
                    break;
                }
                catch (RunawayException e)
                {
                    failures.Add($"{level}, suspends {mode}: {e.Message}");
                    break;
                }
            }
        }

        if (failures.Count > 0) Assert.Fail($"{name}\n{string.Join('\n', failures)}\n  generated code: {MachineForm.Of(program).WriteGenerated(program)}");
    }
}
