using ReactorGen.Net;
using ReactorGen.Runtime.Tests.Net;
using ReactorGen.Sources;

namespace ReactorGen.Runtime.Tests.Sources;

/// <summary>The time-out that signs of life put off.</summary>
public sealed partial class IdleTimerTests
{
    private static TimeSpan Ms(double milliseconds) => TimeSpan.FromMilliseconds(milliseconds);

    /// <summary>On one thread, where it is certain what comes first.</summary>
    [Fact]
    public void Each_touch_begins_the_silence_anew()
    {
        var clock = new TestClock();
        using var executor = new LocalExecutor(new LocalExecutorOptions { Clock = clock });
        executor.Run(TouchesTask(clock));
    }

    [ReactorTask]
    private static partial void Touches(TestClock clock)
    {
        var idle = new IdleTimer(Ms(30));
        var waiting = Spawn(idle.WaitTask());
        for (int i = 0; i < 50; i++)
        {
            clock.Step(Ms(29));
            Yield();
            Yield();
            Assert.False(waiting.IsCompleted);
            idle.Touch();
        }
        clock.Step(Ms(29));
        Yield();
        Yield();
        Assert.False(waiting.IsCompleted);
        clock.Step(Ms(1));
        waiting.Join();
        idle.Wait();                                        // still silent
        idle.Touch();
        var again = Spawn(idle.WaitTask());
        Yield();
        Assert.False(again.IsCompleted);
        Exception? second = Host.Failure(idle.WaitTask());
        Assert.Contains("Two tasks", Assert.IsType<InvalidOperationException>(second).Message, StringComparison.Ordinal);
        again.Cancel();
        Assert.IsType<OperationCanceledException>(Host.Failure(EndOfTask(again)), exactMatch: false);
        var after = Spawn(idle.WaitTask());
        clock.Step(Ms(30));
        after.Join();
    }

    [ReactorTask]
    private static partial void EndOf(JoinHandle handle) => handle.Join();

    [Theory, EveryExecutor]
    public void It_never_runs_out_early(ExecutorKind kind) => Host.Run(kind, RealTimeTask());

    [ReactorTask]
    private static partial void RealTime()
    {
        var idle = new IdleTimer(Ms(20));
        var waiting = Spawn(idle.WaitTask());
        Deadline earliest = default;
        for (int i = 0; i < 30; i++)
        {
            earliest = Deadline.In(Ms(20));
            idle.Touch();
            Delay(Ms(1));
        }
        idle.Touch();
        waiting.Join();
        idle.Wait();
        Assert.True(earliest.HasPassed);
    }

    [Theory, EveryExecutor]
    public void A_silent_connection_is_closed(ExecutorKind kind) => Host.Run(kind, CloseSilentTask());

    [ReactorTask]
    private static partial void CloseSilent()
    {
        var pair = UnixStream.Pair();
        using var client = pair.First;
        var serving = Spawn(ServeTask(pair.Second));
        var one = new byte[1];
        client.WriteAll(one);
        client.ReadExact(one);
        Assert.Equal(0, client.Read(one));                  // and then nothing more is said
        Assert.Equal(1, serving.Join());
    }

    [ReactorTask]
    private static partial int Serve(UnixStream stream)
    {
        using (stream)
        {
            using (var first = stream.ReadChunk()) stream.WriteAll(first.Memory);
            // From here on the client says nothing: however slow the machine is, nothing comes before the time is over.
            var idle = new IdleTimer(Ms(50));
            Raced<int, bool> end = Race(EchoTask(stream, idle), SilenceTask(idle));
            return end.Index;
        }
    }

    [ReactorTask]
    private static partial int Echo(UnixStream stream, IdleTimer idle)
    {
        int echoed = 0;
        while (true)
        {
            using var chunk = stream.ReadChunk();
            if (chunk.Length == 0) return echoed;
            idle.Touch();
            stream.WriteAll(chunk.Memory);
            echoed += chunk.Length;
        }
    }

    [ReactorTask]
    private static partial bool Silence(IdleTimer idle)
    {
        idle.Wait();
        return true;
    }

    [Theory, EveryExecutor]
    public void What_it_refuses(ExecutorKind kind) => Host.Run(kind, RefusalsTask());

    [ReactorTask]
    private static partial void Refusals()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new IdleTimer(TimeSpan.Zero));
        var idle = new IdleTimer(Timeout.InfiniteTimeSpan);
        string message = Await(Task.Run(() => Assert.Throws<InvalidOperationException>(() => idle.Touch()).Message));
        Assert.Contains("make one in a task of the executor that is to use it", message, StringComparison.Ordinal);
        Assert.Contains("outside a task", Await(Task.Run(() => Assert.Throws<InvalidOperationException>(() => new IdleTimer(Ms(1))).Message)), StringComparison.Ordinal);
        idle.Touch();
        var forever = Spawn(Host.FailureTask(idle.WaitTask()));
        Yield();
        forever.Cancel();
        Assert.IsType<OperationCanceledException>(forever.Join(), exactMatch: false);
    }
}
