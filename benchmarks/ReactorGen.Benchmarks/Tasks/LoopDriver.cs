namespace ReactorGen.Benchmarks.Tasks;

/// <summary>Starts one task of a row on the executor.</summary>
internal delegate JoinHandle<long> StartTask(LocalExecutor executor, LoopSignal signal, int count);

/// <summary>
/// Drives tasks from within the loop: a driver task starts <see cref="Workload.Tasks"/> of them, each with a signal of its own, fires the
/// signals in turn and yields, which lets the executor resume them all and then the driver. The driver's own step and the
/// loop's turn are part of what is measured, shared by one batch.
/// </summary>
internal static partial class LoopDriver
{
    private static readonly LoopSignal s_ready = new(alwaysReady: true);

    [ReactorTask]
    internal static partial long Resume(LocalExecutor executor, StartTask start, int operations, bool throws)
    {
        int each = operations / Workload.Tasks;
        LoopSignal[] signals = NewSignals();
        var handles = new JoinHandle<long>[Workload.Tasks];
        for (int k = 0; k < handles.Length; k++) handles[k] = start(executor, signals[k], each);
        for (int round = 0; round < each; round++)
        {
            FireAll(signals, throws ? -1 : round);
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
        var tally = new Tally();
        LoopSignal[] signals = NewSignals();
        var handles = new JoinHandle[Workload.Tasks];
        for (int first = 0; first < operations; first += handles.Length)
        {
            for (int k = 0; k < handles.Length; k++) handles[k] = Spawn(LoopChain.OnceTask(signals[k], tally, first + k));
            FireAll(signals, Workload.ReadyValue);
            Yield();
            for (int k = 0; k < handles.Length; k++) handles[k].Join();
        }
        return tally.Sum;
    }

    [ReactorTask]
    internal static partial long SpawnDetached(int operations)
    {
        var tally = new Tally();
        LoopSignal[] signals = NewSignals();
        for (int first = 0; first < operations; first += signals.Length)
        {
            for (int k = 0; k < signals.Length; k++) Spawn(LoopChain.OnceTask(signals[k], tally, first + k));
            FireAll(signals, Workload.ReadyValue);
            Yield();
        }
        return tally.Sum;
    }

    [ReactorTask]
    internal static partial long SpawnAndJoinAtOnce(int operations)
    {
        var tally = new Tally();
        for (int i = 0; i < operations; i++) Spawn(LoopChain.OnceTask(s_ready, tally, i)).Join();
        return tally.Sum;
    }

    [ReactorTask]
    internal static partial long SpawnDetachedAtOnce(int operations)
    {
        var tally = new Tally();
        for (int i = 0; i < operations; i++)
        {
            Spawn(LoopChain.OnceTask(s_ready, tally, i));
            // Those that were queued because this step's budget was used up run now.
            if (i % Workload.Tasks == Workload.Tasks - 1) Yield();
        }
        return tally.Sum;
    }

    private static LoopSignal[] NewSignals()
    {
        var signals = new LoopSignal[Workload.Tasks];
        for (int k = 0; k < signals.Length; k++) signals[k] = new LoopSignal();
        return signals;
    }

    private static void FireAll(LoopSignal[] signals, long value)
    {
        foreach (LoopSignal signal in signals) signal.Fire(value);
    }
}
