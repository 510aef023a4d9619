using System.Runtime.ExceptionServices;

namespace ReactorGen.Language.Tests.Harness;

/// <summary>All that can be told of one run from outside.</summary>
/// <param name="Lines">The trace, closed by how the program ended.</param>
/// <param name="Pauses">How many suspension points it reached.</param>
public sealed record Outcome(IReadOnlyList<string> Lines, int Pauses)
{
    private const int PatienceSeconds = 60;

    /// <summary>Runs a program on a thread of its own, so that one that never ends fails alone.</summary>
    public static Outcome Of(Action<Trace> program, PauseMode mode, int cancelAt = 0)
    {
        var run = new LeafRun(mode, cancelAt);
        ExceptionDispatchInfo? broken = null;
        var thread = new Thread(() =>
        {
            LeafRun.Current = run;
            try
            {
                program(run.Trace);
                run.Trace.Log("end");
            }
            catch (RunawayException e)
            {
                broken = ExceptionDispatchInfo.Capture(e);
            }
            catch (Exception e)
            {
                run.Trace.Log($"ends with {Trace.Show(e)}");
            }
        }, maxStackSize: 16 << 20) { IsBackground = true };
        thread.Start();
        if (!Ends(thread)) throw new RunawayException($"no end after {PatienceSeconds} s; the trace so far:\n" + string.Join('\n', run.Trace.Lines.ToArray().TakeLast(20)));
        broken?.Throw();
        return new Outcome([.. run.Trace.Lines], run.Pauses);
    }

    // Second by second: while the process is stopped, as a long run may be, no more than one of them passes.
    private static bool Ends(Thread thread) => Enumerable.Range(0, PatienceSeconds).Any(_ => thread.Join(TimeSpan.FromSeconds(1)));

    /// <summary>Where this run leaves the other, or null where the two are equal.</summary>
    public string? DifferenceFrom(Outcome expected)
    {
        var common = Lines.Zip(expected.Lines).TakeWhile(pair => pair.First == pair.Second).Count();
        if (common == Lines.Count && common == expected.Lines.Count) return null;
        var before = expected.Lines.Skip(Math.Max(0, common - 6)).Take(Math.Min(6, common)).Select(line => "      " + line);
        return string.Join('\n', [
            $"  after {common} equal lines:",
            .. before,
            .. expected.Lines.Skip(common).Take(5).Select(line => "    - " + line),
            .. Lines.Skip(common).Take(5).Select(line => "    + " + line)]);
    }
}
