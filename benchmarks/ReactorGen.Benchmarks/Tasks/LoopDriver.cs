namespace ReactorGen.Benchmarks.Tasks;

/// <summary>Starts one task of a row on the executor.</summary>
internal delegate JoinHandle<long> StartTask(LocalExecutor executor, LoopSignal signal, int count);

/// <summary>
/// Drives tasks from within the loop: a driver task starts <see cref="Workload.Tasks"/> of them, each with a signal of its own, fires the
/// signals in turn and yields, which lets the executor resume them all and then the driver. The driver's own step and the
/// loop's turn are part of what is measured, shared by one batch. The signals live on from run to run, as what a server waits for does.
/// </summary>
internal static partial class LoopDriver
{
    private static readonly LoopSignal s_ready = new(alwaysReady: true);
    private static readonly LoopSignal[] s_signals = [.. Enumerable.Range(0, Workload.Tasks).Select(_ => new LoopSignal())];
    private static readonly Tally s_tally = new();

    [ReactorTask]
    internal static partial long Resume(LocalExecutor executor, StartTask start, int operations, bool throws)
    {
        int each = operations / Workload.Tasks;
        var handles = new JoinHandle<long>[Workload.Tasks];
        for (int k = 0; k < handles.Length; k++) handles[k] = start(executor, s_signals[k], each);
        for (int round = 0; round < each; round++)
        {
            FireAll(throws ? -1 : round);
            Yield();
        }
        long sum = 0;
        for (int k = 0; k < handles.Length; k++) sum += handles[k].Join();
        return sum;
    }

    [ReactorTask]
    internal static partial long AtOnce(LocalExecutor executor, StartTask start, int operations) => start(executor, s_ready, operations).Join();

    [ReactorTask]
    internal static partial long SpawnAndJoin(int operations)
    {
        Tally tally = s_tally.Clear();
        var handles = new JoinHandle[Workload.Tasks];
        for (int first = 0; first < operations; first += handles.Length)
        {
            for (int k = 0; k < handles.Length; k++) handles[k] = Spawn(LoopChain.OnceTask(s_signals[k], tally, first + k));
            FireAll(Workload.ReadyValue);
            Yield();
            for (int k = 0; k < handles.Length; k++) handles[k].Join();
        }
        return tally.Sum;
    }

    [ReactorTask]
    internal static partial long SpawnDetached(int operations)
    {
        Tally tally = s_tally.Clear();
        for (int first = 0; first < operations; first += Workload.Tasks)
        {
            for (int k = 0; k < Workload.Tasks; k++) Spawn(LoopChain.OnceTask(s_signals[k], tally, first + k));
            FireAll(Workload.ReadyValue);
            Yield();
        }
        return tally.Sum;
    }

    [ReactorTask]
    internal static partial long SpawnAndJoinAtOnce(int operations)
    {
        Tally tally = s_tally.Clear();
        for (int i = 0; i < operations; i++) Spawn(LoopChain.OnceTask(s_ready, tally, i)).Join();
        return tally.Sum;
    }

    [ReactorTask]
    internal static partial long SpawnDetachedAtOnce(int operations)
    {
        Tally tally = s_tally.Clear();
        for (int i = 0; i < operations; i++)
        {
            Spawn(LoopChain.OnceTask(s_ready, tally, i));
            // Those that were queued because this step's budget was used up run now.
            if (i % Workload.Tasks == Workload.Tasks - 1) Yield();
        }
        return tally.Sum;
    }

    private static void FireAll(long value)
    {
        foreach (LoopSignal signal in s_signals) signal.Fire(value);
    }
}
