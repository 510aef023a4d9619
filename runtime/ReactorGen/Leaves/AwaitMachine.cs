namespace ReactorGen.Machines;

/// <summary>The machine of <see cref="ReactorTask.Await{TMachine}(in ReactorTask{TMachine}, string)"/>.</summary>
/// <typeparam name="TMachine">The machine of the awaited task.</typeparam>
public struct AwaitMachine<TMachine> : IReactorMachine where TMachine : struct, IReactorMachine
{
    private TMachine _machine;

    /// <summary>Takes the task.</summary>
    public void Begin(in ReactorTask<TMachine> task) => _machine = task.Machine;

    /// <inheritdoc/>
    public Poll Resume(scoped ref TaskContext context) => _machine.Resume(ref context);

    /// <inheritdoc/>
    public void Describe(ref StackWriter writer) => _machine.Describe(ref writer);
}

/// <summary>The machine of <see cref="ReactorTask.Await{TMachine, TResult}(in ReactorTask{TMachine, TResult}, string)"/>.</summary>
/// <typeparam name="TMachine">The machine of the awaited task.</typeparam>
/// <typeparam name="TResult">The type of its result.</typeparam>
public struct AwaitMachine<TMachine, TResult> : IReactorMachine<TResult> where TMachine : struct, IReactorMachine<TResult>
{
    private TMachine _machine;

    /// <summary>Takes the task.</summary>
    public void Begin(in ReactorTask<TMachine, TResult> task) => _machine = task.Machine;

    /// <inheritdoc/>
    public Poll Resume(scoped ref TaskContext context) => _machine.Resume(ref context);

    /// <inheritdoc/>
    public TResult GetResult() => _machine.GetResult();

    /// <inheritdoc/>
    public void Describe(ref StackWriter writer) => _machine.Describe(ref writer);
}

/// <summary>The machine of <see cref="ReactorTask.Await(BoxedTask, string)"/>.</summary>
public struct AwaitBoxedMachine : IReactorMachine
{
    private BoxedTask? _task;
    private bool _taken;

    /// <summary>Takes the task.</summary>
    public void Begin(BoxedTask task)
    {
        ArgumentNullException.ThrowIfNull(task);
        _task = task;
        _taken = false;
    }

    /// <inheritdoc/>
    public Poll Resume(scoped ref TaskContext context)
    {
        BoxedTask task = _task!;
        if (!_taken)
        {
            task.Take();
            _taken = true;
        }
        if (task.Resume(ref context) == Poll.Pending) return Poll.Pending;
        _task = null;
        task.Return(context.Core);
        return Poll.Ready;
    }

    /// <inheritdoc/>
    public readonly void Describe(ref StackWriter writer) => _task?.Describe(ref writer);
}

/// <summary>The machine of <see cref="ReactorTask.Await{TResult}(BoxedTask{TResult}, string)"/>.</summary>
/// <typeparam name="TResult">The type of the result.</typeparam>
public struct AwaitBoxedMachine<TResult> : IReactorMachine<TResult>
{
    private BoxedTask<TResult>? _task;
    private TResult? _result;
    private bool _taken;

    /// <summary>Takes the task.</summary>
    public void Begin(BoxedTask<TResult> task)
    {
        ArgumentNullException.ThrowIfNull(task);
        _task = task;
        _taken = false;
    }

    /// <inheritdoc/>
    public Poll Resume(scoped ref TaskContext context)
    {
        BoxedTask<TResult> task = _task!;
        if (!_taken)
        {
            task.Take();
            _taken = true;
        }
        if (task.Resume(ref context) == Poll.Pending) return Poll.Pending;
        _result = task.GetResult();
        _task = null;
        task.Return(context.Core);
        return Poll.Ready;
    }

    /// <inheritdoc/>
    public TResult GetResult()
    {
        TResult result = _result!;
        _result = default;
        return result;
    }

    /// <inheritdoc/>
    public readonly void Describe(ref StackWriter writer) => _task?.Describe(ref writer);
}
