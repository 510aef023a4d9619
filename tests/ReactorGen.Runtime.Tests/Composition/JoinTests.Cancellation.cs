using static ReactorGen.Runtime.Tests.Composition.Steps;

namespace ReactorGen.Runtime.Tests.Composition;

/// <content>Cancelling the task that joins.</content>
public sealed partial class JoinTests
{
    [ReactorTask]
    private partial void Cancelled()
    {
        try
        {
            Join(ForeverTask("a", 2, _trace), ForeverTask("b", 0, _trace));
        }
        finally
        {
            _trace.Add("finally");
            Delay(TimeSpan.FromMilliseconds(1));
            _trace.Add("waited");
        }
    }

    [ReactorTask]
    private partial void CancelIt()
    {
        JoinHandle handle = Spawn(CancelledTask());
        Delay(TimeSpan.FromMilliseconds(1));
        handle.Cancel();
        try
        {
            handle.Join();
        }
        catch (OperationCanceledException exception)
        {
            _trace.Add(exception.Message);
        }
    }

    [Fact]
    public void A_cancel_of_the_task_is_given_to_each_child_once()
    {
        Assert.Empty(Run(CancelItTask()));
        Assert.Equal(["a begins", "b begins", "a cleans up, cancelled", "b cleans up, cancelled", "b is clean", "a is clean", "finally", "waited",
            "The task JoinTests.Cancelled was cancelled."], _trace);
    }

    [ReactorTask]
    private partial void Uncancelled(Task<int> first, Task<int> second)
    {
        var sums = Join(UninterruptedTask(first), UninterruptedTask(second));
        _trace.Add($"{sums}");
        try
        {
            Delay(Timeout.InfiniteTimeSpan);
        }
        catch (OperationCanceledException)
        {
            _trace.Add("cancelled at the next wait");
        }
        Delay(TimeSpan.FromMilliseconds(1));
        _trace.Add("once");
    }

    [ReactorTask]
    private partial void CancelUncancelled()
    {
        var first = new TaskCompletionSource<int>();
        var second = new TaskCompletionSource<int>();
        JoinHandle handle = Spawn(UncancelledTask(first.Task, second.Task));
        handle.Cancel();
        Yield();
        first.SetResult(1);
        Yield();
        second.SetResult(2);
        handle.Join();
    }

    [Fact]
    public void Results_beat_a_cancel_which_meets_the_caller_at_its_next_wait()
    {
        Assert.Empty(Run(CancelUncancelledTask()));
        Assert.Equal(["(1, 2)", "cancelled at the next wait", "once"], _trace);
    }

    [ReactorTask]
    private partial void SelfCancelling(JoinHandle[] self)
    {
        Yield();
        Join(CancelSelfTask(self), ForeverTask("b", 1, _trace));
    }

    [ReactorTask]
    private partial void CancelSelf(JoinHandle[] self)
    {
        self[0].Cancel();
        try
        {
            Delay(Timeout.InfiniteTimeSpan);
        }
        catch (OperationCanceledException)
        {
            _trace.Add("a cancelled");
            throw;
        }
    }

    [ReactorTask]
    private partial void CancelFromWithin()
    {
        var self = new JoinHandle[1];
        self[0] = Spawn(SelfCancellingTask(self));
        try
        {
            self[0].Join();
        }
        catch (OperationCanceledException)
        {
            _trace.Add("ended");
        }
    }

    [Fact]
    public void A_cancel_from_within_a_child_reaches_every_child()
    {
        Assert.Empty(Run(CancelFromWithinTask()));
        Assert.Equal(["b begins", "a cancelled", "b cleans up, cancelled", "b is clean", "ended"], _trace);
    }
}
