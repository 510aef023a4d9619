using ReactorGen.Machines;

namespace ReactorGen.Runtime.Tests.Executors;

public sealed partial class ShutdownTests
{
    private static IEnumerable<Leaf> Forever(Action ended)
    {
        Leaf forever = Leaf.Forever();
        yield return forever;
        ended();
        forever.Check();
    }

    [Fact]
    public void Dispose_cancels_what_is_suspended_and_may_be_called_twice()
    {
        var executor = new LocalExecutor();
        int ended = 0;
        executor.Run(Script.Task(() =>
        {
            for (int i = 0; i < 10; i++) executor.Spawn(Script.Task(() => Forever(() => ended++))).Detach();
        }));
        Assert.Equal(0, ended);
        executor.Dispose();
        Assert.Equal(10, ended);
        executor.Dispose();
        executor.Stop();
        executor.Shutdown(TimeSpan.Zero);
        Assert.Throws<ObjectDisposedException>(() => executor.Run(Script.Task(() => { })));
    }

    [Fact]
    public void A_spawn_after_the_shutdown_is_that_of_a_cancelled_task()
    {
        var executor = new LocalExecutor();
        executor.Dispose();
        bool ran = false;
        JoinHandle<int> handle = executor.Spawn(Script.Task(() => { ran = true; }));
        Assert.True(handle.IsCompleted);
        Task<int> task = handle.AsTask();
        Assert.True(task.IsCanceled);
        Assert.False(ran);
        Assert.True(handle.AsTask().IsFaulted);
        executor.Spawn(Script.Task(() => { })).Detach();
        executor.Spawn(Script.Task(() => { })).Cancel();
    }

    [Fact]
    public void Shutdown_from_inside_a_task_ends_it_and_the_others_and_Run_returns()
    {
        var executor = new LocalExecutor();
        int ended = 0;
        var trace = new List<string>();
        Assert.Throws<OperationCanceledException>(() => executor.Run(Script.Task(Body)));
        Assert.Equal(1, ended);
        Assert.Equal(["refused", "cancelled"], trace);
        Assert.Throws<ObjectDisposedException>(() => executor.Reactor.Turn(TimeSpan.Zero));

        IEnumerable<Leaf> Body()
        {
            executor.Spawn(Script.Task(() => Forever(() => ended++))).Detach();
            executor.Shutdown(TimeSpan.FromSeconds(10));
            executor.Dispose();
            Leaf yield = Leaf.Yield();
            yield return yield;
            var join = Leaf.Join(ReactorTask.Spawn(Script.Task(() => { })));
            yield return join;
            if (Record.Exception(join.Check) is OperationCanceledException) trace.Add("refused");
            Leaf forever = Leaf.Forever();
            if (Record.Exception(yield.Check) is not null)
            {
                trace.Add("cancelled");
                yield.Check();
            }
            yield return forever;
            trace.Add("cancelled");
            forever.Check();
        }
    }

    [Fact]
    public void Stop_from_another_thread_ends_a_Run_that_sleeps()
    {
        using var executor = new LocalExecutor();
        using var started = new ManualResetEventSlim();
        var stopper = new Thread(() =>
        {
            started.Wait();
            executor.Stop();
        });
        stopper.Start();
        Assert.Throws<OperationCanceledException>(() => executor.Run(Script.Task(Body)));
        stopper.Join();

        IEnumerable<Leaf> Body()
        {
            started.Set();
            Leaf delay = Leaf.Delay(3_600_000);
            yield return delay;
            delay.Check();
        }
    }

    [Fact]
    public void Shutdown_from_another_thread_waits_for_the_end()
    {
        var executor = new LocalExecutor();
        using var started = new ManualResetEventSlim();
        bool ended = false;
        bool endedWhenShutdownReturned = false;
        var stopper = new Thread(() =>
        {
            started.Wait();
            executor.Shutdown(TimeSpan.FromSeconds(30));
            endedWhenShutdownReturned = ended;
        });
        stopper.Start();
        executor.Run(Script.Task(Body));
        stopper.Join();
        Assert.True(endedWhenShutdownReturned);
        executor.Dispose();

        IEnumerable<Leaf> Body()
        {
            started.Set();
            yield return Leaf.Forever();
            yield return Leaf.Delay(2);
            ended = true;
        }
    }

    [Fact]
    public void A_task_that_swallows_the_first_cancel_is_cancelled_again_half_way()
    {
        var clock = new TestClock();
        var executor = new LocalExecutor(new LocalExecutorOptions { Clock = clock, ShutdownGrace = TimeSpan.FromSeconds(10) });
        var cancels = new List<double>();
        int reports = 0;
        executor.UnhandledException += (_, _) => reports++;
        executor.Run(Script.Task(() =>
        {
            executor.Spawn(Script.Task(Swallow)).Detach();
            executor.Spawn(Script.Task(Ticker)).Detach();
        }));
        executor.Dispose();
        Assert.Equal([0, 5], cancels);
        Assert.Equal(0, reports);

        IEnumerable<Leaf> Swallow()
        {
            for (int i = 0; i < 2; i++)
            {
                yield return Leaf.Forever();
                cancels.Add(clock.GetTimestamp() / (double)TimeSpan.TicksPerSecond);
            }
        }
        // Time passes while the loop runs: a second with every turn.
        IEnumerable<Leaf> Ticker()
        {
            yield return Leaf.Forever();
            for (int i = 0; i < 8; i++)
            {
                clock.Advance(TimeSpan.FromSeconds(1));
                yield return Leaf.Yield();
            }
        }
    }

    [Fact]
    public void What_does_not_end_in_its_grace_is_reported_with_where_it_stands_and_its_joiner_is_told()
    {
        var executor = new LocalExecutor();
        var reported = new List<TaskAbandonedException>();
        executor.UnhandledException += (_, e) => reported.Add(Assert.IsType<TaskAbandonedException>(e.Exception));
        JoinHandle<int> stuck = executor.Spawn(Script.Task(Stubborn), "stubborn");
        executor.Run(Script.Task(() => [Leaf.Yield()]));
        Task<int> joined = stuck.AsTask();
        executor.Shutdown(TimeSpan.Zero);
        TaskAbandonedException one = Assert.Single(reported);
        Assert.Equal("stubborn", one.Dump.Name);
        Assert.Contains("a ValueTask", one.Message);
        Assert.Same(one, Assert.Throws<TaskAbandonedException>(() => joined.GetAwaiter().GetResult()));
        executor.Dispose();

        static IEnumerable<Leaf> Stubborn()
        {
            yield return Leaf.Await(new ValueTask<int>(new TaskCompletionSource<int>().Task));
        }
    }

    [Fact]
    public void A_run_whose_task_is_given_up_says_so()
    {
        var executor = new LocalExecutor();
        executor.UnhandledException += (_, _) => { };
        Assert.Throws<TaskAbandonedException>(() => executor.Run(Script.Task(Body)));
        executor.Dispose();

        IEnumerable<Leaf> Body()
        {
            executor.Shutdown(TimeSpan.Zero);
            yield return Leaf.Await(new ValueTask<int>(new TaskCompletionSource<int>().Task));
        }
    }

    [Fact]
    public void A_finally_that_suspends_runs_to_its_end_and_may_spawn_in_vain()
    {
        var executor = new LocalExecutor();
        var trace = new List<string>();
        executor.Run(Script.Task(() => { executor.Spawn(Script.Task(Cleaner)).Detach(); }));
        executor.Dispose();
        Assert.Equal(["finally", "refused", "cleaned up"], trace);

        IEnumerable<Leaf> Cleaner()
        {
            yield return Leaf.Forever();
            trace.Add("finally");
            yield return Leaf.Delay(1);
            var join = Leaf.Join(ReactorTask.Spawn(Script.Task(() => { trace.Add("ran"); })));
            yield return join;
            Assert.Throws<OperationCanceledException>(join.Check);
            trace.Add("refused");
            yield return Leaf.Delay(1);
            trace.Add("cleaned up");
        }
    }
}
