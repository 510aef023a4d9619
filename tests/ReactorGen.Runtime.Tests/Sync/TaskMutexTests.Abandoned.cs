using ReactorGen.Sync;

namespace ReactorGen.Runtime.Tests.Sync;

/// <content>A mutex whose holder has ended.</content>
public sealed partial class TaskMutexTests
{
    [ReactorTask]
    private static partial void Forget(TaskMutex mutex) => mutex.Lock();

    [ReactorTask]
    private static partial void AfterForgotten(TaskMutex mutex, List<string> trace)
    {
        Spawn(ForgetTask(mutex)).Join();
        Assert.True(mutex.IsLocked);
        using (TaskMutexGuard guard = mutex.Lock()) trace.Add($"abandoned: {guard.IsAbandoned}");
        using (TaskMutexGuard guard = mutex.Lock()) trace.Add($"abandoned: {guard.IsAbandoned}");
        Spawn(ForgetTask(mutex)).Join();
        Assert.True(mutex.TryLock(out TaskMutexGuard tried));
        trace.Add($"abandoned: {tried.IsAbandoned}");
        tried.Dispose();
    }

    [Fact]
    public void A_mutex_whose_holder_has_ended_is_handed_on_and_says_so()
    {
        using var executor = new LocalExecutor();
        var mutex = new TaskMutex();
        var trace = new List<string>();
        executor.Run(AfterForgottenTask(mutex, trace));
        Assert.Equal(["abandoned: True", "abandoned: False", "abandoned: True"], trace);
    }

    [ReactorTask]
    private static partial void UseAbandoned(TaskMutex mutex, string who, List<string> trace)
    {
        using (TaskMutexGuard guard = mutex.Lock()) trace.Add($"{who}: {guard.IsAbandoned}");
    }

    [ReactorTask]
    private static partial void QueueBehindForgotten(TaskMutex mutex, Place place, List<string> trace)
    {
        JoinHandle holder = Spawn(KeepTask(mutex, place)), first = Spawn(UseAbandonedTask(mutex, "first", trace));
        holder.Cancel();
        try
        {
            holder.Join();
        }
        catch (OperationCanceledException)
        {
        }
        Yield();
        Assert.Empty(trace);
        // A newcomer finds out, and the one who waited is served before it.
        UseAbandoned(mutex, "second", trace);
        first.Join();
    }

    [Trait("Wakes", "Exact")]
    [Fact]
    public void Those_who_waited_for_an_ended_holder_are_served_when_the_next_one_comes()
    {
        using var executor = new LocalExecutor();
        var mutex = new TaskMutex();
        var trace = new List<string>();
        executor.Run(QueueBehindForgottenTask(mutex, new Place(), trace));
        Assert.Equal(["first: True", "second: False"], trace);
        Assert.False(mutex.IsLocked);
    }
}
