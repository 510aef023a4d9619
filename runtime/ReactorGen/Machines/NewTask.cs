using System.ComponentModel;
using ReactorGen.Executors;
using ReactorGen.Machines;
using ReactorGen.Tasks;

namespace ReactorGen.Machines;

/// <summary>A task about to start, whose machine is begun in its cell. For generated code.</summary>
/// <typeparam name="TMachine">The task's machine.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly ref struct NewTask<TMachine> where TMachine : struct, IReactorMachine
{
    private readonly Core _core;
    private readonly TaskCell<TMachine> _cell;

    internal NewTask(Core core)
    {
        _core = core;
        _cell = core.Pools.RentCell<TMachine>();
    }

    /// <summary>The machine, to be begun before the task starts.</summary>
    public ref TMachine Machine => ref _cell.Machine;

    /// <summary>Starts the task; it may run to its first suspension before this returns.</summary>
    /// <returns>The handle; once a shutdown has begun, that of a task that was cancelled without having run.</returns>
    public JoinHandle Start() => new(_cell, _core.Start(_cell));
}

/// <summary>A task with a result about to start, whose machine is begun in its cell. For generated code.</summary>
/// <typeparam name="TMachine">The task's machine.</typeparam>
/// <typeparam name="TResult">The type of its result.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly ref struct NewTask<TMachine, TResult> where TMachine : struct, IReactorMachine<TResult>
{
    private readonly Core _core;
    private readonly TaskCell<TMachine, TResult> _cell;

    internal NewTask(Core core)
    {
        _core = core;
        _cell = core.Pools.RentCell<TMachine, TResult>();
    }

    /// <inheritdoc cref="NewTask{TMachine}.Machine"/>
    public ref TMachine Machine => ref _cell.Machine;

    /// <inheritdoc cref="NewTask{TMachine}.Start"/>
    public JoinHandle<TResult> Start() => new(_cell, _core.Start(_cell));
}
