using ReactorGen.Sync;

namespace ReactorGen.Runtime.Tests.Sync;

/// <summary>Notify, TaskBarrier, TaskLatch and OneShot.</summary>
public sealed partial class SignalTests
{
    [ReactorTask]
    private static partial void WaitFor(Notify notify, string who, List<string> trace)
    {
        notify.Wait();
        trace.Add(who);
    }

    [ReactorTask]
    private static partial void Notifying(Notify notify, List<string> trace)
    {
        notify.NotifyOne();
        notify.NotifyOne();
        WaitFor(notify, "stored", trace);
        JoinHandle a = Spawn(WaitForTask(notify, "a", trace)), b = Spawn(WaitForTask(notify, "b", trace)), c = Spawn(WaitForTask(notify, "c", trace));
        Yield();
        Assert.Equal(["stored"], trace);
        notify.NotifyOne();
        a.Join();
        Assert.Equal(["stored", "a"], trace);
        notify.NotifyAll();
        JoinHandle d = Spawn(WaitForTask(notify, "d", trace));
        b.Join();
        c.Join();
        Yield();
        Assert.Equal(["stored", "a", "b", "c"], trace);
        notify.NotifyOne();
        d.Join();
    }

    [Fact]
    public void One_notification_is_stored_and_NotifyAll_reaches_those_who_wait()
    {
        using var executor = new LocalExecutor();
        var trace = new List<string>();
        executor.Run(NotifyingTask(new Notify(), trace));
        Assert.Equal(["stored", "a", "b", "c", "d"], trace);
    }

    [ReactorTask]
    private static partial void CancelNotified(Notify notify, List<string> trace)
    {
        JoinHandle left = Spawn(WaitForTask(notify, "left", trace)), a = Spawn(WaitForTask(notify, "a", trace)), b = Spawn(WaitForTask(notify, "b", trace));
        left.Cancel();
        Yield();
        // To a, who has it before the cancel; b still waits.
        notify.NotifyOne();
        a.Cancel();
        a.Join();
        Yield();
        Assert.Equal(["a"], trace);
        // The other way round: the notification finds b, which has been cancelled and has not left yet.
        b.Cancel();
        notify.NotifyOne();
        b.Join();
        left.Detach();
    }

    [Fact]
    public void A_notification_is_not_lost_by_a_cancel()
    {
        using var executor = new LocalExecutor();
        var trace = new List<string>();
        executor.Run(CancelNotifiedTask(new Notify(), trace));
        Assert.Equal(["a", "b"], trace);
    }

    [ReactorTask]
    private static partial int Rounds(TaskBarrier barrier, int rounds, int[] inRound, List<string> trace)
    {
        int led = 0;
        for (int round = 0; round < rounds; round++)
        {
            inRound[round]++;
            if (barrier.Wait()) led++;
            if (inRound[round] != barrier.Participants) trace.Add($"{inRound[round]} have arrived in round {round}");
        }
        return led;
    }

    [ReactorTask]
    private static partial int Meet(TaskBarrier barrier, List<string> trace)
    {
        var inRound = new int[50];
        JoinHandle<int> a = Spawn(RoundsTask(barrier, 50, inRound, trace)), b = Spawn(RoundsTask(barrier, 50, inRound, trace)), c = Spawn(RoundsTask(barrier, 50, inRound, trace));
        return a.Join() + b.Join() + c.Join();
    }

    [Fact]
    public void All_wait_for_all_in_every_round_and_one_leads()
    {
        using var executor = new LocalExecutor();
        var trace = new List<string>();
        Assert.Equal(50, executor.Run(MeetTask(new TaskBarrier(3), trace)));
        Assert.Empty(trace);
        Assert.Equal(50, executor.Run(RoundsTask(new TaskBarrier(1), 50, new int[50], trace)));
        Assert.Throws<ArgumentOutOfRangeException>(() => new TaskBarrier(0));
    }

    [ReactorTask]
    private static partial void LeaveBarrier(TaskBarrier barrier, List<string> trace)
    {
        JoinHandle<int> a = Spawn(RoundsTask(barrier, 1, new int[1], [])), b = Spawn(RoundsTask(barrier, 1, new int[1], []));
        a.Cancel();
        try
        {
            a.Join();
        }
        catch (OperationCanceledException)
        {
            trace.Add("cancelled");
        }
        JoinHandle<int> c = Spawn(RoundsTask(barrier, 1, new int[1], []));
        Yield();
        Assert.False(b.IsCompleted || c.IsCompleted);
        // The last one opens it; a cancel that comes now is too late.
        JoinHandle<int> d = Spawn(RoundsTask(barrier, 1, new int[1], []));
        b.Cancel();
        trace.Add($"{b.Join()}{c.Join()}{d.Join()}");
    }

    [Fact]
    public void A_cancelled_participant_has_not_arrived()
    {
        using var executor = new LocalExecutor();
        var trace = new List<string>();
        executor.Run(LeaveBarrierTask(new TaskBarrier(3), trace));
        Assert.Equal(["cancelled", "001"], trace);
    }

    [ReactorTask]
    private static partial void WaitForLatch(TaskLatch latch, List<string> trace)
    {
        latch.Wait();
        trace.Add("open");
    }

    [ReactorTask]
    private static partial void CountingDown(TaskLatch latch, List<string> trace)
    {
        JoinHandle a = Spawn(WaitForLatchTask(latch, trace)), b = Spawn(WaitForLatchTask(latch, trace)), c = Spawn(WaitForLatchTask(latch, trace));
        Assert.False(latch.CountDown(2));
        b.Cancel();
        Yield();
        Assert.Empty(trace);
        Assert.Equal(1, latch.Count);
        Assert.Throws<InvalidOperationException>(() => latch.CountDown(2));
        Assert.True(latch.CountDown());
        a.Join();
        c.Join();
        b.Detach();
        WaitForLatch(latch, trace);
    }

    [Fact]
    public void A_latch_opens_once_for_all()
    {
        using var executor = new LocalExecutor();
        var trace = new List<string>();
        executor.Run(CountingDownTask(new TaskLatch(3), trace));
        Assert.Equal(["open", "open", "open"], trace);
    }
}
