using System.Threading.Channels;
using ReactorGen.Sync;

namespace ReactorGen.Runtime.Tests.Sync;

/// <content>Those who leave while they wait.</content>
public sealed partial class TaskChannelTests
{
    [ReactorTask]
    private static partial void CancelledReceiver(TaskChannel<int> channel, bool sendsFirst, List<string> trace)
    {
        JoinHandle first = Spawn(ReceiveThenWaitTask(channel, "first", trace)), second = Spawn(ReceiveThenWaitTask(channel, "second", trace));
        if (sendsFirst) channel.Send(1);
        first.Cancel();
        if (!sendsFirst) channel.Send(1);
        Yield();
        second.Cancel();
        first.Join();
        second.Join();
    }

    [ReactorTask]
    private static partial void ReceiveThenWait(TaskChannel<int> channel, string who, List<string> trace)
    {
        try
        {
            trace.Add($"{who} got {channel.Receive()}");
            Delay(Timeout.InfiniteTimeSpan);
        }
        catch (OperationCanceledException)
        {
            trace.Add($"{who} cancelled");
        }
    }

    [Fact]
    public void An_item_handed_over_beats_the_cancel_and_the_cancel_comes_at_the_next_wait()
    {
        using var executor = new LocalExecutor();
        var trace = new List<string>();
        executor.Run(CancelledReceiverTask(new TaskChannel<int>(4), sendsFirst: true, trace));
        Assert.Equal(["first got 1", "first cancelled", "second cancelled"], trace);
    }

    /// <summary>The send comes after the cancel and before the cancelled task has run: it is still the first in the queue.</summary>
    [Fact]
    public void A_cancelled_receiver_that_has_not_left_yet_still_takes_what_is_handed_to_it()
    {
        using var executor = new LocalExecutor();
        var trace = new List<string>();
        executor.Run(CancelledReceiverTask(new TaskChannel<int>(4), sendsFirst: false, trace));
        Assert.Equal(["first got 1", "first cancelled", "second cancelled"], trace);
    }

    [ReactorTask]
    private static partial void CancelledSender(TaskChannel<int> channel, List<string> trace)
    {
        JoinHandle first = Spawn(SendAllTask(channel, 1, 1, trace)), second = Spawn(SendAllTask(channel, 2, 1, trace));
        first.Cancel();
        Yield();
        trace.Add($"got {channel.Receive()}");
        second.Join();
        try
        {
            first.Join();
        }
        catch (OperationCanceledException)
        {
            trace.Add("cancelled");
        }
        Assert.False(channel.TryReceive(out _));
    }

    [Fact]
    public void The_item_of_a_cancelled_sender_is_not_sent()
    {
        using var executor = new LocalExecutor();
        var trace = new List<string>();
        executor.Run(CancelledSenderTask(new TaskChannel<int>(0), trace));
        Assert.Equal(["got 2", "sent 2", "cancelled"], trace);
    }
}
