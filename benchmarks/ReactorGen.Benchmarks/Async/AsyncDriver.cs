namespace ReactorGen.Benchmarks.Async;

/// <summary>
/// Drives async methods: starts <see cref="Workload.Tasks"/> of them, each with a signal of its own, and fires the signals in turn from one
/// thread, which thereby resumes them inline. The signals live on from run to run, as what a server waits for does.
/// </summary>
internal static class AsyncDriver
{
    private static readonly AsyncSignal s_ready = new(alwaysReady: true);
    private static readonly AsyncSignal[] s_signals = [.. Enumerable.Range(0, Workload.Tasks).Select(_ => new AsyncSignal())];
    private static readonly Tally s_tally = new();

    internal static long Resume(Func<AsyncSignal, int, ValueTask<long>> start, int operations, bool throws = false)
    {
        int each = operations / Workload.Tasks;
        var tasks = new ValueTask<long>[Workload.Tasks];
        for (int k = 0; k < tasks.Length; k++) tasks[k] = start(s_signals[k], each);
        for (int round = 0; round < each; round++) FireAll(throws ? -1 : round);
        long sum = 0;
        foreach (ValueTask<long> task in tasks) sum += task.GetAwaiter().GetResult();
        return sum;
    }

    internal static long AtOnce(Func<AsyncSignal, int, ValueTask<long>> start, int operations) => start(s_ready, operations).GetAwaiter().GetResult();

    internal static long SpawnTasks(int operations)
    {
        Tally tally = s_tally.Clear();
        var tasks = new Task[Workload.Tasks];
        for (int first = 0; first < operations; first += tasks.Length)
        {
            for (int k = 0; k < tasks.Length; k++) tasks[k] = TaskChain.Once(s_signals[k], tally, first + k);
            FireAll(Workload.ReadyValue);
            foreach (Task task in tasks) task.GetAwaiter().GetResult();
        }
        return tally.Sum;
    }

    internal static long SpawnValueTasks(Func<AsyncSignal, Tally, long, ValueTask> start, int operations)
    {
        Tally tally = s_tally.Clear();
        var tasks = new ValueTask[Workload.Tasks];
        for (int first = 0; first < operations; first += tasks.Length)
        {
            for (int k = 0; k < tasks.Length; k++) tasks[k] = start(s_signals[k], tally, first + k);
            FireAll(Workload.ReadyValue);
            foreach (ValueTask task in tasks) task.GetAwaiter().GetResult();
        }
        return tally.Sum;
    }

    internal static long SpawnTasksAtOnce(int operations)
    {
        Tally tally = s_tally.Clear();
        for (int i = 0; i < operations; i++) TaskChain.Once(s_ready, tally, i).GetAwaiter().GetResult();
        return tally.Sum;
    }

    internal static long SpawnValueTasksAtOnce(Func<AsyncSignal, Tally, long, ValueTask> start, int operations)
    {
        Tally tally = s_tally.Clear();
        for (int i = 0; i < operations; i++) start(s_ready, tally, i).GetAwaiter().GetResult();
        return tally.Sum;
    }

    private static void FireAll(long value)
    {
        foreach (AsyncSignal signal in s_signals) signal.Fire(value);
    }
}
