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
            if (handle.Cell!.Recycle(context.Core) is { } fault) fault.Rethrow();
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
        else if (cell.Recycle(context.Core) is { } fault) fault.Rethrow();
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
            _result = handle.Cell!.TakeResult();
            if (handle.Cell.Recycle(context.Core) is { } fault) fault.Rethrow();
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
            _result = System.Runtime.CompilerServices.Unsafe.As<ResultCell<TResult>>(cell).TakeResult();
            if (cell.Recycle(context.Core) is { } fault) fault.Rethrow();
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

    /// <summary>
    /// Takes a task that has ended, or claims one. Changes nothing where it has not, or where the joiner has no budget left. A task whose handle is as it was made costs no
    /// budget: it has been run by this step or one before, out of that step's.
    /// </summary>
    internal static bool TryTake(TaskCell? cell, int generation, scoped ref TaskContext context)
    {
        if (cell is null || !ReferenceEquals(cell.Loop, context.Core)) return false;
        if (TaskState<LocalTaskAccess>.IsUntakenEnd(ref cell.State, generation)) return true;
        if (!TaskBits.Is(cell.State, TaskBits.Complete) || !context.TryConsumeBudget()) return false;
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
        if (_waits) return _foreign is not null ? PollForeign(ref context) : IsLocal ? Poll<LocalTaskAccess>(ref context) : Poll<SharedTaskAccess>(ref context);
        if (_cell is null) throw JoinReceiver.Refused();
        if (!context.TryConsumeBudget()) return Machines.Poll.Pending;
        if (!ReferenceEquals(_cell.Owner, context.Core.Executor)) return StartForeign(ref context);
        return IsLocal ? Start<LocalTaskAccess>(ref context) : Start<SharedTaskAccess>(ref context);
    }

    private readonly bool IsLocal => _cell!.Loop is not null;

    private Poll Start<TAccess>(scoped ref TaskContext context) where TAccess : struct, ITaskAccess
    {
        TaskCell cell = _cell!;
        switch (TaskState<TAccess>.ClaimJoin(ref cell.State, _generation))
        {
            case JoinOutcome.Complete:
                return Machines.Poll.Ready;
            case JoinOutcome.Refused:
                throw JoinReceiver.Refused();
        }
        _waits = true;
        if (context.Cell.CancelPending && Leave<TAccess>(ref context)) return Machines.Poll.Ready;
        context.RestoreBudget();
        cell.Joiner = context.Cell;
        cell.JoinerGeneration = context.Cell.Generation;
        return TaskState<TAccess>.PublishJoiner(ref cell.State) == JoinOutcome.Complete ? Machines.Poll.Ready : Machines.Poll.Pending;
    }

    // A result beats a cancellation that came with it.
    private readonly Poll Poll<TAccess>(scoped ref TaskContext context) where TAccess : struct, ITaskAccess
    {
        if (TaskState<TAccess>.IsComplete(ref _cell!.State)) return Machines.Poll.Ready;
        return context.Cell.CancelPending && Leave<TAccess>(ref context) ? Machines.Poll.Ready : Machines.Poll.Pending;
    }

    /// <summary>Leaves for a cancellation, by its exception, unless the task has ended: true if it has, false if it is just ending.</summary>
    private readonly bool Leave<TAccess>(scoped ref TaskContext context) where TAccess : struct, ITaskAccess
    {
        JoinOutcome outcome = TaskState<TAccess>.LeaveJoin(ref _cell!.State);
        if (outcome != JoinOutcome.Pending) return outcome == JoinOutcome.Complete;
        if (IsLocal) _cell.Joiner = null;
        context.ThrowIfCancelled();
        return false;
    }

    private readonly Poll PollForeign(scoped ref TaskContext context)
    {
        if (_foreign!.IsCompleted) return Machines.Poll.Ready;
        context.ThrowIfCancelled();
        return Machines.Poll.Pending;
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

    internal readonly void Describe(ref StackWriter writer)
    {
        if (_cell is { } cell) writer.Leaf(writer.WritesText ? $"the end of the task {cell.Name}" : "", new Waker(cell, _generation));
        else writer.Leaf("the end of a task");
    }
}
