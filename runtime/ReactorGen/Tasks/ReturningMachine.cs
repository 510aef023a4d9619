namespace ReactorGen.Machines;

/// <summary>The machine of <see cref="ReactorTask{TMachine}.Returning{TResult}"/>.</summary>
/// <typeparam name="TMachine">The machine of the task without a result.</typeparam>
/// <typeparam name="TResult">The type of the result it is given.</typeparam>
public struct ReturningMachine<TMachine, TResult> : IReactorMachine<TResult> where TMachine : struct, IReactorMachine
{
    private TMachine _machine;
    private TResult _result;

    internal static ReactorTask<ReturningMachine<TMachine, TResult>, TResult> Task(in ReactorTask<TMachine> task, TResult result) =>
        new() { Machine = new() { _machine = task.Machine, _result = result } };

    /// <inheritdoc/>
    public Poll Resume(scoped ref TaskContext context) => _machine.Resume(ref context);

    /// <inheritdoc/>
    public TResult GetResult()
    {
        TResult result = _result;
        _result = default!;
        return result;
    }

    /// <inheritdoc/>
    public void Describe(ref StackWriter writer) => _machine.Describe(ref writer);
}
