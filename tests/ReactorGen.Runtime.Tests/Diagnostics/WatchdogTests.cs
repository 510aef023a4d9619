using System.Collections.Concurrent;
using ReactorGen.Runtime.Tests.Net;

namespace ReactorGen.Runtime.Tests.Diagnostics;

public sealed partial class WatchdogTests
{
    [Theory, EveryExecutor]
    public void A_step_that_takes_too_long_is_named_once_while_it_runs(ExecutorKind kind)
    {
        using Executor executor = kind.Make(stepLimit: TimeSpan.FromMilliseconds(20));
        var slow = new BlockingCollection<SlowStepEventArgs>();
        executor.SlowStep += (sender, step) =>
        {
            Assert.Same(executor, sender);
            slow.Add(step);
        };
        // On a machine that has other things to do, the step before may take as long: it is another one.
        executor.Run(SleepTask(() => slow.Any(IsThatOne)));
        SlowStepEventArgs reported = Assert.Single(slow, IsThatOne);
        Assert.Contains(nameof(Sleep), reported.Task, StringComparison.Ordinal);
        Assert.Contains($"{nameof(WatchdogTests)}.cs:", reported.After, StringComparison.Ordinal);
        Assert.InRange(reported.Time, TimeSpan.FromMilliseconds(20), Host.Limit);
    }

    private static bool IsThatOne(SlowStepEventArgs step) => step.After.Contains("Yield()", StringComparison.Ordinal);

    [ReactorTask]
    private static partial void Sleep(Func<bool> isSeen)
    {
        Yield();
        while (!isSeen()) Thread.Sleep(1);
        Thread.Sleep(100);          // it is reported once, however long it takes
    }

    /// <summary>The watchdog sees no step while a task waits: once it has gone to sleep, that is, whenever that is.</summary>
    [Theory, EveryExecutor]
    public async Task Waiting_is_not_running(ExecutorKind kind)
    {
        using Executor executor = kind.Make(stepLimit: TimeSpan.FromMilliseconds(10));
        JoinHandle waiting = executor.Spawn(WaitTask());
        Task running = Task.Factory.StartNew(() => Record.Exception(() => executor.Run(JoinTask(waiting))), TaskCreationOptions.LongRunning);
        Assert.True(SpinWait.SpinUntil(() => executor.DumpTasks().Count(task => task.Status == "waiting") == 2, Host.Limit));
        Assert.True(SpinWait.SpinUntil(() => executor.Observers.Any() && executor.Observers.All(observer => observer.TryRead(out _, out _, out _) == 0), Host.Limit));
        var slow = new ConcurrentQueue<SlowStepEventArgs>();
        executor.SlowStep += (_, step) => slow.Enqueue(step);
        Thread.Sleep(50);                   // the watchdog looks several times, and a step that it sees is too long
        Assert.Empty(slow);
        waiting.Cancel();
        await running.WaitAsync(Host.Limit);
    }

    [ReactorTask]
    private static partial void Wait() => Delay(Timeout.InfiniteTimeSpan);

    [ReactorTask]
    private static partial void Join(JoinHandle handle) => handle.Join();

    [Fact]
    public void A_limit_of_nothing_is_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new LocalExecutor(new LocalExecutorOptions { StepLimit = TimeSpan.Zero }));
}
