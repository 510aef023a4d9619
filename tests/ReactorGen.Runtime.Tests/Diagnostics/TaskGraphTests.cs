using ReactorGen.Runtime.Tests.Net;
using ReactorGen.Sync;

namespace ReactorGen.Runtime.Tests.Diagnostics;

public sealed partial class TaskGraphTests
{
    private sealed class Cell
    {
        internal JoinHandle Handle;
        internal bool IsSet;
    }

    [ReactorTask]
    private static partial void JoinLater(Cell other)
    {
        while (!other.IsSet) Yield();
        other.Handle.Join();
    }

    [ReactorTask]
    private static partial void JoinNow(JoinHandle other) => other.Join();

    private static void Set(Cell cell, JoinHandle handle)
    {
        cell.Handle = handle;
        Volatile.Write(ref cell.IsSet, true);
    }

    private static IReadOnlyList<TaskDump> WaitUntil(Executor executor, Func<TaskGraph, IReadOnlyList<TaskDump>, bool> condition)
    {
        for (DateTime deadline = DateTime.UtcNow + Host.Limit; ; Thread.Sleep(1))
        {
            IReadOnlyList<TaskDump> tasks = executor.DumpTasks();
            if (condition(new TaskGraph(tasks), tasks)) return tasks;
            Assert.True(DateTime.UtcNow < deadline, string.Join("\n", tasks));
        }
    }

    [Theory, EveryExecutor]
    public async Task A_ring_of_joins_is_found_and_named(ExecutorKind kind)
    {
        using Executor executor = kind.Make();
        Task running = Task.Run(() => Record.Exception(() => executor.Run(IdleTask())));
        var first = new Cell();
        var second = new Cell();
        executor.Spawn(JoinNowTask(executor.Spawn(IdleTask(), "third")), "onlooker").Detach();
        Set(first, executor.Spawn(JoinLaterTask(second), "first"));
        Set(second, executor.Spawn(JoinLaterTask(first), "second"));
        IReadOnlyList<TaskDump> tasks = WaitUntil(executor, (graph, all) => graph.ToString().Length > 0 && all.Any(task => task.Name == "onlooker" && graph.WaitsFor(task).Count > 0));
        var graph = new TaskGraph(tasks);
        IReadOnlyList<TaskDump> ring = Assert.Single(graph.Deadlocks);
        Assert.Equal(["first", "second"], ring.Select(task => task.Name).Order());
        Assert.Contains("deadlock: ", graph.ToString(), StringComparison.Ordinal);
        Assert.Contains(nameof(JoinLater), graph.ToString(), StringComparison.Ordinal);
        TaskDump waiting = tasks.Single(task => task.Name == "second");
        Assert.Equal("first", Assert.Single(graph.WaitsFor(waiting)).Name);
        Assert.Equal("third", Assert.Single(graph.WaitsFor(tasks.Single(task => task.Name == "onlooker"))).Name);
        executor.Shutdown(TimeSpan.FromSeconds(30));
        await running.WaitAsync(Host.Limit);
    }

    [ReactorTask]
    private static partial void Idle() => Delay(Timeout.InfiniteTimeSpan);

    [Theory, EveryExecutor]
    public async Task Two_mutexes_taken_in_opposite_order_are_found(ExecutorKind kind)
    {
        using Executor executor = kind.Make();
        Task running = Task.Run(() => Record.Exception(() => executor.Run(IdleTask())));
        var left = new TaskMutex("left");
        var right = new TaskMutex("right");
        var both = new TaskBarrier(2);
        executor.Spawn(LockBothTask(left, right, both), "left first").Detach();
        executor.Spawn(LockBothTask(right, left, both), "right first").Detach();
        IReadOnlyList<TaskDump> tasks = WaitUntil(executor, (graph, _) => graph.ToString().Length > 0);
        Assert.Equal(["left first", "right first"], Assert.Single(new TaskGraph(tasks).Deadlocks).Select(task => task.Name).Order());
        executor.Shutdown(TimeSpan.FromSeconds(30));
        await running.WaitAsync(Host.Limit);
    }

    [ReactorTask]
    private static partial void LockBoth(TaskMutex first, TaskMutex second, TaskBarrier both)
    {
        using var one = first.Lock();
        both.Wait();
        using var two = second.Lock();
    }

    [Fact]
    public void Tasks_that_wait_in_a_row_are_no_deadlock()
    {
        using var executor = new LocalExecutor();
        executor.Run(RowTask());
    }

    [ReactorTask]
    private static partial void Row()
    {
        var last = Spawn(IdleTask());
        var middle = Spawn(JoinNowTask(last));
        var first = Spawn(JoinNowTask(middle));
        Yield();
        IReadOnlyList<TaskDump> tasks = Current.Executor.DumpTasks();
        var graph = new TaskGraph(tasks);
        Assert.Empty(graph.Deadlocks);
        Assert.Equal("", graph.ToString());
        Assert.Equal(2, tasks.Sum(task => graph.WaitsFor(task).Count));
        Assert.Throws<ArgumentException>(() => new TaskGraph([]).WaitsFor(tasks[0]));
        first.Cancel();
        middle.Cancel();
        last.Cancel();
    }

    [Fact]
    public void A_dump_says_for_how_long_a_task_has_waited()
    {
        using var executor = new LocalExecutor();
        executor.Spawn(IdleTask(), "idle").Detach();
        executor.Run(PauseTask());
        TaskDump idle = Assert.Single(executor.DumpTasks(), task => task.Name == "idle");
        Assert.InRange(idle.SuspendedFor, TimeSpan.FromMilliseconds(30), Host.Limit);
        Assert.Equal("local", idle.Executor);
    }

    [ReactorTask]
    private static partial void Pause() => Delay(TimeSpan.FromMilliseconds(50));
}
