using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using ReactorGen.Executors;
using ReactorGen.Tasks;

namespace ReactorGen.Machines;

/// <summary>The running task and the services of its executor, handed down from machine to machine for the time of one step.</summary>
/// <remarks>
/// For authors of leaves. A leaf that waits keeps <see cref="Waker"/> where the event will find it and returns <see cref="Poll.Pending"/>; it is
/// resumed after the wake, or for no reason at all, and then checks its own condition again.
/// </remarks>
public readonly ref struct TaskContext
{
    internal readonly TaskCell Cell;
    internal readonly Core Core;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal TaskContext(TaskCell cell, Core core)
    {
        Cell = cell;
        Core = core;
    }

    /// <summary>Wakes the running task, from any thread; good for this task only, however long it is kept.</summary>
    public Waker Waker
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => new(Cell, Cell.Generation);
    }

    /// <summary>The executor that runs the task.</summary>
    public Executor Executor => Cell.Owner;

    /// <summary>The reactor the task's waits are registered with.</summary>
    public Reactor Reactor
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Core.Reactor;
    }

    /// <summary>The executor's clock.</summary>
    public TimeProvider Clock => Core.Clock.Provider;

    /// <summary>Whether the task, or the part of it that is resumed, has ever been asked to end. Stays true once it is.</summary>
    public bool IsCancelled => TaskBits.Is(Cell.State, TaskBits.Cancelled | TaskBits.PartCancelled);

    /// <summary>
    /// Delivers a cancellation that has not been delivered yet. Call it on entry to a wait and on every resume that would not bring a value.
    /// </summary>
    /// <exception cref="OperationCanceledException">Once for each <c>Cancel()</c>.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void ThrowIfCancelled()
    {
        if (Cell.CancelPending) DeliverCancellation();
    }

    /// <summary>
    /// Takes one unit of the 128 that a task may complete in one run (Tokio's cooperative budget). Without one left, the task is put behind
    /// the next look at I/O, and the leaf returns <see cref="Poll.Pending"/> having changed nothing.
    /// </summary>
    /// <returns>Whether the leaf may go on.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool TryConsumeBudget()
    {
        if (--Core.Budget >= 0) return true;
        DeferForBudget();
        return false;
    }

    /// <summary>Gives the unit back, where the leaf then had to wait after all.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void RestoreBudget() => Core.Budget++;

    /// <summary>Lets the task run again after the executor has looked at I/O once. The leaf returns <see cref="Poll.Pending"/> next.</summary>
    public void Defer() => Core.Defer(Cell);

    /// <summary>Takes a cell for a new task, whose machine is begun there and then started. For generated code.</summary>
    /// <typeparam name="TMachine">The new task's machine.</typeparam>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public NewTask<TMachine> RentTask<TMachine>() where TMachine : struct, IReactorMachine => new(Core);

    /// <inheritdoc cref="RentTask{TMachine}"/>
    /// <typeparam name="TMachine">The new task's machine.</typeparam>
    /// <typeparam name="TResult">The type of its result.</typeparam>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public NewTask<TMachine, TResult> RentTask<TMachine, TResult>() where TMachine : struct, IReactorMachine<TResult> => new(Core);

    /// <summary>Ends this context's task, which was entered as a <see cref="NewTask{TMachine}"/> and has thrown; the spawner runs again. For generated code.</summary>
    /// <returns>The handle.</returns>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public JoinHandle Fail(Exception exception) => new(Cell, ((LoopCore)Core).LeaveFailed(Cell, exception));

    /// <inheritdoc cref="Fail(Exception)"/>
    /// <typeparam name="TResult">The type of the task's result.</typeparam>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public JoinHandle<TResult> Fail<TResult>(Exception exception) => new((ResultCell<TResult>)Cell, ((LoopCore)Core).LeaveFailed(Cell, exception));

    /// <summary>Gives up the handle of a task that has just been started. For generated code.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public void Detach(JoinHandle handle)
    {
        TaskCell cell = handle.Cell!;
        if (cell.Loop is not null && TaskState<LocalTaskAccess>.IsUntakenEnd(ref cell.State, handle.Generation) && cell.Extras?.Fault is null) cell.Recycle(Core);
        else Core.Detach(cell, handle.Generation);
    }

    /// <summary>Takes a box for a callee's machine from the executor's pool. The box must be begun before it is resumed.</summary>
    /// <typeparam name="TMachine">The callee's machine.</typeparam>
    public MachineBox<TMachine> RentBox<TMachine>() where TMachine : struct, IReactorMachine => Core.Pools.RentBox<TMachine>();

    /// <summary>Gives a box back once its machine is <see cref="Poll.Ready"/> and its result has been taken. Clears it.</summary>
    /// <typeparam name="TMachine">The callee's machine.</typeparam>
    public void ReturnBox<TMachine>(MachineBox<TMachine> box) where TMachine : struct, IReactorMachine => Core.Pools.ReturnBox(box);

    /// <summary>Moves the result out of a boxed callee that is <see cref="Poll.Ready"/> and gives the box back. For generated code.</summary>
    /// <typeparam name="TMachine">The callee's machine.</typeparam>
    /// <typeparam name="TResult">Its result.</typeparam>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public TResult TakeResult<TMachine, TResult>(ref MachineBox<TMachine>? box) where TMachine : struct, IReactorMachine<TResult>
    {
        TResult result = box!.Machine.GetResult();
        ReturnBox(ref box);
        return result;
    }

    /// <summary>Gives back the box of a callee that is <see cref="Poll.Ready"/> and forgets it. For generated code.</summary>
    /// <typeparam name="TMachine">The callee's machine.</typeparam>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public void ReturnBox<TMachine>(ref MachineBox<TMachine>? box) where TMachine : struct, IReactorMachine
    {
        Core.Pools.ReturnBox(box!);
        box = null;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void DeferForBudget()
    {
        Core.Budget = 0;
        Core.Defer(Cell);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void DeliverCancellation()
    {
        long state = Cell.State;
        if (Core.TakeCancel(Cell)) ThrowCancelled(Cell, state);
    }

    [DoesNotReturn]
    private static void ThrowCancelled(TaskCell cell, long state)
    {
        string what = TaskBits.Is(state, TaskBits.InterruptPending) ? $"A scope of the task {cell.Name} has failed; what it was doing was cancelled."
            : TaskBits.Is(state, TaskBits.PartCancelled) && !TaskBits.Is(state, TaskBits.Cancelled) ? $"A part of the task {cell.Name} was cancelled."
            : $"The task {cell.Name} was cancelled.";
        throw new OperationCanceledException(what, cell.Extras?.Cancellation?.Token ?? new CancellationToken(true));
    }
}
