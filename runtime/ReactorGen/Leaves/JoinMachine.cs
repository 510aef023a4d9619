using System.Diagnostics.CodeAnalysis;
using ReactorGen.Tasks;

namespace ReactorGen.Machines;

/// <summary>The machine of <see cref="JoinHandle.Join"/>.</summary>
public struct JoinMachine : IReactorMachine
{
    private JoinWait _wait;

    /// <summary>Takes the handle.</summary>
    public void Begin(JoinHandle handle) => _wait.Begin(handle.Cell, handle.Generation);

    /// <summary>Takes the handle and resumes; the handle of a task that has ended is not even kept.</summary>
    public Poll Start(scoped ref TaskContext context, JoinHandle handle)
    {
        if (JoinWait.TryTake(handle.Cell, handle.Generation, ref context))
        {
            JoinWait.ThrowIfFaulted(handle.Cell!, context.Core);
            handle.Cell!.Recycle(context.Core);
            return Poll.Ready;
        }
        Begin(handle);
        return Resume(ref context);
    }

    /// <inheritdoc/>
    public Poll Resume(scoped ref TaskContext context)
    {
        TaskCell cell = _wait.Cell;
        if (_wait.Resume(ref context) == Poll.Pending) return Poll.Pending;
        if (_wait.Foreign is { } foreign) foreign.GetAwaiter().GetResult();
        else
        {
            JoinWait.ThrowIfFaulted(cell, context.Core);
            cell.Recycle(context.Core);
        }
        _wait.Clear();
        return Poll.Ready;
    }

    /// <inheritdoc/>
    public readonly void Describe(ref StackWriter writer) => _wait.Describe(ref writer);
}

/// <summary>The machine of <see cref="JoinHandle{TResult}.Join"/>.</summary>
/// <typeparam name="TResult">The type of the task's result.</typeparam>
public struct JoinMachine<TResult> : IReactorMachine<TResult>
{
    private JoinWait _wait;
    private TResult? _result;

    /// <summary>Takes the handle.</summary>
    public void Begin(JoinHandle<TResult> handle) => _wait.Begin(handle.Cell, handle.Generation);

    /// <summary>Takes the handle and resumes; the handle of a task that has ended is not even kept.</summary>
    public Poll Start(scoped ref TaskContext context, JoinHandle<TResult> handle)
    {
        if (JoinWait.TryTake(handle.Cell, handle.Generation, ref context))
        {
            JoinWait.ThrowIfFaulted(handle.Cell!, context.Core);
            _result = handle.Cell!.TakeResult();
            handle.Cell.Recycle(context.Core);
            return Poll.Ready;
        }
        Begin(handle);
        return Resume(ref context);
    }

    /// <inheritdoc/>
    public Poll Resume(scoped ref TaskContext context)
    {
        TaskCell cell = _wait.Cell;
        if (_wait.Resume(ref context) == Poll.Pending) return Poll.Pending;
        if (_wait.Foreign is { } foreign) _result = ((Task<TResult>)foreign).GetAwaiter().GetResult();
        else
        {
            JoinWait.ThrowIfFaulted(cell, context.Core);
            _result = System.Runtime.CompilerServices.Unsafe.As<ResultCell<TResult>>(cell).TakeResult();
            cell.Recycle(context.Core);
        }
        _wait.Clear();
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
    public readonly void Describe(ref StackWriter writer) => _wait.Describe(ref writer);
}

/// <summary>
/// Waits for a cell to complete. On the cell's own loop the joiner is the cell's joiner field; on another's the outcome comes through a task of
/// the base library.
/// </summary>
internal struct JoinWait
{
    private TaskCell? _cell;
    private Task? _foreign;
    private int _generation;
    private bool _waits;

    internal readonly TaskCell Cell => _cell!;

    internal readonly Task? Foreign => _foreign;

    internal void Begin(TaskCell? cell, int generation)
    {
        _cell = cell;
        _generation = generation;
        _waits = false;
    }

    /// <summary>Claims a task that has ended. Changes nothing where it has not, or where the joiner has no budget left.</summary>
    internal static bool TryTake(TaskCell? cell, int generation, scoped ref TaskContext context)
    {
        if (cell is null || !ReferenceEquals(cell.Loop, context.Core) || !TaskBits.Is(cell.State, TaskBits.Complete) || !context.TryConsumeBudget()) return false;
        if (TaskState<LocalTaskAccess>.ClaimJoin(ref cell.State, generation) == JoinOutcome.Complete) return true;
        context.RestoreBudget();
        return false;
    }

    internal void Clear()
    {
        _cell = null;
        if (_foreign is not null) _foreign = null;
    }

    internal Poll Resume(scoped ref TaskContext context)
    {
        if (_waits) return Poll(ref context);
        if (_cell is null) throw JoinReceiver.Refused();
        if (!context.TryConsumeBudget()) return Machines.Poll.Pending;
        if (!ReferenceEquals(_cell.Owner, context.Core.Executor)) return StartForeign(ref context);
        switch (TaskState<LocalTaskAccess>.ClaimJoin(ref _cell.State, _generation))
        {
            case JoinOutcome.Complete:
                return Machines.Poll.Ready;
            case JoinOutcome.Refused:
                throw JoinReceiver.Refused();
        }
        _waits = true;
        if (context.Cell.CancelPending) Leave(ref context);
        context.RestoreBudget();
        _cell.Joiner = context.Cell;
        _cell.JoinerGeneration = context.Cell.Generation;
        TaskState<LocalTaskAccess>.PublishJoiner(ref _cell.State);
        return Machines.Poll.Pending;
    }

    // A result beats a cancellation that came with it.
    private readonly Poll Poll(scoped ref TaskContext context)
    {
        if (_foreign is not null)
        {
            if (_foreign.IsCompleted) return Machines.Poll.Ready;
            context.ThrowIfCancelled();
            return Machines.Poll.Pending;
        }
        if (TaskState<LocalTaskAccess>.IsComplete(ref _cell!.State)) return Machines.Poll.Ready;
        if (context.Cell.CancelPending) Leave(ref context);
        return Machines.Poll.Pending;
    }

    private readonly void Leave(scoped ref TaskContext context)
    {
        TaskState<LocalTaskAccess>.LeaveJoin(ref _cell!.State);
        _cell.Joiner = null;
        context.ThrowIfCancelled();
    }

    private Poll StartForeign(scoped ref TaskContext context)
    {
        context.ThrowIfCancelled();
        context.RestoreBudget();
        _waits = true;
        _foreign = _cell!.ToTask(_generation);
        if (_foreign.IsCompleted) return Machines.Poll.Ready;
        _foreign.ConfigureAwait(false).GetAwaiter().UnsafeOnCompleted(context.Cell.GetWakeAction());
        return Machines.Poll.Pending;
    }

    internal static void ThrowIfFaulted(TaskCell cell, Executors.LoopCore core)
    {
        if (cell.Extras?.Fault is { } fault) Throw(cell, fault, core);
    }

    [DoesNotReturn]
    private static void Throw(TaskCell cell, TaskFault fault, Executors.LoopCore core)
    {
        cell.Recycle(core);
        fault.Rethrow();
        throw new System.Diagnostics.UnreachableException();
    }

    internal readonly void Describe(ref StackWriter writer) => writer.Leaf($"the end of the task {_cell?.Name}");
}
