using Microsoft.CodeAnalysis;
using ReactorGen.Language.Tests.Harness;

namespace ReactorGen.Language.Tests.Compiling;

/// <summary>Runs a program in all its forms and tells where they differ.</summary>
internal static class Comparison
{
    private static readonly OptimizationLevel[] _levels = [OptimizationLevel.Debug, OptimizationLevel.Release];
    private static readonly PauseMode[] _modes = Enum.GetValues<PauseMode>();

    // The form is built outside the run: an error in the harness must not pass for an outcome of the program's.
    public static Outcome RunAsync(AsyncForm form, CorpusProgram program, PauseMode mode = PauseMode.Once, int cancelAt = 0) =>
        Outcome.Of(form.Built.EntryOf(program, OptimizationLevel.Release), mode, cancelAt);

    /// <summary>The oracle must be sound before anything is compared with it: it does the same however it suspends.</summary>
    public static void AsyncAgreesWithItself(AsyncForm form, CorpusProgram program, int cancelAt = 0)
    {
        var expected = RunAsync(form, program, PauseMode.Once, cancelAt);
        Assert.True(expected.Pauses > 0, "The program reaches no suspension point.");
        if (cancelAt > 0) Assert.Contains($"cancel {cancelAt}", expected.Lines);
        foreach (var level in _levels)
        {
            foreach (var mode in _modes)
            {
                var difference = Outcome.Of(form.Built.EntryOf(program, level), mode, cancelAt).DifferenceFrom(expected);
                if (difference is not null) Assert.Fail($"{level}, suspends {mode}: differs (+) from Release, suspends Once (-)\n{difference}\n{form.TextOf(program)}");
            }
        }
    }

    /// <summary>The machine form does what the async form does, whether its suspension points suspend or not, in both configurations.</summary>
    public static void MachineAgreesWithAsync(AsyncForm async, MachineForm machine, CorpusProgram program, int cancelAt = 0)
    {
        var expected = RunAsync(async, program, PauseMode.Once, cancelAt);
        List<string> failures = [];
        foreach (var level in _levels)
        {
            foreach (var mode in _modes)
            {
                try
                {
                    var actual = Outcome.Of(machine.Built.EntryOf(program, level), mode, cancelAt);
                    if (actual.DifferenceFrom(expected) is { } difference) failures.Add($"{level}, suspends {mode}: the machine (+) differs from async (-)\n{difference}");
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

        var cancelled = cancelAt > 0 ? $", cancelled at pause {cancelAt}" : "";
        if (failures.Count > 0) Assert.Fail($"{program.Name}{cancelled}\n{string.Join('\n', failures)}\n  generated code: {machine.WriteGenerated(program)}");
    }
}
