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
}
