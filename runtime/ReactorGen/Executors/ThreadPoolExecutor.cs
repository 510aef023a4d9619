namespace ReactorGen;

/// <summary>
/// Runs tasks on the .NET thread pool: the reactor waits on a thread of its own, and a task that has become runnable is itself the pool's work item. For work that
/// uses the processor, blocks now and then, or has to share the pool with other code.
/// </summary>
/// <remarks>
/// A task that blocks holds one thread of the pool, never I/O or other tasks. Each resume costs a few atomic operations and a way through the pool's queue, which a
/// <see cref="LocalExecutor"/> does without. A thread of the pool that has run the last task there was may wait for the next event itself, for at most a
/// millisecond, in which other work of the pool finds one thread less.
/// </remarks>
public sealed class ThreadPoolExecutor : ScheduledExecutor
{
    /// <summary>Makes an executor with its own reactor.</summary>
    public ThreadPoolExecutor() : this(new ScheduledExecutorOptions { Name = "pool" })
    {
    }

    /// <summary>Makes an executor with its own reactor.</summary>
    /// <param name="options">Read now; later changes have no effect.</param>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    public ThreadPoolExecutor(ScheduledExecutorOptions options) : base(options)
    {
    }

    private protected override bool LendsTurns => true;

    private protected override bool HasOtherWork => ThreadPool.PendingWorkItemCount > 0;

    private protected override long CompletedWork => ThreadPool.CompletedWorkItemCount;

    /// <inheritdoc/>
    protected override void Schedule(RunnableTask task, SchedulingHint hint) =>
        ThreadPool.UnsafeQueueUserWorkItem(task.WorkItem, preferLocal: hint == SchedulingHint.Local);
}
