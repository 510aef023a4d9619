namespace ReactorGen.Machines;

/// <summary>The machine of <see cref="ReactorTask.Await(ValueTask, string)"/>.</summary>
public struct AwaitValueTaskMachine : IReactorMachine
{
    private ValueTask _task;
    private bool _waits;

    /// <summary>Takes the task.</summary>
    public void Begin(ValueTask task)
    {
        _task = task;
        _waits = false;
    }

    /// <inheritdoc/>
    public Poll Resume(scoped ref TaskContext context)
    {
        if (_task.IsCompleted)
        {
            if (!_waits && !context.TryConsumeBudget()) return Poll.Pending;
            ValueTask task = _task;
            _task = default;
            task.GetAwaiter().GetResult();
            return Poll.Ready;
        }
        if (!_waits)
        {
            _task.ConfigureAwait(false).GetAwaiter().UnsafeOnCompleted(context.Cell.GetWakeAction());
            _waits = true;
        }
        return Poll.Pending;
    }

    /// <inheritdoc/>
    public readonly void Describe(ref StackWriter writer) => writer.Leaf("a ValueTask");
}

/// <summary>The machine of <see cref="ReactorTask.Await{TResult}(ValueTask{TResult}, string)"/>.</summary>
/// <typeparam name="TResult">The type of the task's result.</typeparam>
public struct AwaitValueTaskMachine<TResult> : IReactorMachine<TResult>
{
    private ValueTask<TResult> _task;
    private bool _waits;

    /// <summary>Takes the task.</summary>
    public void Begin(ValueTask<TResult> task)
    {
        _task = task;
        _waits = false;
    }

    /// <inheritdoc/>
    public Poll Resume(scoped ref TaskContext context)
    {
        if (_task.IsCompleted) return _waits || context.TryConsumeBudget() ? Poll.Ready : Poll.Pending;
        if (!_waits)
        {
            _task.ConfigureAwait(false).GetAwaiter().UnsafeOnCompleted(context.Cell.GetWakeAction());
            _waits = true;
        }
        return Poll.Pending;
    }

    /// <inheritdoc/>
    public TResult GetResult()
    {
        ValueTask<TResult> task = _task;
        _task = default;
        return task.GetAwaiter().GetResult();
    }

    /// <inheritdoc/>
    public readonly void Describe(ref StackWriter writer) => writer.Leaf($"a ValueTask<{typeof(TResult).Name}>");
}
