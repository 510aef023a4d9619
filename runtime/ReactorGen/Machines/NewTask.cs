using System.ComponentModel;
using System.Runtime.CompilerServices;
using ReactorGen.Executors;
using ReactorGen.Machines;
using ReactorGen.Tasks;

namespace ReactorGen.Machines;

/// <summary>A task about to start. For generated code.</summary>
/// <remarks>
/// On a loop with nothing against it the task is entered: its machine is started in its cell, within the spawner's step. Else its machine is begun, and it runs
/// when the executor says.
/// <para>Every member is inlined: the variable of a caller of one that is not would be kept in memory.</para>
/// </remarks>
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

    /// <summary>The machine, to be started once the task is entered, or begun before it starts.</summary>
    public ref TMachine Machine
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => ref _cell.Machine;
    }

    /// <summary>Whether the new task may run here and now.</summary>
    public bool MayEnter
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => _core.IsAtStep && Unsafe.As<LoopCore>(_core).MayEnter;
    }

    /// <summary>
    /// Makes the new task, which may, the running one; <see cref="Leave(Poll)"/> follows, or where starting it has thrown,
    /// <see cref="TaskContext.Fail(Exception)"/> of its own context.
    /// </summary>
    /// <returns>The new task's context.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TaskContext Enter()
    {
        Unsafe.As<LoopCore>(_core).Enter(_cell);
        return new(_cell, _core);
    }

    /// <summary>The spawner runs again.</summary>
    /// <param name="poll">What starting the machine came to.</param>
    /// <returns>The handle.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public JoinHandle Leave(Poll poll)
    {
        // Only a loop's tasks are entered.
        LoopCore loop = Unsafe.As<LoopCore>(_core);
        if (poll == Poll.Pending) return new(_cell, loop.LeaveSuspended(_cell));
        _cell.ClearMachine();
        return new(_cell, loop.LeaveEnded(_cell));
    }

    /// <summary>Starts a task that was not entered and whose machine has been begun; it may run to its first suspension before this returns.</summary>
    /// <returns>The handle; once a shutdown has begun, that of a task that was cancelled without having run.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public JoinHandle Start() => new(_cell, _core.Start(_cell));
}

/// <summary>A task with a result about to start. For generated code.</summary>
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
    public ref TMachine Machine
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => ref _cell.Machine;
    }

    /// <inheritdoc cref="NewTask{TMachine}.MayEnter"/>
    public bool MayEnter
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => _core.IsAtStep && Unsafe.As<LoopCore>(_core).MayEnter;
    }

    /// <inheritdoc cref="NewTask{TMachine}.Enter"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TaskContext Enter()
    {
        Unsafe.As<LoopCore>(_core).Enter(_cell);
        return new(_cell, _core);
    }

    /// <inheritdoc cref="NewTask{TMachine}.Leave(Poll)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public JoinHandle<TResult> Leave(Poll poll)
    {
        LoopCore loop = Unsafe.As<LoopCore>(_core);
        if (poll == Poll.Pending) return new(_cell, loop.LeaveSuspended(_cell));
        _cell.Result = _cell.Machine.GetResult();
        _cell.ClearMachine();
        return new(_cell, loop.LeaveEnded(_cell));
    }

    /// <inheritdoc cref="NewTask{TMachine}.Start"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public JoinHandle<TResult> Start() => new(_cell, _core.Start(_cell));
}
