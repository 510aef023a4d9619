using System.Collections.Concurrent;
using ReactorGen.Runtime.Tests.Net;

namespace ReactorGen.Runtime.Tests.Executors;

/// <summary>What is true only where any thread may run a task.</summary>
public sealed partial class ScheduledExecutorTests
{
    /// <summary>Schedules nothing until it is told to.</summary>
    private sealed class HeldExecutor() : ScheduledExecutor(new ScheduledExecutorOptions { Name = "held", ShutdownGrace = TimeSpan.Zero })
    {
        internal ConcurrentQueue<RunnableTask> Queue { get; } = [];

        protected override void Schedule(RunnableTask task, SchedulingHint hint) => Queue.Enqueue(task);

        /// <summary>Runs what is queued now.</summary>
        internal void RunAll()
        {
            for (int i = Queue.Count; i > 0 && Queue.TryDequeue(out RunnableTask task); i--) task.Run();
        }
    }

    /// <summary>Runs a task where it is scheduled, which is against the rules.</summary>
    private sealed class RecklessExecutor() : ScheduledExecutor(new ScheduledExecutorOptions())
    {
        protected override void Schedule(RunnableTask task, SchedulingHint hint) => task.Run();
    }

    [Fact]
    public void A_task_runs_when_and_where_the_scheduler_says()
    {
        using var executor = new HeldExecutor();
        int thread = 0;
        JoinHandle<int> handle = executor.Spawn(ThreadOfTask(id => thread = id), "mine");
        Assert.Equal(0, thread);
        Assert.Equal("mine", Assert.Single(executor.Queue).Name);
        executor.RunAll();
        Assert.Equal(Environment.CurrentManagedThreadId, thread);
        Assert.False(handle.IsCompleted);       // it has yielded, and is queued again
        executor.RunAll();
        Assert.True(handle.IsCompleted);
    }

    [ReactorTask]
    private static partial int ThreadOf(Action<int> tell)
    {
        tell(Environment.CurrentManagedThreadId);
        Yield();
        return Environment.CurrentManagedThreadId;
    }

    [Fact]
    public void Running_a_task_twice_for_one_scheduling_does_nothing_the_second_time()
    {
        using var executor = new HeldExecutor();
        int runs = 0;
        executor.Spawn(ThreadOfTask(_ => runs++)).Detach();
        RunnableTask task = Assert.Single(executor.Queue);
        executor.RunAll();
        task.Run();
        Assert.Equal(1, runs);
    }

    [Fact]
    public void A_task_run_inside_a_task_is_refused()
    {
        using var executor = new RecklessExecutor();
        Exception? refusal = executor.Run(SpawnOneTask());
        Assert.Contains("inside a task", Assert.IsType<InvalidOperationException>(refusal).Message, StringComparison.Ordinal);
    }

    [ReactorTask]
    private static partial Exception? SpawnOne()
    {
        try
        {
            Spawn(ThreadOfTask(_ => { }));
            return null;
        }
        catch (InvalidOperationException exception)
        {
            return exception;
        }
    }

    [Fact]
    public void A_dump_shows_what_waits_to_run_and_loses_no_wake()
    {
        using var executor = new HeldExecutor();
        JoinHandle<int> handle = executor.Spawn(ThreadOfTask(_ => { }));
        string dump = Assert.Single(executor.DumpTasks()).ToString();
        Assert.Contains("runnable", dump, StringComparison.Ordinal);
        Assert.Contains(nameof(ThreadOf), dump, StringComparison.Ordinal);
        while (!handle.IsCompleted)
        {
            Assert.NotEmpty(executor.Queue);
            executor.RunAll();
        }
        Assert.Empty(executor.DumpTasks());
    }

    [Fact]
    public async Task A_task_that_blocks_stops_neither_io_nor_others()
    {
        using var executor = new ThreadPoolExecutor();
        using var release = new ManualResetEventSlim();
        using var blocks = new ManualResetEventSlim();
        JoinHandle blocked = executor.Spawn(BlockTask(blocks, release));
        Assert.True(blocks.Wait(Host.Limit));
        executor.Run(RoundTripTask());
        Assert.Contains(executor.DumpTasks(), dump => dump.Status == "running");
        release.Set();
        await blocked.AsTask().WaitAsync(Host.Limit);
    }

    [ReactorTask]
    private static partial void Block(ManualResetEventSlim blocks, ManualResetEventSlim release)
    {
        Yield();
        blocks.Set();
        release.Wait();
    }

    [ReactorTask]
    private static partial void RoundTrip()
    {
        var pair = Host.Pair();
        var client = pair.Client;
        var server = pair.Server;
        using (client)
        using (server)
        {
            client.WriteAll(new byte[10]);
            server.ReadExact(new byte[10]);
            Delay(TimeSpan.FromMilliseconds(1));
        }
    }

    private static readonly AsyncLocal<string?> s_local = new();

    [Fact]
    public void What_a_step_changes_of_the_execution_context_ends_with_it()
    {
        using var executor = new HeldExecutor();
        s_local.Value = "outside";
        var seen = new List<string?>();
        executor.Spawn(ChangeTask(seen)).Detach();
        executor.RunAll();
        executor.RunAll();
        Assert.Equal("outside", s_local.Value);
        Assert.Equal(["outside", "outside"], seen);
    }

    [ReactorTask]
    private static partial void Change(List<string?> seen)
    {
        seen.Add(s_local.Value);
        s_local.Value = "inside";
        Yield();
        seen.Add(s_local.Value);
    }

    [Theory, EveryExecutor]
    public void Wakes_cancels_joins_and_timers_from_all_sides_lose_nothing(ExecutorKind kind)
    {
        using Executor executor = kind.Make();
        for (int round = 0; round < 20; round++) Assert.Equal(2000, executor.Run(CrowdTask(round)));
    }

    /// <summary>A thousand tasks that yield, delay, await and join each other; every third is cancelled at some moment by a thread outside.</summary>
    [ReactorTask]
    private static partial int Crowd(int seed)
    {
        var handles = new List<JoinHandle<int>>();
        for (int i = 0; i < 1000; i++) handles.Add(Spawn(MemberTask(new Random(seed * 1000 + i))));
        Task cancelling = Task.Run(() =>
        {
            for (int i = 0; i < handles.Count; i += 3) handles[i].Cancel();
        });
        int ended = 0;
        foreach (var handle in handles)
        {
            try
            {
                ended += handle.Join();
            }
            catch (OperationCanceledException)
            {
                ended += 2;         // cancelled so late that its last wait saw it
            }
        }
        Await(cancelling);
        return ended;
    }

    [ReactorTask]
    private static partial int Member(Random random)
    {
        int ends = 0;
        try
        {
            for (int i = 0; i < 5; i++)
            {
                switch (random.Next(4))
                {
                    case 0: Yield(); break;
                    case 1: Delay(TimeSpan.FromMilliseconds(random.Next(2))); break;
                    case 2: Await(Task.Run(() => { })); break;
                    default: Spawn(ThreadOfTask(_ => { })).Join(); break;
                }
            }
        }
        catch (OperationCanceledException)
        {
        }
        finally
        {
            Yield();
            ends += 2;
        }
        return ends;
    }
}
