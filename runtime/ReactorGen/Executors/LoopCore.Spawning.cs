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

    /// <summary>
    /// Makes a new task the running one, for the time of a step inside that of the task that spawns it; false where the way through <see cref="Launch"/> is
    /// called for. Ended by <see cref="Leave(TaskCell, Poll)"/>.
    /// </summary>
    internal bool TryEnter(TaskCell cell)
    {
        if (_spawnDepth >= SpawnDepthLimit || Budget <= 0 || _deferRunning || IsClosed || !IsRunning) return false;
        if (!ReferenceEquals(ThreadContext.Mark(_thread), _baselineMark)) return false;
        TaskState<LocalTaskAccess>.Rent(ref cell.State, TaskBits.Running);
        Note(cell);
        return true;
    }

    /// <returns>The generation of the task.</returns>
    internal int Leave(TaskCell cell, Poll poll)
    {
        int generation = cell.Generation;
        if (poll == Poll.Pending) Park(cell);
        else if (!TaskState<LocalTaskAccess>.TryFinishUntouched(ref cell.State)) Finish(cell);
        _spawnDepth--;
        RestoreContext();
        return generation;
    }

    /// <returns>The generation of the task.</returns>
    internal int Leave(TaskCell cell, Exception exception)
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
        ref Entry entry = ref _inside[_spawnDepth++];
        if (!ReferenceEquals(entry.Cell, cell)) entry.Cell = cell;
    }

    private void RunInside(TaskCell cell)
    {
        bool deferSpawner = _deferRunning;
        object? mark = ThreadContext.Mark(_thread);
        ExecutionContext? context = ReferenceEquals(mark, _baselineMark) ? _baseline : LeaveSpawnersContext();
        _deferRunning = false;
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
        _deferRunning = deferSpawner;
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
