using ReactorGen.Composition;

namespace ReactorGen.Machines;

/// <summary>The machine of <see cref="ReactorTask.WithTimeout{TMachine}(in ReactorTask{TMachine}, TimeSpan, string)"/>.</summary>
public struct WithTimeoutMachine<TMachine> : IReactorMachine where TMachine : struct, IReactorMachine
{
    private TimedRun<Child<TMachine>> _run;

    /// <summary>Takes the arguments.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The time is negative and not infinite.</exception>
    public void Begin(in ReactorTask<TMachine> task, TimeSpan timeout)
    {
        _run.Begin(timeout);
        _run.Child.Last.Machine = task.Machine;
    }

    /// <inheritdoc/>
    public Poll Resume(scoped ref TaskContext context)
    {
        if (_run.Resume(ref context) == Poll.Pending) return Poll.Pending;
        return _run.TimedOut(out Exception? cancellation) ? throw _run.Exception(cancellation) : Poll.Ready;
    }

    /// <inheritdoc/>
    public void Describe(ref StackWriter writer) => _run.Describe(ref writer);
}

/// <summary>The machine of <see cref="ReactorTask.WithTimeout{TMachine, TResult}(in ReactorTask{TMachine, TResult}, TimeSpan, string)"/>.</summary>
public struct WithTimeoutMachine<TMachine, TResult> : IReactorMachine<TResult> where TMachine : struct, IReactorMachine<TResult>
{
    private TimedRun<Child<TMachine, TResult>> _run;

    /// <inheritdoc cref="WithTimeoutMachine{TMachine}.Begin"/>
    public void Begin(in ReactorTask<TMachine, TResult> task, TimeSpan timeout)
    {
        _run.Begin(timeout);
        _run.Child.Last.Machine = task.Machine;
    }

    /// <inheritdoc/>
    public Poll Resume(scoped ref TaskContext context)
    {
        if (_run.Resume(ref context) == Poll.Pending) return Poll.Pending;
        return _run.TimedOut(out Exception? cancellation) ? throw _run.Exception(cancellation) : Poll.Ready;
    }

    /// <inheritdoc/>
    public TResult GetResult() => _run.Child.Last.Take();

    /// <inheritdoc/>
    public void Describe(ref StackWriter writer) => _run.Describe(ref writer);
}

/// <summary>The machine of <see cref="ReactorTask.TryWithTimeout{TMachine}(in ReactorTask{TMachine}, TimeSpan, string)"/>.</summary>
public struct TryWithTimeoutMachine<TMachine> : IReactorMachine<bool> where TMachine : struct, IReactorMachine
{
    private TimedRun<Child<TMachine>> _run;
    private bool _timedOut;

    /// <inheritdoc cref="WithTimeoutMachine{TMachine}.Begin"/>
    public void Begin(in ReactorTask<TMachine> task, TimeSpan timeout)
    {
        _run.Begin(timeout);
        _run.Child.Last.Machine = task.Machine;
    }

    /// <inheritdoc/>
    public Poll Resume(scoped ref TaskContext context)
    {
        if (_run.Resume(ref context) == Poll.Pending) return Poll.Pending;
        _timedOut = _run.TimedOut(out _);
        return Poll.Ready;
    }

    /// <inheritdoc/>
    public readonly bool GetResult() => !_timedOut;

    /// <inheritdoc/>
    public void Describe(ref StackWriter writer) => _run.Describe(ref writer);
}

/// <summary>The machine of <see cref="ReactorTask.TryWithTimeout{TMachine, TResult}(in ReactorTask{TMachine, TResult}, TimeSpan, string)"/>.</summary>
public struct TryWithTimeoutMachine<TMachine, TResult> : IReactorMachine<Timed<TResult>> where TMachine : struct, IReactorMachine<TResult>
{
    private TimedRun<Child<TMachine, TResult>> _run;
    private bool _timedOut;

    /// <inheritdoc cref="WithTimeoutMachine{TMachine}.Begin"/>
    public void Begin(in ReactorTask<TMachine, TResult> task, TimeSpan timeout)
    {
        _run.Begin(timeout);
        _run.Child.Last.Machine = task.Machine;
    }

    /// <inheritdoc/>
    public Poll Resume(scoped ref TaskContext context)
    {
        if (_run.Resume(ref context) == Poll.Pending) return Poll.Pending;
        _timedOut = _run.TimedOut(out _);
        return Poll.Ready;
    }

    /// <inheritdoc/>
    public Timed<TResult> GetResult() => _timedOut ? default : new Timed<TResult>(_run.Child.Last.Take());

    /// <inheritdoc/>
    public void Describe(ref StackWriter writer) => _run.Describe(ref writer);
}
