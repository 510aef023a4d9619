namespace ReactorGen.Runtime.Tests.Diagnostics;

/// <summary>The number by which one task is known in several dumps.</summary>
public sealed partial class TaskIdTests
{
    [ReactorTask]
    private static partial TaskId Wait(Action<TaskId> tell)
    {
        tell(Current.Id);
        try
        {
            Delay(Timeout.InfiniteTimeSpan);
        }
        catch (OperationCanceledException)
        {
            Yield();
        }
        return Current.Id;
    }

    [ReactorTask]
    private static partial void Compare()
    {
        TaskId first = default, second = default;
        var one = Current.Executor.Spawn(WaitTask(id => first = id), "same name");
        var other = Current.Executor.Spawn(WaitTask(id => second = id), "same name");
        while (Dumps().Count(task => task.Status == "waiting") < 2) Yield();
        Assert.Equal((one.Id, other.Id), (first, second));
        Assert.NotEqual(one.Id, other.Id);
        Assert.Equal(one.Id, ((JoinHandle)one).Id);
        for (int round = 0; round < 3; round++)
        {
            Assert.Equal(new[] { first, second }.Order(Comparer<TaskId>.Create((x, y) => string.CompareOrdinal($"{x}", $"{y}"))),
                Dumps().Select(task => task.Id).Order(Comparer<TaskId>.Create((x, y) => string.CompareOrdinal($"{x}", $"{y}"))));
            Yield();
        }
        TaskDump dump = Dumps().Single(task => task.Id == first);
        Assert.StartsWith($"same name #{first} (waiting", dump.ToString(), StringComparison.Ordinal);
        one.Cancel();
        other.Cancel();
        Assert.Equal(first, one.Join());
        Assert.Equal(second, other.Join());
        Assert.Equal(first, one.Id);                // also when it has ended
    }

    private static List<TaskDump> Dumps() => [.. Current.Executor.DumpTasks().Where(task => task.Name == "same name")];

    [Theory, EveryExecutor]
    public void Dumps_handles_and_the_task_itself_agree(ExecutorKind kind)
    {
        using Executor executor = kind.Make();
        executor.Run(CompareTask());
    }

    [ReactorTask]
    private static partial void Succeed()
    {
        var ids = new HashSet<TaskId>();
        for (int i = 0; i < 100; i++)
        {
            var task = Spawn(NothingTask());
            Assert.True(ids.Add(task.Id));
            task.Join();
        }
        Assert.Single(ids.Select(id => id.ToString().Split('.')[0]).Distinct());       // one cell, a hundred tasks
    }

    [ReactorTask]
    private static partial void Nothing() => Yield();

    [Fact]
    public void Tasks_that_use_a_cell_one_after_another_are_different_ones()
    {
        using var executor = new LocalExecutor();
        executor.Run(SucceedTask());
    }

    [Fact]
    public void The_default_one_is_nobodys()
    {
        Assert.True(default(TaskId).IsNone);
        Assert.Equal(default, default(JoinHandle).Id);
        Assert.Equal("none", default(JoinHandle<int>).Id.ToString());
        using var executor = new LocalExecutor();
        Assert.False(executor.Spawn(NothingTask()).Id.IsNone);
    }

    [ReactorTask]
    private static partial void Join(JoinHandle handle) => handle.Join();

    /// <summary>Who waits for whom can be read without guessing which of several tasks of a name is meant.</summary>
    [Fact]
    public void What_waits_for_a_task_names_it()
    {
        using var executor = new LocalExecutor(new LocalExecutorOptions { ShutdownGrace = TimeSpan.Zero });
        executor.UnhandledException += (_, _) => { };
        executor.Run(PairTask());
        JoinHandle waited = executor.Spawn(WaitTask(_ => { }), "waited for");
        executor.Spawn(JoinTask(waited), "waits").Detach();
        executor.Run(NothingTask());
        TaskDump waits = executor.DumpTasks().Single(task => task.Name == "waits");
        Assert.EndsWith($"task #{waited.Id}", waits.Frames[^1].ToString(), StringComparison.Ordinal);
    }

    [ReactorTask]
    private static partial void Pair()
    {
        var handles = new JoinHandle[2];
        handles[0] = Current.Executor.Spawn(JoinLaterTask(handles), "ring");
        handles[1] = Current.Executor.Spawn(JoinTask(handles[0]), "ring");
        Yield();
        Yield();
        string text = new TaskGraph(Current.Executor.DumpTasks()).ToString();
        Assert.Contains($"ring #{handles[0].Id} -> ", text, StringComparison.Ordinal);
        Assert.Contains($"ring #{handles[1].Id} -> ", text, StringComparison.Ordinal);
        handles[0].Cancel();
        handles[1].Cancel();
    }

    [ReactorTask]
    private static partial void JoinLater(JoinHandle[] handles)
    {
        Yield();
        handles[1].Join();
    }
}
