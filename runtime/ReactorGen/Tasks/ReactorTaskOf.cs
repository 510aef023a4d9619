using ReactorGen.Machines;

namespace ReactorGen;

/// <summary>A task that has not been started: a machine with its arguments, made by <c>XTask(..)</c>.</summary>
/// <typeparam name="TMachine">The machine of the method.</typeparam>
/// <remarks>
/// A plain value: making one allocates nothing and runs nothing. Give it to one <c>Run</c>, <c>Spawn</c> or <c>Await</c>; each starts its own copy.
/// </remarks>
public struct ReactorTask<TMachine> where TMachine : struct, IReactorMachine
{
    /// <summary>The machine, begun and not yet resumed.</summary>
    public TMachine Machine;

    /// <summary>The task with a result, for a <c>Race</c> or <c>Join</c> with others that have one.</summary>
    public readonly ReactorTask<ReturningMachine<TMachine, TResult>, TResult> Returning<TResult>(TResult result) => ReturningMachine<TMachine, TResult>.Task(in this, result);

    /// <summary>The task in an object whose type does not say which method it is.</summary>
    public static implicit operator BoxedTask(in ReactorTask<TMachine> task) => BoxedTaskOf<TMachine>.Rent(in task);
}

/// <summary>A task with a result that has not been started: a machine with its arguments, made by <c>XTask(..)</c>.</summary>
/// <typeparam name="TMachine">The machine of the method.</typeparam>
/// <typeparam name="TResult">The type of the result.</typeparam>
/// <remarks>
/// A plain value: making one allocates nothing and runs nothing. Give it to one <c>Run</c>, <c>Spawn</c> or <c>Await</c>; each starts its own copy.
/// </remarks>
public struct ReactorTask<TMachine, TResult> where TMachine : struct, IReactorMachine<TResult>
{
    /// <summary>The machine, begun and not yet resumed.</summary>
    public TMachine Machine;

    /// <summary>The task in an object whose type does not say which method it is.</summary>
    public static implicit operator BoxedTask<TResult>(in ReactorTask<TMachine, TResult> task) => BoxedTaskOf<TMachine, TResult>.Rent(in task);
}
