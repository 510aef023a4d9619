using System.ComponentModel;
using System.Runtime.CompilerServices;
using ReactorGen.Executors;
using ReactorGen.Machines;

namespace ReactorGen;

/// <summary>What boxed tasks of all types have in common.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class PooledTask
{
    /// <summary>Whether the task has been awaited, run or spawned.</summary>
    private bool _taken;

    private protected PooledTask()
    {
    }

    /// <summary>Uses the object up.</summary>
    internal void Take()
    {
        if (_taken) throw new InvalidOperationException("The boxed task has been awaited, run or spawned before; that can be done once.");
        _taken = true;
    }

    private protected void Renew() => _taken = false;

    internal abstract Poll Resume(scoped ref TaskContext context);

    internal abstract void Describe(ref StackWriter writer);

    /// <summary>Gives the object, its machine clean and its result taken, back to the pool of the loop it ended on.</summary>
    internal abstract void Return(Core core);
}

/// <summary>A task that has not been started, as an object: what interfaces, virtual methods and delegates return.</summary>
/// <remarks>
/// Made by an implicit conversion from what <c>XTask(..)</c> returns; awaited, run or spawned once. Pooled by the executor whose thread makes
/// it: after it has completed it may come back as another task, so it is not to be kept.
/// </remarks>
public abstract class BoxedTask : PooledTask
{
    private protected BoxedTask()
    {
    }
}

/// <summary>A task with a result that has not been started, as an object: what interfaces, virtual methods and delegates return.</summary>
/// <typeparam name="TResult">The type of the result.</typeparam>
/// <inheritdoc cref="BoxedTask" path="/remarks"/>
public abstract class BoxedTask<TResult> : PooledTask
{
    private protected BoxedTask()
    {
    }

    internal abstract TResult GetResult();
}

internal sealed class BoxedTaskOf<TMachine> : BoxedTask where TMachine : struct, IReactorMachine
{
    private TMachine _machine;

    internal static BoxedTaskOf<TMachine> Rent(in ReactorTask<TMachine> task)
    {
        var boxed = Core.Current?.Pools.TryRentBoxed<BoxedOf<TMachine>>() is { } pooled ? Unsafe.As<BoxedTaskOf<TMachine>>(pooled) : new BoxedTaskOf<TMachine>();
        boxed._machine = task.Machine;
        boxed.Renew();
        return boxed;
    }

    internal override Poll Resume(scoped ref TaskContext context) => _machine.Resume(ref context);

    internal override void Describe(ref StackWriter writer) => _machine.Describe(ref writer);

    internal override void Return(Core core)
    {
        _machine = default;
        core.Pools.ReturnBoxed<BoxedOf<TMachine>>(this);
    }
}

internal sealed class BoxedTaskOf<TMachine, TResult> : BoxedTask<TResult> where TMachine : struct, IReactorMachine<TResult>
{
    private TMachine _machine;

    internal static BoxedTaskOf<TMachine, TResult> Rent(in ReactorTask<TMachine, TResult> task)
    {
        var boxed = Core.Current?.Pools.TryRentBoxed<BoxedOf<TMachine, TResult>>() is { } pooled
            ? Unsafe.As<BoxedTaskOf<TMachine, TResult>>(pooled)
            : new BoxedTaskOf<TMachine, TResult>();
        boxed._machine = task.Machine;
        boxed.Renew();
        return boxed;
    }

    internal override Poll Resume(scoped ref TaskContext context) => _machine.Resume(ref context);

    internal override TResult GetResult() => _machine.GetResult();

    internal override void Describe(ref StackWriter writer) => _machine.Describe(ref writer);

    internal override void Return(Core core)
    {
        _machine = default;
        core.Pools.ReturnBoxed<BoxedOf<TMachine, TResult>>(this);
    }
}
