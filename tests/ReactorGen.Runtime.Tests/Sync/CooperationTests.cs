using ReactorGen.Sync;

namespace ReactorGen.Runtime.Tests.Sync;

/// <summary>What never has to wait must still let others run, and notice a cancellation.</summary>
public sealed partial class CooperationTests
{
    private sealed class World
    {
        internal readonly TaskSemaphore Semaphore = new(1);
        internal readonly TaskMutex Mutex = new();
        internal readonly Notify Notify = new();
        internal readonly TaskBarrier Barrier = new(1);
        internal readonly TaskLatch Latch = new(0);
        internal readonly TaskChannel<int> Channel = new(1);
        internal readonly OneShot<int> OneShot = new();
        internal bool Stop;
        internal int Rounds;
    }

    [ReactorTask]
    private static partial void Once(World world, string primitive)
    {
        switch (primitive)
        {
            case "semaphore":
                using (world.Semaphore.Acquire())
                {
                }
                break;
            case "mutex":
                using (world.Mutex.Lock())
                {
                }
                break;
            case "notify":
                world.Notify.NotifyOne();
                world.Notify.Wait();
                break;
            case "barrier":
                world.Barrier.Wait();
                break;
            case "latch":
                world.Latch.Wait();
                break;
            case "send":
                world.Channel.Send(1);
                world.Channel.TryReceive(out _);
                break;
            case "receive":
                world.Channel.TrySend(1);
                world.Channel.Receive();
                break;
            case "foreach":
                world.Channel.TrySend(1);
                foreach (int _ in world.Channel.ReceiveAll()) break;
                break;
            case "one-shot":
                world.OneShot.TrySend(1);
                world.OneShot.Receive();
                world.OneShot.Reset();
                break;
            default:
                throw new ArgumentException(primitive);
        }
    }

    [ReactorTask]
    private static partial void Busy(World world, string primitive)
    {
        while (!world.Stop)
        {
            Once(world, primitive);
            world.Rounds++;
        }
    }

    [ReactorTask]
    private static partial void Beside(World world, string primitive)
    {
        JoinHandle busy = Spawn(BusyTask(world, primitive));
        Yield();
        world.Stop = true;
        busy.Join();
    }

    public static TheoryData<string> Primitives => ["semaphore", "mutex", "notify", "barrier", "latch", "send", "receive", "foreach", "one-shot"];

    [Theory, MemberData(nameof(Primitives))]
    public void A_loop_that_never_waits_has_a_budget(string primitive)
    {
        using var executor = new LocalExecutor();
        var world = new World();
        executor.Run(BesideTask(world, primitive));
        Assert.InRange(world.Rounds, 100, 400);
    }

    [ReactorTask]
    private static partial void CancelBusy(World world, string primitive)
    {
        JoinHandle busy = Spawn(BusyTask(world, primitive));
        busy.Cancel();
        try
        {
            busy.Join();
        }
        catch (OperationCanceledException) when (!ReactorTask.Current.IsCancelled)
        {
            world.Stop = true;
        }
    }

    [Theory, MemberData(nameof(Primitives))]
    public void A_cancellation_is_noticed_on_entry_and_takes_nothing(string primitive)
    {
        using var executor = new LocalExecutor();
        var world = new World();
        executor.Run(CancelBusyTask(world, primitive));
        Assert.True(world.Stop);
        Assert.Equal(1, world.Semaphore.AvailablePermits);
        Assert.False(world.Mutex.IsLocked);
        if (primitive is "receive" or "foreach") Assert.Equal(1, world.Channel.Count);
        if (primitive is "send") Assert.Equal(0, world.Channel.Count);
        if (primitive is "one-shot") Assert.True(world.OneShot.TryReceive(out _));
    }
}
