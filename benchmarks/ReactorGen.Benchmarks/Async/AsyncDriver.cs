namespace ReactorGen.Benchmarks.Async;

/// <summary>
/// Drives async methods: starts <see cref="Workload.Tasks"/> of them, each with a signal of its own, and fires the signals in turn from one
/// thread, which thereby resumes them inline.
/// </summary>
internal static class AsyncDriver
{
    private static readonly AsyncSignal s_ready = new(alwaysReady: true);

    internal static long Resume(Func<AsyncSignal, int, ValueTask<long>> start, int operations, bool throws = false)
    {
        int each = operations / Workload.Tasks;
        var signals = new AsyncSignal[Workload.Tasks];
        var tasks = new ValueTask<long>[Workload.Tasks];
        for (int k = 0; k < signals.Length; k++)
        {
            signals[k] = new AsyncSignal();
            tasks[k] = start(signals[k], each);
        }
        for (int round = 0; round < each; round++) FireAll(signals, throws ? -1 : round);
        long sum = 0;
        foreach (ValueTask<long> task in tasks) sum += task.GetAwaiter().GetResult();
        return sum;
    }

    internal static long AtOnce(Func<AsyncSignal, int, ValueTask<long>> start, int operations) => start(s_ready, operations).GetAwaiter().GetResult();

    internal static long SpawnTasks(int operations)
    {
        var tally = new Tally();
        AsyncSignal[] signals = NewSignals();
        var tasks = new Task[Workload.Tasks];
        for (int first = 0; first < operations; first += tasks.Length)
        {
            for (int k = 0; k < tasks.Length; k++) tasks[k] = TaskChain.Once(signals[k], tally, first + k);
            FireAll(signals, Workload.ReadyValue);
            foreach (Task task in tasks) task.GetAwaiter().GetResult();
        }
        return tally.Sum;
    }

    internal static long SpawnValueTasks(Func<AsyncSignal, Tally, long, ValueTask> start, int operations)
    {
        var tally = new Tally();
        AsyncSignal[] signals = NewSignals();
        var tasks = new ValueTask[Workload.Tasks];
        for (int first = 0; first < operations; first += tasks.Length)
        {
            for (int k = 0; k < tasks.Length; k++) tasks[k] = start(signals[k], tally, first + k);
            FireAll(signals, Workload.ReadyValue);
            foreach (ValueTask task in tasks) task.GetAwaiter().GetResult();
        }
        return tally.Sum;
    }

    internal static long SpawnTasksAtOnce(int operations)
    {
        var tally = new Tally();
        for (int i = 0; i < operations; i++) TaskChain.Once(s_ready, tally, i).GetAwaiter().GetResult();
        return tally.Sum;
    }

    internal static long SpawnValueTasksAtOnce(Func<AsyncSignal, Tally, long, ValueTask> start, int operations)
    {
        var tally = new Tally();
        for (int i = 0; i < operations; i++) start(s_ready, tally, i).GetAwaiter().GetResult();
        return tally.Sum;
    }

    private static AsyncSignal[] NewSignals()
    {
        var signals = new AsyncSignal[Workload.Tasks];
        for (int k = 0; k < signals.Length; k++) signals[k] = new AsyncSignal();
        return signals;
    }

    private static void FireAll(AsyncSignal[] signals, long value)
    {
        foreach (AsyncSignal signal in signals) signal.Fire(value);
    }
}
