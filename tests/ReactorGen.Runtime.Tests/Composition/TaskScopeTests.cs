using static ReactorGen.Runtime.Tests.Composition.Steps;

namespace ReactorGen.Runtime.Tests.Composition;

public sealed partial class TaskScopeTests
{
    private readonly List<string> _trace = [];

    [ReactorTask]
    private partial void Joined()
    {
        using var scope = new TaskScope();
        JoinHandle<int> a = scope.Spawn(AfterTask("a", 3, 1, _trace));
        scope.Start(AfterTask("b", 2, 2, _trace));
        scope.Spawn(AtOnceTask(3));
        _trace.Add($"{scope.Count} run");
        scope.Join();
        _trace.Add($"joined, {scope.Count}");
        _trace.Add($"{a.Join()}");
    }

    [Fact]
    public void Join_waits_for_all()
    {
        Assert.Empty(Run(JoinedTask()));
        Assert.Equal(["a begins", "b begins", "2 run", "b ends", "a ends", "joined, 0", "1"], _trace);
    }

    [ReactorTask]
    private partial void Left()
    {
        using (var scope = new TaskScope())
        {
            scope.Spawn(ForeverTask("a", 2, _trace));
            scope.Start(ForeverTask("b", 0, _trace));
            _trace.Add("leaves");
        }
        _trace.Add("left");
        Delay(TimeSpan.FromMilliseconds(1));
        _trace.Add($"cancelled: {Current.IsCancelled}");
    }

    [Fact]
    public void Leaving_cancels_what_runs_and_waits_for_it()
    {
        Assert.Empty(Run(LeftTask()));
        Assert.Equal(["a begins", "b begins", "leaves"], _trace[..3]);
        Assert.Equal(["a cleans up, cancelled", "a is clean", "b cleans up, cancelled", "b is clean"], _trace[3..7].Order());
        Assert.Equal("a is clean", _trace[6]);
        Assert.Equal(["left", "cancelled: False"], _trace[7..]);
    }

    [ReactorTask]
    private partial void CancelledWhileLeaving()
    {
        using (var scope = new TaskScope()) scope.Start(ForeverTask("a", 60_000, _trace));
        _trace.Add("left");
        try
        {
            Yield();
        }
        catch (OperationCanceledException)
        {
            _trace.Add("cancelled");
        }
    }

    [ReactorTask]
    private partial void CancelLeaving()
    {
        JoinHandle handle = Spawn(CancelledWhileLeavingTask());
        Delay(TimeSpan.FromMilliseconds(5));
        _trace.Add("cancel");
        handle.Cancel();
        handle.Join();
    }

    [Fact]
    public void A_cancel_while_leaving_is_passed_on_and_meets_the_body_afterwards()
    {
        Assert.Empty(Run(CancelLeavingTask()));
        Assert.Equal(["a begins", "a cleans up, cancelled", "cancel", "left", "cancelled"], _trace);
    }

    [ReactorTask]
    private partial void Detaching()
    {
        JoinHandle<int> detached;
        using (var scope = new TaskScope())
        {
            detached = scope.Spawn(AfterTask("a", 5, 7, _trace));
            _trace.Add($"{scope.Detach(detached)} {scope.Detach(detached)}");
        }
        _trace.Add("left");
        _trace.Add($"{detached.Join()}");
    }

    [Fact]
    public void A_detached_task_outlives_the_scope()
    {
        Assert.Empty(Run(DetachingTask()));
        Assert.Equal(["a begins", "True False", "left", "a ends", "7"], _trace);
    }

    [ReactorTask]
    private partial void Late()
    {
        TaskScope scope;
        using (scope = new TaskScope()) Yield();
        try
        {
            scope.Spawn(AtOnceTask(1));
        }
        catch (InvalidOperationException exception)
        {
            _trace.Add(exception.Message);
        }
    }

    [Fact]
    public void Spawning_into_a_scope_that_has_been_left_throws()
    {
        Assert.Empty(Run(LateTask()));
        Assert.Equal(["The scope is being left, or has been; nothing starts in it any more."], _trace);
    }

    [Fact]
    public void A_scope_is_opened_in_a_task() => Assert.Throws<InvalidOperationException>(() => new TaskScope());

    [ReactorTask]
    private partial void Hanging()
    {
        using var scope = new TaskScope();
        scope.Start(ForeverTask("a", 60_000, _trace));
        scope.Start(ForeverTask("b", 0, _trace));
        scope.Join();
    }

    [Fact]
    public void A_shutdown_ends_the_tasks_of_a_scope_too()
    {
        var abandoned = new List<string>();
        using var executor = new LocalExecutor(new LocalExecutorOptions { Clock = new JumpingClock(), ShutdownGrace = TimeSpan.FromSeconds(50) });
        executor.UnhandledException += (_, e) => abandoned.Add(e.Task);
        executor.Spawn(StopTask()).Detach();
        Assert.Throws<OperationCanceledException>(() => executor.Run(HangingTask()));
        Assert.Empty(abandoned);
        Assert.Contains("b is clean", _trace);
        Assert.Contains("a cleans up, cancelled", _trace);
    }

    [ReactorTask]
    private static partial void Stop()
    {
        Delay(TimeSpan.FromMilliseconds(1));
        Current.Executor.Stop();
    }
}
