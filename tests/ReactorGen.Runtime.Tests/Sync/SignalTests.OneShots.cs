using ReactorGen.Sync;

namespace ReactorGen.Runtime.Tests.Sync;

/// <content>A value, once.</content>
public sealed partial class SignalTests
{
    [ReactorTask]
    private static partial int ReceiveOne(OneShot<int> source) => source.Receive();

    [ReactorTask]
    private static partial void OneShots(List<string> trace)
    {
        var later = new OneShot<int>();
        JoinHandle<int> receiver = Spawn(ReceiveOneTask(later));
        Assert.Throws<InvalidOperationException>(() => later.TryReceive(out _));
        later.Send(1);
        trace.Add($"{receiver.Join()}");
        Assert.False(later.TrySend(2));
        Assert.Throws<InvalidOperationException>(() => later.Send(2));
        try
        {
            later.Receive();
        }
        catch (InvalidOperationException)
        {
            trace.Add("once");
        }
        later.Reset();
        Assert.False(later.TryReceive(out _));
        later.SendError(new IOException("broken"));
        Assert.Throws<InvalidOperationException>(() => later.Reset());
        try
        {
            later.Receive();
        }
        catch (IOException exception)
        {
            trace.Add(exception.Message);
        }
    }

    [Fact]
    public void One_value_once()
    {
        using var executor = new LocalExecutor();
        var trace = new List<string>();
        executor.Run(OneShotsTask(trace));
        Assert.Equal(["1", "once", "broken"], trace);
    }

    [ReactorTask]
    private static partial void CancelledReceive(OneShot<int> source, List<string> trace)
    {
        JoinHandle<int> left = Spawn(ReceiveOneTask(source));
        left.Cancel();
        try
        {
            left.Join();
        }
        catch (OperationCanceledException)
        {
            trace.Add("cancelled");
        }
        JoinHandle<int> got = Spawn(ReceiveOneTask(source));
        source.Send(7);
        got.Cancel();
        trace.Add($"{got.Join()}");
    }

    [Fact]
    public void A_cancelled_receiver_leaves_the_value_to_another()
    {
        using var executor = new LocalExecutor();
        var trace = new List<string>();
        executor.Run(CancelledReceiveTask(new OneShot<int>(), trace));
        Assert.Equal(["cancelled", "7"], trace);
    }

    [Fact]
    public async Task Async_code_receives_before_and_after_the_send()
    {
        var source = new OneShot<int>();
        Task<int> before = source.AsTask();
        Assert.False(before.IsCompleted);
        await Assert.ThrowsAsync<InvalidOperationException>(source.AsTask);
        source.Send(3);
        Assert.Equal(3, await before);
        await Assert.ThrowsAsync<InvalidOperationException>(source.AsTask);

        var sent = new OneShot<string>();
        sent.Send("x");
        Assert.True(sent.IsSent);
        Assert.Equal("x", await sent);

        var failed = new OneShot<string>();
        Task<string> failing = failed.AsTask();
        failed.SendError(new IOException());
        await Assert.ThrowsAsync<IOException>(() => failing);
        failed.Reset();
        failed.SendError(new IOException());
        await Assert.ThrowsAsync<IOException>(failed.AsTask);
    }
}
