using ReactorGen.Machines;
using ReactorGen.Sync;

namespace ReactorGen.Runtime.Tests.Sync;

/// <summary>Tasks that are given up while they wait keep nothing; what waits and who holds is in the dump.</summary>
public sealed partial class GivenUpTests
{
    [ReactorTask]
    private static partial void Turns(int count)
    {
        for (int i = 0; i < count; i++) Yield();
    }

    /// <summary>Each waiter has been handed what it waits for, and has not run since, when it is given up.</summary>
    [Fact]
    public void What_was_handed_to_a_task_that_is_given_up_goes_on()
    {
        var all = new Primitives();
        var executor = new LocalExecutor();
        Assert.True(all.Mutex.TryLock(out TaskMutexGuard guard));
        int reports = 0;
        executor.UnhandledException += (_, _) =>
        {
            if (reports++ > 0) return;
            // The first is given up: the others are still queued, and get it all.
            all.Semaphore.Release(1);
            guard.Dispose();
            all.Notify.NotifyOne();
            Assert.True(all.Jobs.TrySend(5));
            Assert.True(all.Items.TrySend(6));
            all.Answer.Send(7);
        };
        executor.Spawn(StubbornTask(new ValueTask(new TaskCompletionSource().Task))).Detach();
        all.SpawnWaiters(executor);
        executor.Run(TurnsTask(3));
        Assert.True(all.Mutex.IsLocked);
        executor.Shutdown(TimeSpan.Zero);
        executor.Dispose();

        Assert.Equal(10, reports);
        Assert.Equal(2, all.Semaphore.AvailablePermits);
        Assert.True(all.Semaphore.TryAcquire(2));
        Assert.False(all.Mutex.IsLocked);
        Assert.True(all.Jobs.TryReceive(out int job) && job == 5);
        Assert.True(all.Items.TryReceive(out int item) && item == 6);
        Assert.False(all.Full.TryReceive(out _));
        Assert.True(all.Answer.TryReceive(out int answer) && answer == 7);
        using var other = new LocalExecutor();
        other.Run(TakeNotificationTask(all.Notify, all.Barrier));
    }

    [Theory, EveryExecutor]
    public void A_waiter_that_is_given_up_leaves_its_queue(ExecutorKind kind)
    {
        var all = new Primitives();
        Executor executor = kind.Make();
        executor.UnhandledException += (_, _) => { };
        Assert.True(all.Mutex.TryLock(out TaskMutexGuard guard));
        all.SpawnWaiters(executor);
        Assert.True(SpinWait.SpinUntil(() =>
        {
            executor.Run(TurnsTask(1));
            return executor.DumpTasks().Count(task => task.Frames[^1].WaitingFor is not null) == 9;
        }, TimeSpan.FromMinutes(1)));
        Assert.Equal((1, 1), all.Semaphore.Protocol.Figures);
        executor.Shutdown(TimeSpan.Zero);
        executor.Dispose();
        // Where other threads run them, those in the middle of a step are given up at its end.
        Assert.True(SpinWait.SpinUntil(() => executor.DumpTasks().Count == 0, TimeSpan.FromMinutes(1)));
        Assert.Equal((1, 0), all.Semaphore.Protocol.Figures);
        Assert.Equal((0, 0, 0, false, null), all.Jobs.Protocol.Figures);
        Assert.Equal((0, 0, 0, false, null), all.Items.Protocol.Figures);
        Assert.Equal((0, 0, 0, false, null), all.Full.Protocol.Figures);
        guard.Dispose();
        Assert.False(all.Mutex.IsLocked);
        all.Notify.NotifyOne();
        using Executor other = kind.Make();
        other.Run(TakeNotificationTask(all.Notify, all.Barrier));
    }

    [ReactorTask]
    private static partial void SeveralAtOnce(TaskSemaphore semaphore, TaskChannel<int> channel) => Join(StubbornAcquireTask(semaphore), StubbornReceiveTask(channel));

    [Fact]
    public void A_task_that_waits_for_several_things_at_once_gives_them_all_back()
    {
        var all = new Primitives();
        var executor = new LocalExecutor();
        int reports = 0;
        executor.UnhandledException += (_, _) =>
        {
            if (reports++ > 0) return;
            all.Semaphore.Release();
            Assert.True(all.Jobs.TrySend(5));
        };
        executor.Spawn(StubbornTask(new ValueTask(new TaskCompletionSource().Task))).Detach();
        executor.Spawn(SeveralAtOnceTask(all.Semaphore, all.Jobs)).Detach();
        executor.Run(TurnsTask(3));
        Assert.Equal(1, all.Semaphore.Protocol.Figures.Waiting);
        executor.Shutdown(TimeSpan.Zero);
        executor.Dispose();
        Assert.Equal(2, reports);
        Assert.True(all.Semaphore.TryAcquire(2));
        Assert.True(all.Jobs.TryReceive(out int job) && job == 5);
    }

    [ReactorTask]
    private static partial void TakeNotification(Notify notify, TaskBarrier barrier)
    {
        notify.Wait();
        // The one given up has not arrived.
        JoinHandle<bool> other = Spawn(ArriveTask(barrier));
        Yield();
        Assert.False(other.IsCompleted);
        Assert.Equal(1, (barrier.Wait() ? 1 : 0) + (other.Join() ? 1 : 0));
    }

    [ReactorTask]
    private static partial bool Arrive(TaskBarrier barrier) => barrier.Wait();

    [ReactorTask]
    private static partial void HoldLock(TaskMutex mutex, ValueTask never)
    {
        using (mutex.Lock()) Await(never);
    }

    [ReactorTask]
    private static partial bool LockAbandoned(TaskMutex mutex)
    {
        using TaskMutexGuard guard = mutex.Lock();
        return guard.IsAbandoned;
    }

    [Fact]
    public void A_mutex_held_by_a_task_that_is_given_up_is_taken_over()
    {
        var mutex = new TaskMutex();
        var executor = new LocalExecutor();
        executor.UnhandledException += (_, _) => { };
        executor.Spawn(HoldLockTask(mutex, new ValueTask(new TaskCompletionSource().Task))).Detach();
        executor.Run(TurnsTask(3));
        executor.Shutdown(TimeSpan.Zero);
        executor.Dispose();
        Assert.True(mutex.IsLocked);
        using var other = new LocalExecutor();
        Assert.True(other.Run(LockAbandonedTask(mutex)));
        Assert.False(mutex.IsLocked);
    }

    [Fact]
    public void A_dump_names_what_is_waited_for_and_who_holds_it()
    {
        var all = new Primitives();
        using var executor = new LocalExecutor(new LocalExecutorOptions { ShutdownGrace = TimeSpan.Zero });
        executor.UnhandledException += (_, _) => { };
        JoinHandle serve = executor.Spawn(HoldLockTask(all.Mutex, new ValueTask(new TaskCompletionSource().Task)), "Serve");
        serve.Detach();
        executor.Run(TurnsTask(3));
        all.SpawnWaiters(executor);
        executor.Run(TurnsTask(3));
        string[] leaves = [.. executor.DumpTasks().Select(task => task.Frames[^1].ToString())];
        Assert.Equal(
        [
            "waits for 2 permits of semaphore \"permits\" (1 free, 1 waiting)",
            "waits for a ValueTask",
            "waits for an item of a channel (0, 1 waiting)",
            "waits for an item of channel \"jobs\" (0 of 16, 1 waiting)",
            "waits for barrier \"start\" (1 of 2)",
            "waits for latch \"ready\" (3 to go)",
            $"waits for mutex \"accounts\" held by Serve (1 waiting), task #{serve.Id}",
            "waits for notification \"changes\" (1 waiting)",
            "waits for room in channel \"full\" (0 of 0, 1 waiting)",
            "waits for the value of one-shot \"answer\"",
        ], leaves.Order(StringComparer.Ordinal));
        Assert.Equal("Serve", all.Mutex.Holder.Target!.Name);
    }

    /// <summary>Waits once and then forgets that it does, which a machine must not.</summary>
    private struct DropMachine<TLeaf>(TLeaf leaf) : IReactorMachine where TLeaf : struct, IReactorMachine
    {
        private TLeaf _leaf = leaf;

        public Poll Resume(scoped ref TaskContext context)
        {
            Assert.Equal(Poll.Pending, _leaf.Resume(ref context));
            return Poll.Ready;
        }

        public readonly void Describe(ref StackWriter writer)
        {
        }
    }

    [Fact]
    public void A_waiter_that_was_dropped_and_whose_task_has_ended_is_passed_over()
    {
        using var executor = new LocalExecutor();
        var semaphore = new TaskSemaphore(0);
        var channel = new TaskChannel<int>(1);
        var acquire = default(AcquireMachine);
        acquire.Begin(semaphore);
        var receive = default(ReceiveMachine<int>);
        receive.Begin(channel);
        for (int i = 0; i < 100; i++)
        {
            executor.Run(new ReactorTask<DropMachine<AcquireMachine>> { Machine = new(acquire) });
            executor.Run(new ReactorTask<DropMachine<ReceiveMachine<int>>> { Machine = new(receive) });
        }
        // They were swept when the queue would have grown.
        Assert.InRange(semaphore.Protocol.Figures.Waiting, 1, 4);
        Assert.InRange(channel.Protocol.Figures.Receivers, 1, 4);
        semaphore.Release();
        Assert.True(semaphore.TryAcquire());
        Assert.True(channel.TrySend(1));
        Assert.True(channel.TryReceive(out int item) && item == 1);
    }
}
