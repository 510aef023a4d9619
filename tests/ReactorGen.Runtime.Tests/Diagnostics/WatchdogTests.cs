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
        executor.Run(SleepTask(() => slow.Count > 0));
        SlowStepEventArgs reported = Assert.Single(slow);
        Assert.Contains(nameof(Sleep), reported.Task, StringComparison.Ordinal);
        Assert.Contains("Yield()", reported.After, StringComparison.Ordinal);
        Assert.Contains($"{nameof(WatchdogTests)}.cs:", reported.After, StringComparison.Ordinal);
        Assert.InRange(reported.Time, TimeSpan.FromMilliseconds(20), Host.Limit);
    }

    [ReactorTask]
    private static partial void Sleep(Func<bool> isSeen)
    {
        Yield();
        while (!isSeen()) Thread.Sleep(1);
        Thread.Sleep(100);          // it is reported once, however long it takes
    }

    [Fact]
    public void Waiting_is_not_running()
    {
        using var executor = new LocalExecutor(new LocalExecutorOptions { StepLimit = TimeSpan.FromMilliseconds(50) });
        int slow = 0;
        executor.SlowStep += (_, _) => slow++;
        executor.Run(WaitTask());
        Assert.Equal(0, slow);
    }

    [ReactorTask]
    private static partial void Wait() => Delay(TimeSpan.FromMilliseconds(200));

    [Fact]
    public void A_limit_of_nothing_is_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new LocalExecutor(new LocalExecutorOptions { StepLimit = TimeSpan.Zero }));
}
