namespace ReactorGen.Machines;

/// <summary>The machine of <see cref="ReactorTask.Await(Task, string)"/>.</summary>
public struct AwaitTaskMachine : IReactorMachine
{
    private Task? _task;
    private bool _waits;

    /// <summary>Takes the task.</summary>
    public void Begin(Task task)
    {
        ArgumentNullException.ThrowIfNull(task);
        _task = task;
        _waits = false;
    }

    /// <inheritdoc/>
    public Poll Resume(scoped ref TaskContext context)
    {
        Task task = _task!;
        if (!TaskWait.Resume(task, ref _waits, ref context)) return Poll.Pending;
        _task = null;
        task.GetAwaiter().GetResult();
        return Poll.Ready;
    }

    /// <inheritdoc/>
    public readonly void Describe(ref StackWriter writer) => writer.Leaf($"a Task ({_task?.Status})");
}

/// <summary>The machine of <see cref="ReactorTask.Await{TResult}(Task{TResult}, string)"/>.</summary>
/// <typeparam name="TResult">The type of the task's result.</typeparam>
public struct AwaitTaskMachine<TResult> : IReactorMachine<TResult>
{
    private Task<TResult>? _task;
    private bool _waits;

    /// <summary>Takes the task.</summary>
    public void Begin(Task<TResult> task)
    {
        ArgumentNullException.ThrowIfNull(task);
        _task = task;
        _waits = false;
    }

    /// <inheritdoc/>
    public Poll Resume(scoped ref TaskContext context) => TaskWait.Resume(_task!, ref _waits, ref context) ? Poll.Ready : Poll.Pending;

    /// <inheritdoc/>
    public TResult GetResult()
    {
        Task<TResult> task = _task!;
        _task = null;
        return task.GetAwaiter().GetResult();
    }

    /// <inheritdoc/>
    public readonly void Describe(ref StackWriter writer) => writer.Leaf($"a Task<{typeof(TResult).Name}> ({_task?.Status})");
}

internal static class TaskWait
{
    /// <summary>Whether the task has completed; a completed one beats a cancellation, since its result may be something to dispose of.</summary>
    internal static bool Resume(Task task, ref bool waits, scoped ref TaskContext context)
    {
        if (task.IsCompleted) return waits || context.TryConsumeBudget();
        context.ThrowIfCancelled();
        if (waits) return false;
        task.ConfigureAwait(false).GetAwaiter().UnsafeOnCompleted(context.Cell.GetWakeAction());
        waits = true;
        return false;
    }
}
