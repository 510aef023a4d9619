using ReactorGen.Machines;

namespace ReactorGen.Runtime.Tests.Executors;

public sealed partial class LocalExecutorTests
{
    [Fact]
    public void Run_returns_the_result()
    {
        using var executor = new LocalExecutor();
        Assert.Equal(42, executor.Run(Script<int>.Task(output => Body(output))));
        static IEnumerable<Leaf> Body(Out<int> output)
        {
            yield return Leaf.Yield();
            yield return Leaf.Delay(1);
            output.Value = 42;
        }
    }

    [Fact]
    public void Run_rethrows_with_the_stack_of_the_throw()
    {
        using var executor = new LocalExecutor();
        var thrown = Assert.Throws<ArithmeticException>(() => executor.Run(Script.Task(ThrowHere)));
        Assert.Contains(nameof(ThrowHere), thrown.StackTrace);
    }

    private static void ThrowHere() => throw new ArithmeticException();

    [Fact]
    public void Run_inside_a_task_is_refused_on_any_executor()
    {
        using var executor = new LocalExecutor();
        using var other = new LocalExecutor();
        executor.Run(Script.Task(() =>
        {
            Assert.Throws<InvalidOperationException>(() => executor.Run(Script.Task(() => { })));
            Assert.Throws<InvalidOperationException>(() => other.Run(Script.Task(() => { })));
        }));
    }

    [Fact]
    public void Run_on_a_second_thread_is_refused_and_the_first_goes_on()
    {
        using var executor = new LocalExecutor();
        int result = executor.Run(Script<int>.Task(Body));
        Assert.Equal(1, result);

        IEnumerable<Leaf> Body(Out<int> output)
        {
            var second = Leaf.Await(Task.Run(() => { Assert.Throws<InvalidOperationException>(() => executor.Run(Script.Task(() => { }))); return 1; }));
            yield return second;
            output.Value = second.Result;
        }
    }

    [Fact]
    public void Tasks_left_over_go_on_in_the_next_run()
    {
        using var executor = new LocalExecutor();
        int steps = 0;
        JoinHandle<int> handle = default;
        executor.Run(Script.Task(() => { handle = executor.Spawn(Script.Task(Body)); }));
        Assert.Equal(0, steps);
        Assert.False(handle.IsCompleted);
        executor.Run(Script.Task(Join));
        Assert.Equal(1, steps);

        IEnumerable<Leaf> Body()
        {
            yield return Leaf.Delay(1);
            steps++;
        }
        IEnumerable<Leaf> Join()
        {
            var join = Leaf.Join(handle);
            yield return join;
            join.Check();
        }
    }

    [Fact]
    public void A_task_spawned_from_another_thread_before_Run_runs_in_it()
    {
        using var executor = new LocalExecutor();
        int ran = 0;
        JoinHandle<int> handle = executor.Spawn(Script.Task(() => { ran++; }), "early");
        executor.Run(Script.Task(Body));
        Assert.Equal(1, ran);
        IEnumerable<Leaf> Body()
        {
            yield return Leaf.Join(handle);
        }
    }

    [Fact]
    public void What_a_step_changes_of_the_execution_context_is_restored_after_it()
    {
        using var executor = new LocalExecutor();
        var local = new AsyncLocal<int>();
        int inSpawned = -1, afterSpawn = -1, inSuspended = -1, afterYield = -1;
        local.Value = 1;
        executor.Run(Script.Task(Body));
        Assert.Equal(1, local.Value);
        Assert.Equal((1, 2, 1), (inSpawned, afterSpawn, afterYield));
        Assert.Equal(1, inSuspended);

        IEnumerable<Leaf> Body()
        {
            local.Value = 2;
            JoinHandle<int> spawned = ReactorTask.Spawn(Script.Task(Spawned));
            afterSpawn = local.Value;
            yield return Leaf.Yield();
            afterYield = local.Value;
            yield return Leaf.Join(spawned);
        }
        IEnumerable<Leaf> Spawned()
        {
            inSpawned = local.Value;
            local.Value = 3;
            yield return Leaf.Yield();
            inSuspended = local.Value;
        }
    }

    [Fact]
    public void A_synchronization_context_is_set_aside_during_Run()
    {
        var outer = new SynchronizationContext();
        var before = SynchronizationContext.Current;
        SynchronizationContext.SetSynchronizationContext(outer);
        try
        {
            using var executor = new LocalExecutor();
            executor.Run(Script.Task(() => Assert.Null(SynchronizationContext.Current)));
            Assert.Same(outer, SynchronizationContext.Current);
        }
        finally
        {
            SynchronizationContext.SetSynchronizationContext(before);
        }
    }

    [Fact]
    public void Current_knows_the_task_and_there_is_none_outside()
    {
        using var executor = new LocalExecutor(new LocalExecutorOptions { Name = "mine" });
        Assert.Throws<InvalidOperationException>(() => ReactorTask.Current);
        string? name = null;
        executor.Spawn(Script.Task(() =>
        {
            name = ReactorTask.Current.Name;
            Assert.Same(executor, ReactorTask.Current.Executor);
            Assert.Same(executor.Reactor, ReactorTask.Current.Reactor);
            Assert.False(ReactorTask.Current.IsCancelled);
        }), "named").Detach();
        executor.Run(Script.Task(() => [Leaf.Yield()]));
        Assert.Equal("named", name);
        Assert.Throws<InvalidOperationException>(() => ReactorTask.Current);
    }

    [Fact]
    public void A_leaf_called_as_an_ordinary_method_names_the_method_and_its_task()
    {
#pragma warning disable RG0015 // what the analyzer forbids is what is tried
        var thrown = Assert.Throws<InvalidOperationException>(() => ReactorTask.Delay(TimeSpan.Zero));
#pragma warning restore RG0015
        Assert.Contains(nameof(A_leaf_called_as_an_ordinary_method_names_the_method_and_its_task), thrown.Message);
        Assert.Contains(nameof(A_leaf_called_as_an_ordinary_method_names_the_method_and_its_task) + "Task", thrown.Message);
    }

    [Fact]
    public void Dumps_show_every_suspended_task_from_any_thread()
    {
        using var executor = new LocalExecutor();
        JoinHandle<int> waiting = executor.Spawn(Script.Task(() => [Leaf.Delay(3_600_000)]), "waiting");
        executor.Run(Script.Task(Body));
        Assert.Contains(executor.DumpTasks(), dump => dump.Name == "waiting");
        waiting.Cancel();

        IEnumerable<Leaf> Body()
        {
            yield return Leaf.Yield();
            var dumps = Leaf.Await(Task.Run(executor.DumpTasks));
            yield return dumps;
            TaskDump one = Assert.Single(dumps.Result, dump => dump.Name == "waiting");
            Assert.Equal("waiting", one.Status);
            Assert.Equal(2, one.Frames.Count);
            Assert.Contains("a delay of 01:00:00", one.ToString());
        }
    }

    [Fact]
    public void A_boxed_task_is_run_spawned_and_awaited_once()
    {
        using var executor = new LocalExecutor();
        BoxedTask<int> boxed = Script<int>.Task(output => Seven(output));
        Assert.Equal(7, executor.Run(boxed));
        Assert.Throws<InvalidOperationException>(() => executor.Run(boxed));
        executor.Run(Script.Task(Body));

        static IEnumerable<Leaf> Seven(Out<int> output)
        {
            yield return Leaf.Yield();
            output.Value = 7;
        }
        static IEnumerable<Leaf> Body()
        {
            BoxedTask<int> inner = Script<int>.Task(output => Seven(output));
            var leaf = Leaf.Await(inner);
            yield return leaf;
            Assert.Equal(7, leaf.Result);
            var again = Leaf.Await(inner);
            yield return again;
            Assert.Throws<InvalidOperationException>(() => again.Result);
        }
    }
}
