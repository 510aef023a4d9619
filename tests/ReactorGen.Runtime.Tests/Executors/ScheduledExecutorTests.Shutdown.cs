using System.Collections.Concurrent;
using ReactorGen.Runtime.Tests.Net;

namespace ReactorGen.Runtime.Tests.Executors;

/// <content>How it ends.</content>
public sealed partial class ScheduledExecutorTests
{
    [Fact]
    public async Task A_shutdown_reports_a_task_that_runs_for_ever_and_drops_it_when_it_stops()
    {
        using var release = new ManualResetEventSlim();
        var reported = new ConcurrentQueue<Exception>();
        var executor = new ThreadPoolExecutor();
        executor.UnhandledException += (_, e) => reported.Enqueue(e.Exception);
        using var running = new ManualResetEventSlim();
        JoinHandle stuck = executor.Spawn(StuckTask(running, release));
        Assert.True(running.Wait(Host.Limit));
        executor.Shutdown(TimeSpan.FromMilliseconds(20));
        Assert.Contains(nameof(Stuck), Assert.IsType<TaskAbandonedException>(Assert.Single(reported)).Message, StringComparison.Ordinal);
        release.Set();
        await Assert.ThrowsAsync<TaskAbandonedException>(() => stuck.AsTask().WaitAsync(Host.Limit));
        executor.Dispose();
    }

    [ReactorTask]
    private static partial void Stuck(ManualResetEventSlim running, ManualResetEventSlim release)
    {
        running.Set();
        release.Wait();
        try
        {
            Delay(TimeSpan.FromMilliseconds(1));
        }
        catch (OperationCanceledException)
        {
            // Not now: what is not allowed to end in time is given up.
        }
        Delay(Timeout.InfiniteTimeSpan);
    }

    [Theory, EveryExecutor]
    public void What_is_given_up_is_reported_once_each_whoever_runs_then(ExecutorKind kind)
    {
        for (int round = 0; round < 5; round++)
        {
            var reported = new ConcurrentQueue<string>();
            Executor executor = kind.Make();
            executor.UnhandledException += (_, e) => reported.Enqueue(e.Task);
            for (int i = 0; i < 50; i++) executor.Spawn(StubbornTask(), $"stubborn {i}").Detach();
            executor.Shutdown(TimeSpan.FromMilliseconds(5));
            executor.Dispose();
            while (reported.Count < 50) Thread.Yield();
            Assert.Equal(50, reported.Distinct().Count());
        }
    }

    [ReactorTask]
    private static partial void Stubborn()
    {
        while (true)
        {
            try
            {
                Yield();
            }
            catch (OperationCanceledException)
            {
                // It goes on.
            }
        }
    }

    [Fact]
    public async Task A_shutdown_need_not_block_the_thread_that_the_tasks_need()
    {
        var executor = new HeldExecutor();
        JoinHandle forever = executor.Spawn(ForeverTask());
        executor.RunAll();
        Task ended = executor.ShutdownAsync(TimeSpan.FromSeconds(60));
        while (!ended.IsCompleted)
        {
            executor.RunAll();
            await Task.Yield();
        }
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => forever.AsTask());
        await executor.DisposeAsync();
        Assert.True(executor.Spawn(ForeverTask()).AsTask().IsCanceled);
        Assert.Throws<ObjectDisposedException>(() => executor.Run(ForeverTask()));
    }

    [ReactorTask]
    private static partial void Forever() => Delay(Timeout.InfiniteTimeSpan);
}
