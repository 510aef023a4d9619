using ReactorGen.Sync;

namespace ReactorGen.Runtime.Tests.Sync;

public sealed partial class TaskMutexTests
{
    [ReactorTask]
    private static partial void Use(TaskMutex mutex, string who, List<string> trace)
    {
        using (mutex.Lock())
        {
            trace.Add($"{who} in");
            Yield();
            trace.Add($"{who} out");
        }
    }

    [ReactorTask]
    private static partial void Three(TaskMutex mutex, List<string> trace)
    {
        JoinHandle a = Spawn(UseTask(mutex, "a", trace)), b = Spawn(UseTask(mutex, "b", trace)), c = Spawn(UseTask(mutex, "c", trace));
        b.Cancel();
        a.Join();
        Assert.False(mutex.TryLock(out _));
        c.Join();
        try
        {
            b.Join();
        }
        catch (OperationCanceledException)
        {
            trace.Add("b cancelled");
        }
    }

    [Fact]
    public void One_at_a_time_in_order_and_a_cancelled_one_is_passed_over()
    {
        using var executor = new LocalExecutor();
        var mutex = new TaskMutex();
        var trace = new List<string>();
        executor.Run(ThreeTask(mutex, trace));
        Assert.Equal(["a in", "a out", "c in", "c out", "b cancelled"], trace);
        Assert.False(mutex.IsLocked);
    }

    [ReactorTask]
    private static partial void GrantThenCancel(TaskMutex mutex, List<string> trace)
    {
        TaskMutexGuard guard = mutex.Lock();
        JoinHandle waiter = Spawn(UseTask(mutex, "b", trace)), next = Spawn(UseTask(mutex, "c", trace));
        guard.Dispose();
        waiter.Cancel();
        try
        {
            waiter.Join();
        }
        catch (OperationCanceledException)
        {
            trace.Add("b cancelled");
        }
        next.Join();
    }

    [Fact]
    public void A_mutex_that_was_handed_over_beats_the_cancel()
    {
        using var executor = new LocalExecutor();
        var mutex = new TaskMutex();
        var trace = new List<string>();
        executor.Run(GrantThenCancelTask(mutex, trace));
        Assert.Equal(["b in", "c in", "b cancelled", "c out"], [trace[0], .. trace[1..].Order(Comparer<string>.Create((x, y) => Rank(x) - Rank(y)))]);
        Assert.False(mutex.IsLocked);

        static int Rank(string text) => Array.IndexOf(["c in", "b cancelled", "c out"], text);
    }

    private sealed class Place
    {
        internal TaskMutexGuard Guard;
    }

    [ReactorTask]
    private static partial void Keep(TaskMutex mutex, Place place)
    {
        place.Guard = mutex.Lock();
        Delay(Timeout.InfiniteTimeSpan);
    }

    [ReactorTask]
    private static partial void Stranger(TaskMutex mutex, Place place)
    {
        JoinHandle holder = ReactorTask.Current.Executor.Spawn(KeepTask(mutex, place), "holder");
        while (!mutex.IsLocked) Yield();
        var thrown = Assert.Throws<SynchronizationLockException>(() => place.Guard.Dispose());
        Assert.Contains("mutex \"accounts\" is held by holder; TaskMutexTests.Stranger cannot let go of it", thrown.Message, StringComparison.Ordinal);
        Assert.True(mutex.IsLocked);
        holder.Cancel();
        holder.Detach();
    }

    [Fact]
    public void Only_the_holder_lets_go()
    {
        using var executor = new LocalExecutor();
        var mutex = new TaskMutex("accounts");
        executor.Run(StrangerTask(mutex, new Place()));
        Assert.True(mutex.IsLocked);
    }

    [ReactorTask]
    private static partial void Twice(TaskMutex mutex)
    {
        TaskMutexGuard guard = mutex.Lock();
        guard.Dispose();
        Assert.Throws<SynchronizationLockException>(() => guard.Dispose());
        TaskMutexGuard second = mutex.Lock();
        Assert.Throws<SynchronizationLockException>(() => guard.Dispose());
        Assert.True(mutex.IsLocked);
        second.Dispose();
        Assert.False(mutex.IsLocked);
        default(TaskMutexGuard).Dispose();
    }

    [Fact]
    public void A_guard_lets_go_once()
    {
        using var executor = new LocalExecutor();
        executor.Run(TwiceTask(new TaskMutex()));
    }

    [ReactorTask]
    private static partial void Again(TaskMutex mutex)
    {
        using (mutex.Lock())
        {
            Assert.False(mutex.TryLock(out _));
            mutex.Lock();
        }
    }

    [Fact]
    public void A_task_that_would_wait_for_itself_is_told_so()
    {
        using var executor = new LocalExecutor();
        var mutex = new TaskMutex();
        var thrown = Assert.Throws<LockRecursionException>(() => executor.Run(AgainTask(mutex)));
        Assert.Contains("Again", thrown.Message, StringComparison.Ordinal);
        Assert.False(mutex.IsLocked);
    }

    [ReactorTask]
    private static partial void BothParts(TaskMutex mutex, List<string> trace) => Join(UseTask(mutex, "a", trace), UseTask(mutex, "b", trace));

    [Fact]
    public void Parts_of_one_task_take_turns()
    {
        using var executor = new LocalExecutor();
        var mutex = new TaskMutex();
        var trace = new List<string>();
        executor.Run(BothPartsTask(mutex, trace));
        Assert.Equal(["a in", "a out", "b in", "b out"], trace);
        Assert.False(mutex.IsLocked);
    }

    [ReactorTask]
    private static partial SemaphorePermits AcquireIt(TaskSemaphore semaphore) => semaphore.Acquire();

    [ReactorTask]
    private static partial TaskMutexGuard LockIt(TaskMutex mutex) => mutex.Lock();

    [ReactorTask]
    private static partial void RaceThem(TaskMutex mutex, TaskSemaphore semaphore, int permits)
    {
        JoinHandle holder = Spawn(UseTask(mutex, "holder", []));
        JoinHandle releasing = Spawn(ReleaseLaterTask(semaphore, permits));
        Race(LockItTask(mutex), LockItTask(mutex)).Result.Dispose();
        Race(AcquireItTask(semaphore), AcquireItTask(semaphore)).Result.Dispose();
        holder.Join();
        releasing.Join();
    }

    [ReactorTask]
    private static partial void ReleaseLater(TaskSemaphore semaphore, int permits)
    {
        Yield();
        Yield();
        semaphore.Release(permits);
    }

    [Theory, InlineData(1), InlineData(2)]
    public void The_loser_of_a_race_leaves_the_queue_or_gives_back_what_it_got(int permits)
    {
        using var executor = new LocalExecutor();
        var mutex = new TaskMutex();
        var semaphore = new TaskSemaphore(0);
        executor.Run(RaceThemTask(mutex, semaphore, permits));
        Assert.False(mutex.IsLocked);
        Assert.Equal((permits, 0), semaphore.Protocol.Figures);
    }

    [Fact]
    public void Outside_tasks_it_can_be_tried()
    {
        var mutex = new TaskMutex();
        Assert.True(mutex.TryLock(out TaskMutexGuard guard));
        Assert.False(mutex.TryLock(out _));
        Assert.True(mutex.Holder.IsDefault);
        guard.Dispose();
        Assert.Throws<SynchronizationLockException>(() => guard.Dispose());
        Assert.False(mutex.IsLocked);
    }
}
