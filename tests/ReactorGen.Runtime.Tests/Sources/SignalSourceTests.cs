using System.Runtime.InteropServices;
using ReactorGen.Runtime.Tests.Net;
using ReactorGen.Sources;

namespace ReactorGen.Runtime.Tests.Sources;

/// <summary>Signals that the process sends itself: one test at a time, since every source of the process that watches a signal gets it.</summary>
[Collection("signals")]
public sealed partial class SignalSourceTests
{
    private const PosixSignal First = (PosixSignal)10, Second = (PosixSignal)12;       // SIGUSR1, SIGUSR2

    [LibraryImport("libc", EntryPoint = "kill")]
    private static partial int Kill(int process, int signal);

    private static void Raise(PosixSignal signal) => Assert.Equal(0, Kill(Environment.ProcessId, (int)signal));

    [Theory, EveryExecutor]
    public void A_signal_ends_a_wait(ExecutorKind kind) => Host.Run(kind, WaitTask());

    [ReactorTask]
    private static partial void Wait()
    {
        using var signals = SignalSource.Watch(First, Second);
        for (int round = 0; round < 5; round++)
        {
            var waiting = Spawn(signals.WaitTask());
            Yield();
            PosixSignal sent = round % 2 == 0 ? First : Second;
            Raise(sent);
            Assert.Equal(sent, waiting.Join());
        }
        Assert.False(signals.TryTake(out _));
    }

    [Theory, EveryExecutor]
    public void Signals_that_come_while_nobody_waits_are_kept_once_each_in_order(ExecutorKind kind) => Host.Run(kind, CoalesceTask());

    [ReactorTask]
    private static partial void Coalesce()
    {
        using var signals = SignalSource.Watch(First, Second);
        for (int i = 0; i < 3; i++) signals.Deliver(1);
        signals.Deliver(0);
        Assert.Equal(First, signals.Wait());
        Assert.Equal(Second, signals.Wait());
        Assert.False(signals.TryTake(out _));
        var waiting = Spawn(signals.WaitTask());            // the notifications that are left over mean nothing
        Yield();
        Yield();
        Assert.False(waiting.IsCompleted);
        signals.Deliver(1);
        Assert.Equal(Second, waiting.Join());
    }

    [Theory, EveryExecutor]
    public void A_cancelled_wait_loses_no_signal(ExecutorKind kind) => Host.Run(kind, CancelTask());

    [ReactorTask]
    private static partial void Cancel()
    {
        using var signals = SignalSource.Watch(First);
        for (int round = 0; round < 20; round++)
        {
            var waiting = Spawn(TryWaitTask(signals));
            Yield();
            Raise(First);
            waiting.Cancel();
            // Either the wait had it or the next one has.
            if (!waiting.Join()) Assert.Equal(First, signals.Wait());
            Assert.False(signals.TryTake(out _));
        }
    }

    [ReactorTask]
    private static partial bool TryWait(SignalSource signals)
    {
        try
        {
            return signals.Wait() == First;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    [Theory, EveryExecutor]
    public void Of_several_that_wait_one_gets_it_and_all_see_the_end(ExecutorKind kind) => Host.Run(kind, SeveralTask());

    [ReactorTask]
    private static partial void Several()
    {
        var signals = SignalSource.Watch(First);
        var waiting = new List<JoinHandle<bool>>();
        for (int i = 0; i < 5; i++) waiting.Add(Spawn(HasSignalTask(signals)));
        Yield();
        Raise(First);
        while (waiting.Count(handle => handle.IsCompleted) == 0) Yield();
        Await(Task.Run(signals.Dispose));
        int got = 0;
        foreach (var handle in waiting)
        {
            if (handle.Join()) got++;
        }
        Assert.Equal(1, got);
        Assert.Throws<ObjectDisposedException>(() => signals.TryTake(out _));
        signals.Dispose();
    }

    [ReactorTask]
    private static partial bool HasSignal(SignalSource signals)
    {
        try
        {
            return signals.Wait() == First;
        }
        catch (ObjectDisposedException)
        {
            return false;
        }
    }

    [Fact]
    public void What_is_refused()
    {
        Assert.Throws<ArgumentException>(() => SignalSource.Watch());
        Assert.Throws<ArgumentException>(() => SignalSource.Watch(First, First));
        Assert.ThrowsAny<Exception>(() => SignalSource.Watch(First, (PosixSignal)9));
        using var signals = SignalSource.Watch(PosixSignal.SIGHUP, Second);
        Assert.Equal("SignalSource SIGHUP, 12", signals.ToString());
    }
}
