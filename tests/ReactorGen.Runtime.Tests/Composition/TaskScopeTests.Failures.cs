using static ReactorGen.Runtime.Tests.Composition.Steps;

namespace ReactorGen.Runtime.Tests.Composition;

/// <content>Tasks of the scope that fail.</content>
public sealed partial class TaskScopeTests
{
    [ReactorTask]
    private partial void Failing()
    {
        try
        {
            Body();
        }
        catch (InvalidOperationException exception)
        {
            _trace.Add($"caught {exception.Message}");
        }
        Delay(TimeSpan.FromMilliseconds(1));
        _trace.Add($"goes on, cancelled: {Current.IsCancelled}");
    }

    [ReactorTask]
    private partial void Body()
    {
        using var scope = new TaskScope();
        scope.Spawn(ForeverTask("a", 1, _trace));
        scope.Spawn(FailAfterTask("b", 2, _trace));
        try
        {
            Delay(Timeout.InfiniteTimeSpan);
        }
        catch (OperationCanceledException)
        {
            _trace.Add($"interrupted, cancelled: {Current.IsCancelled} {scope.IsCancelled}");
            Delay(TimeSpan.FromMilliseconds(5));
            _trace.Add("once");
            throw;
        }
    }

    [Fact]
    public void A_failure_cancels_the_rest_interrupts_the_body_once_and_is_thrown_on_leaving()
    {
        Assert.Empty(Run(FailingTask()));
        Assert.Equal(["a begins", "b begins", "b ends", "a cleans up, cancelled", "interrupted, cancelled: False True", "a is clean", "once", "caught b", "goes on, cancelled: False"],
            Sorted("interrupted", "a cleans up"));
    }

    // The body and the cancelled task are both runnable; who is first is not promised.
    private List<string> Sorted(string first, string second)
    {
        int i = _trace.FindIndex(line => line.StartsWith(first, StringComparison.Ordinal)), j = _trace.FindIndex(line => line.StartsWith(second, StringComparison.Ordinal));
        if (i == j - 1) (_trace[i], _trace[j]) = (_trace[j], _trace[i]);
        return _trace;
    }

    [ReactorTask]
    private partial void FailingJoin()
    {
        using var scope = new TaskScope();
        scope.Start(FailAfterTask("a", 2, _trace));
        scope.Start(MessyTask("b", _trace));
        JoinHandle<int> c = scope.Spawn(MessyTask("c", _trace));
        try
        {
            scope.Join();
        }
        catch (InvalidOperationException exception)
        {
            _trace.Add($"caught {exception.Message}");
        }
        Delay(TimeSpan.FromMilliseconds(1));
        try
        {
            c.Join();
        }
        catch (FormatException)
        {
            _trace.Add("caught c");
        }
    }

    [Fact]
    public void Join_throws_the_first_failure_and_the_later_ones_are_reported_or_joined()
    {
        List<string> unhandled = Run(FailingJoinTask());
        Assert.Equal(["a begins", "a ends"], _trace[..2]);
        Assert.Equal(["b fails", "c fails"], _trace[2..4].Order());
        Assert.Equal(["caught a", "caught c"], _trace[4..]);
        Assert.Equal(["Steps.Messy: FormatException: b"], unhandled);
    }

    [ReactorTask]
    private partial void FailingAtOnce()
    {
        using var scope = new TaskScope();
        scope.Start(ThrowAtOnceTask("a"));
        _trace.Add($"{scope.IsCancelled}");
        scope.Start(ForeverTask("b", 0, _trace));
        try
        {
            Yield();
            _trace.Add("never");
        }
        catch (OperationCanceledException exception)
        {
            _trace.Add(exception.Message);
        }
    }

    [Fact]
    public void A_task_that_throws_at_once_interrupts_the_next_wait_and_later_ones_start_cancelled()
    {
        using var executor = new LocalExecutor();
        var thrown = Assert.Throws<InvalidOperationException>(() => executor.Run(FailingAtOnceTask()));
        Assert.Equal("a", thrown.Message);
        Assert.Equal(["True", "b begins", "A scope of the task TaskScopeTests.FailingAtOnce has failed; what it was doing was cancelled.", "b cleans up, cancelled", "b is clean"], _trace);
    }

    [ReactorTask]
    private partial void InAChild() => Join(FailingTask(), AfterTask("other", 20, 1, _trace), FailingInPartTask());

    [ReactorTask]
    private partial void FailingInPart()
    {
        using var scope = new TaskScope();
        try
        {
            scope.Start(ThrowAtOnceTask("x"));
            Yield();
            _trace.Add("never");
        }
        catch (OperationCanceledException)
        {
            _trace.Add("x interrupts");
        }
        try
        {
            scope.Join();
        }
        catch (InvalidOperationException exception)
        {
            _trace.Add($"caught {exception.Message}");
        }
    }

    [Fact]
    public void In_a_child_of_a_Join_only_the_child_is_interrupted()
    {
        Assert.Empty(Run(InAChildTask()));
        Assert.Contains("other ends", _trace);
        Assert.Contains("caught b", _trace);
        Assert.Contains("once", _trace);
        Assert.Contains("x interrupts", _trace);
        Assert.Contains("caught x", _trace);
        Assert.DoesNotContain("never", _trace);
        Assert.DoesNotContain("other cancelled", _trace);
    }

    [ReactorTask]
    private partial void AroundAJoin()
    {
        using var scope = new TaskScope();
        scope.Start(FailAfterTask("x", 1, _trace));
        Join(ForeverTask("a", 1, _trace), ForeverTask("b", 0, _trace));
    }

    [Fact]
    public void A_failure_interrupts_a_Join_of_the_body_with_all_its_children()
    {
        using var executor = new LocalExecutor(new LocalExecutorOptions { Clock = new JumpingClock() });
        Assert.Equal("x", Assert.Throws<InvalidOperationException>(() => executor.Run(AroundAJoinTask())).Message);
        Assert.Equal(["x begins", "a begins", "b begins", "x ends", "a cleans up, cancelled", "b cleans up, cancelled", "b is clean", "a is clean"], _trace);
    }
}
