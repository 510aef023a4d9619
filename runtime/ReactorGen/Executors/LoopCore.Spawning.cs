using System.Runtime.CompilerServices;
using ReactorGen.Machines;
using ReactorGen.Tasks;

namespace ReactorGen.Executors;

// A new task runs at once, inside the step of the task that spawned it, as far as it gets; or it is queued.
internal sealed partial class LoopCore
{
    /// <summary>How deep spawned tasks run inside their spawners' steps before they are queued.</summary>
    internal const int SpawnDepthLimit = 16;

    // A struct element: storing into it needs no check of the array's type.
    private struct Entry
    {
        internal TaskCell? Cell;
    }

    [InlineArray(SpawnDepthLimit)]
    private struct Entries
    {
        internal Entry First;
    }

    private Entries _inside;
    private int _spawnDepth;

    /// <inheritdoc/>
    internal override int Launch(TaskCell cell, long bits)
    {
        if (_spawnDepth < SpawnDepthLimit && Budget > 0 && IsRunning)
        {
            int running = TaskState<LocalTaskAccess>.Rent(ref cell.State, bits | TaskBits.Running);
            RunInside(cell);
            return running;
        }
        int generation = TaskState<LocalTaskAccess>.Rent(ref cell.State, bits | TaskBits.Notified);
        cell.SuspendedAt = _turnBegan;
        Owned.Add(cell);
        Ready.Push(cell.Place);
        return generation;
    }

    /// <summary>Whether a new task may be entered, where <see cref="Core.IsAtStep"/> says so too; else the way through <see cref="Launch"/> is called for.</summary>
    internal bool MayEnter
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Budget > 0 && _spawnDepth < SpawnDepthLimit && ReferenceEquals(ThreadContext.Mark(_thread), _baselineMark);
    }

    /// <summary>Makes a new task the running one, for the time of a step inside that of the task that spawns it. Ended by one of those that leave.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void Enter(TaskCell cell)
    {
        TaskState<LocalTaskAccess>.Rent(ref cell.State, TaskBits.Running);
        Note(cell);
    }

    /// <summary>The task that was entered has ended; its spawner runs again.</summary>
    /// <returns>The generation of the task.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal int LeaveEnded(TaskCell cell)
    {
        if (!TaskState<LocalTaskAccess>.TryFinishUntouched(ref cell.State, out int generation)) Finish(cell);
        _spawnDepth--;
        RestoreContext();
        return generation;
    }

    /// <summary>The task that was entered has suspended; its spawner runs again.</summary>
    /// <returns>The generation of the task.</returns>
    internal int LeaveSuspended(TaskCell cell)
    {
        int generation = cell.Generation;
        Park(cell);
        _spawnDepth--;
        RestoreContext();
        return generation;
    }

    /// <summary>The task that was entered has thrown; its spawner runs again.</summary>
    /// <returns>The generation of the task.</returns>
    internal int LeaveFailed(TaskCell cell, Exception exception)
    {
        int generation = cell.Generation;
        Fail(cell, exception);
        _inside[--_spawnDepth].Cell = null;
        RestoreContext();
        return generation;
    }

    // It is not forgotten when it has been left, or each spawn would store a reference that the collector has to hear of. One that failed is: the
    // collector tells when its handle was dropped.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Note(TaskCell cell)
    {
        int depth = _spawnDepth;
        _spawnDepth = depth + 1;
        ref Entry entry = ref _inside[depth];
        if (!ReferenceEquals(entry.Cell, cell)) entry.Cell = cell;
    }

    private void RunInside(TaskCell cell)
    {
        CoreStatus spawners = Status & CoreStatus.Deferring;
        object? mark = ThreadContext.Mark(_thread);
        ExecutionContext? context = ReferenceEquals(mark, _baselineMark) ? _baseline : LeaveSpawnersContext();
        Status &= ~CoreStatus.Deferring;
        Note(cell);
        try
        {
            if (cell.Step(this) == Poll.Pending) Park(cell);
            else Finish(cell);
        }
        catch (Exception exception)
        {
            Fail(cell, exception);
        }
        _inside[--_spawnDepth].Cell = null;
        Status = (Status & ~CoreStatus.Deferring) | spawners;
        if (!ReferenceEquals(ThreadContext.Mark(_thread), mark)) RestoreSpawner(context);
    }

    private ExecutionContext? LeaveSpawnersContext()
    {
        ExecutionContext? context = ExecutionContext.Capture();
        ExecutionContext.Restore(_baseline);
        return context;
    }

    private static void RestoreSpawner(ExecutionContext? context)
    {
        if (context is not null)
        {
            ExecutionContext.Restore(context);
            return;
        }
        // The spawner has suppressed the flow of its context, which no captured context can express.
        if (!ExecutionContext.IsFlowSuppressed()) ExecutionContext.SuppressFlow();
    }
}
