using ReactorGen.Sync;

namespace ReactorGen.Runtime.Tests.Sync;

public sealed partial class TaskSemaphoreTests
{
    [ReactorTask]
    private static partial void Take(TaskSemaphore semaphore, int count, string who, List<string> trace)
    {
        semaphore.Acquire(count);
        trace.Add(who);
    }

    [ReactorTask]
    private static partial void LargeFirst(TaskSemaphore semaphore, List<string> trace)
    {
        JoinHandle large = Spawn(TakeTask(semaphore, 3, "three", trace)), small = Spawn(TakeTask(semaphore, 1, "one", trace));
        semaphore.Release();
        Yield();
        Assert.Empty(trace);
        Assert.False(semaphore.TryAcquire());
        Assert.Equal(2, semaphore.AvailablePermits);
        semaphore.Release();
        large.Join();
        Assert.Equal(["three"], trace);
        semaphore.Release();
        small.Join();
    }

    [Fact]
    public void A_large_request_is_not_starved_by_small_ones()
    {
        using var executor = new LocalExecutor();
        var semaphore = new TaskSemaphore(1);
        var trace = new List<string>();
        executor.Run(LargeFirstTask(semaphore, trace));
        Assert.Equal(["three", "one"], trace);
        Assert.Equal(0, semaphore.AvailablePermits);
    }

    [ReactorTask]
    private static partial void CancelLarge(TaskSemaphore semaphore, List<string> trace)
    {
        JoinHandle large = Spawn(TakeTask(semaphore, 5, "five", trace)), one = Spawn(TakeTask(semaphore, 1, "one", trace)), two = Spawn(TakeTask(semaphore, 2, "two", trace));
        large.Cancel();
        try
        {
            large.Join();
        }
        catch (OperationCanceledException)
        {
            trace.Add("cancelled");
        }
        one.Join();
        two.Join();
    }

    [Fact]
    public void When_a_large_request_is_cancelled_those_behind_it_go_on()
    {
        using var executor = new LocalExecutor();
        var semaphore = new TaskSemaphore(3);
        var trace = new List<string>();
        executor.Run(CancelLargeTask(semaphore, trace));
        Assert.Equal(["cancelled", "one", "two"], trace.Order());
        Assert.Equal(0, semaphore.AvailablePermits);
    }

    [ReactorTask]
    private static partial void GrantThenCancel(TaskSemaphore semaphore, List<string> trace)
    {
        JoinHandle waiter = Spawn(HoldTask(semaphore, trace));
        semaphore.Release();
        waiter.Cancel();
        try
        {
            waiter.Join();
        }
        catch (OperationCanceledException)
        {
            trace.Add("cancelled");
        }
    }

    [ReactorTask]
    private static partial void Hold(TaskSemaphore semaphore, List<string> trace)
    {
        using SemaphorePermits permits = semaphore.Acquire();
        trace.Add($"holds {permits.Count}");
        Yield();
        trace.Add("not reached");
    }

    [Fact]
    public void A_permit_that_was_granted_beats_the_cancel()
    {
        using var executor = new LocalExecutor();
        var semaphore = new TaskSemaphore(0);
        var trace = new List<string>();
        executor.Run(GrantThenCancelTask(semaphore, trace));
        Assert.Equal(["holds 1", "cancelled"], trace);
        Assert.Equal(1, semaphore.AvailablePermits);
    }

    [ReactorTask]
    private static partial void AcquireWhenCancelled(TaskSemaphore semaphore)
    {
        try
        {
            Delay(Timeout.InfiniteTimeSpan);
        }
        finally
        {
            semaphore.Acquire();
        }
    }

    [ReactorTask]
    private static partial void CancelOnce(TaskSemaphore semaphore)
    {
        JoinHandle task = Spawn(AcquireWhenCancelledTask(semaphore));
        task.Cancel();
        try
        {
            task.Join();
        }
        catch (OperationCanceledException)
        {
        }
    }

    [Fact]
    public void A_finally_may_acquire()
    {
        using var executor = new LocalExecutor();
        var semaphore = new TaskSemaphore(1);
        executor.Run(CancelOnceTask(semaphore));
        Assert.Equal(0, semaphore.AvailablePermits);
    }

    [ReactorTask]
    private static partial void ManyAtOnce(TaskSemaphore semaphore, List<string> trace)
    {
        var tasks = new List<JoinHandle>();
        for (int i = 0; i < 100; i++) tasks.Add(Spawn(TakeTask(semaphore, 1, $"{i}", trace)));
        semaphore.Release(100);
        foreach (JoinHandle task in tasks) task.Join();
    }

    [Fact]
    public void One_release_lets_as_many_go_on_as_it_has_permits_for()
    {
        using var executor = new LocalExecutor();
        var semaphore = new TaskSemaphore(0);
        var trace = new List<string>();
        executor.Run(ManyAtOnceTask(semaphore, trace));
        Assert.Equal(Enumerable.Range(0, 100).Select(i => $"{i}"), trace);
        Assert.Equal(0, semaphore.AvailablePermits);
    }

    [ReactorTask]
    private static partial void AcquireMany(TaskSemaphore semaphore, int count) => semaphore.Acquire(count);

    [Fact]
    public void Numbers_out_of_range_are_refused()
    {
        using var executor = new LocalExecutor();
        var semaphore = new TaskSemaphore(int.MaxValue);
        Assert.Throws<ArgumentOutOfRangeException>(() => new TaskSemaphore(-1));
        Assert.Throws<ArgumentOutOfRangeException>(() => semaphore.Release(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => semaphore.TryAcquire(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => executor.Run(AcquireManyTask(semaphore, 0)));
        Assert.Throws<SemaphoreFullException>(() => semaphore.Release());
        Assert.Equal(int.MaxValue, semaphore.AvailablePermits);
    }

    [Fact]
    public void Outside_a_body_a_call_says_what_is_wrong()
    {
#pragma warning disable RG0015 // the point of the test
        var thrown = Assert.Throws<InvalidOperationException>(() => new TaskSemaphore(1).Acquire());
#pragma warning restore RG0015
        Assert.Contains("Acquire", thrown.Message, StringComparison.Ordinal);
    }
}
