using System.Threading.Channels;
using ReactorGen.Sync;

namespace ReactorGen.Runtime.Tests.Sync;

public sealed partial class TaskChannelTests
{
    [ReactorTask]
    private static partial void SendAll(TaskChannel<int> channel, int first, int count, List<string> trace)
    {
        for (int i = first; i < first + count; i++)
        {
            channel.Send(i);
            trace.Add($"sent {i}");
        }
    }

    [ReactorTask]
    private static partial void ReceiveSome(TaskChannel<int> channel, int count, List<string> trace)
    {
        for (int i = 0; i < count; i++) trace.Add($"got {channel.Receive()}");
    }

    [ReactorTask]
    private static partial void ReceiveEach(TaskChannel<int> channel, List<string> trace)
    {
        foreach (int item in channel.ReceiveAll()) trace.Add($"got {item}");
        trace.Add("end");
    }

    [ReactorTask]
    private static partial void Full(TaskChannel<int> channel, List<string> trace)
    {
        JoinHandle sender = Spawn(SendAllTask(channel, 1, 4, trace));
        trace.Add($"{channel.Count} of {channel.Capacity}");
        JoinHandle receiver = Spawn(ReceiveSomeTask(channel, 4, trace));
        sender.Join();
        receiver.Join();
    }

    [Fact]
    public void A_full_channel_stops_its_sender_until_there_is_room()
    {
        using var executor = new LocalExecutor();
        var trace = new List<string>();
        executor.Run(FullTask(new TaskChannel<int>(2), trace));
        Assert.Equal(["sent 1", "sent 2", "2 of 2"], trace[..3]);
        Assert.Equal(["got 1", "got 2", "got 3", "got 4"], trace.Where(t => t.StartsWith("got")));
        Assert.Equal(["sent 1", "sent 2", "sent 3", "sent 4"], trace.Where(t => t.StartsWith("sent")));
    }

    [Fact]
    public void Without_capacity_sender_and_receiver_meet()
    {
        using var executor = new LocalExecutor();
        var trace = new List<string>();
        var channel = new TaskChannel<int>(0);
        Assert.False(channel.TrySend(9));
        Assert.False(channel.TryReceive(out _));
        executor.Run(FullTask(channel, trace));
        Assert.Equal("0 of 0", trace[0]);
        Assert.Equal(["got 1", "got 2", "got 3", "got 4"], trace.Where(t => t.StartsWith("got")));
        Assert.Equal(0, channel.Count);
    }

    [ReactorTask]
    private static partial void Loop(TaskChannel<int> channel, List<string> trace)
    {
        JoinHandle receiver = Spawn(ReceiveEachTask(channel, trace));
        channel.Send(1);
        Yield();
        trace.Add("between");
        channel.Send(2);
        channel.Send(3);
        Assert.True(channel.Complete());
        Assert.False(channel.Complete(new IOException()));
        receiver.Join();
    }

    [Fact]
    public void Foreach_takes_what_is_left_and_then_ends()
    {
        using var executor = new LocalExecutor();
        var trace = new List<string>();
        var channel = TaskChannel<int>.Unbounded();
        executor.Run(LoopTask(channel, trace));
        Assert.Equal(["got 1", "between", "got 2", "got 3", "end"], trace);
        Assert.True(channel.IsCompleted);
        Assert.False(channel.TrySend(4));
    }

    [ReactorTask]
    private static partial void ReceiveEnd(TaskChannel<int> channel, List<Exception> thrown)
    {
        try
        {
            channel.Receive();
        }
        catch (ChannelClosedException exception)
        {
            thrown.Add(exception);
        }
    }

    [ReactorTask]
    private static partial void EachEnd(TaskChannel<int> channel, List<Exception> thrown)
    {
        try
        {
            foreach (int _ in channel.ReceiveAll())
            {
            }
        }
        catch (ChannelClosedException exception)
        {
            thrown.Add(exception);
        }
    }

    [ReactorTask]
    private static partial void SendEnd(TaskChannel<int> channel, List<Exception> thrown)
    {
        try
        {
            channel.Send(1);
        }
        catch (ChannelClosedException exception)
        {
            thrown.Add(exception);
        }
    }

    [ReactorTask]
    private static partial void End(TaskChannel<int> empty, TaskChannel<int> full, Exception? error, List<Exception> thrown)
    {
        JoinHandle one = Spawn(ReceiveEndTask(empty, thrown)), two = Spawn(EachEndTask(empty, thrown)), three = Spawn(SendEndTask(full, thrown));
        Assert.Empty(thrown);
        empty.Complete(error);
        full.Complete(error);
        one.Join();
        two.Join();
        three.Join();
        ReceiveEnd(empty, thrown);
        EachEnd(empty, thrown);
        SendEnd(full, thrown);
    }

    [Fact]
    public void Those_who_wait_and_those_who_come_find_the_end_and_its_error()
    {
        using var executor = new LocalExecutor();
        var thrown = new List<Exception>();
        var error = new IOException("gone");
        executor.Run(EndTask(new TaskChannel<int>(1, "in"), new TaskChannel<int>(0, "out"), error, thrown));
        Assert.Equal(6, thrown.Count);
        Assert.All(thrown, exception => Assert.Same(error, exception.InnerException));
        Assert.Equal(["channel \"in\" is empty, and was completed with an error: gone", "channel \"out\" is complete; the item was not sent."], thrown.Select(t => t.Message).Distinct());

        thrown.Clear();
        executor.Run(EndTask(new TaskChannel<int>(1, "in"), new TaskChannel<int>(0, "out"), null, thrown));
        Assert.Equal(["channel \"in\" is complete and empty.", "channel \"out\" is complete; the item was not sent."], thrown.Select(t => t.Message).Distinct());
        Assert.Equal(4, thrown.Count);
    }

    [ReactorTask]
    private static partial void Order(TaskChannel<int> channel, List<string> trace)
    {
        JoinHandle one = Spawn(ReceiveThenWaitTask(channel, "1", trace)), two = Spawn(ReceiveThenWaitTask(channel, "2", trace)), three = Spawn(ReceiveThenWaitTask(channel, "3", trace));
        channel.Send(10);
        // Nothing for a newcomer, though the receiver has not run yet.
        Assert.False(channel.TryReceive(out _));
        channel.Send(20);
        channel.Send(30);
        Yield();
        one.Cancel();
        two.Cancel();
        three.Cancel();
        one.Join();
        two.Join();
        three.Join();
    }

    [Fact]
    public void Receivers_are_served_in_the_order_they_came()
    {
        using var executor = new LocalExecutor();
        var trace = new List<string>();
        executor.Run(OrderTask(TaskChannel<int>.Unbounded(), trace));
        Assert.Equal(["1 got 10", "2 got 20", "3 got 30"], trace[..3]);
    }

    [ReactorTask]
    private static partial void BreakAndGoOn(TaskChannel<int> channel, List<int> taken)
    {
        foreach (int item in channel.ReceiveAll())
        {
            taken.Add(item);
            if (item == 2) break;
        }
        foreach (int outer in channel.ReceiveAll())
        {
            taken.Add(outer);
            foreach (int inner in channel.ReceiveAll()) taken.Add(inner * 10 + outer);
        }
    }

    [Fact]
    public void Loops_may_end_early_and_nest()
    {
        using var executor = new LocalExecutor();
        var channel = new TaskChannel<int>(16);
        for (int i = 1; i <= 6; i++) Assert.True(channel.TrySend(i));
        channel.Complete();
        var taken = new List<int>();
        executor.Run(BreakAndGoOnTask(channel, taken));
        Assert.Equal([1, 2, 3, 43, 53, 63], taken);
    }

    [Fact]
    public void The_ring_keeps_the_order_when_it_grows_in_the_middle()
    {
        var channel = TaskChannel<int>.Unbounded();
        int sent = 0, received = 0;
        var random = new Random(1);
        for (int i = 0; i < 10_000; i++)
        {
            if (random.Next(3) > 0) Assert.True(channel.TrySend(sent++));
            else if (channel.TryReceive(out int item)) Assert.Equal(received++, item);
            Assert.Equal(sent - received, channel.Count);
        }
        while (channel.TryReceive(out int item)) Assert.Equal(received++, item);
        Assert.Equal(sent, received);
    }

    [Fact]
    public void A_capacity_is_not_negative() => Assert.Throws<ArgumentOutOfRangeException>(() => new TaskChannel<int>(-1));
}
