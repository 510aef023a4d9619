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

    private readonly Entry[] _inside = new Entry[SpawnDepthLimit];
    private int _spawnDepth;

    /// <summary>Starts a task that has been rented and given its machine; once a shutdown has begun, ends it as cancelled.</summary>
    /// <returns>The generation of the task.</returns>
    internal int Start(TaskCell cell) => IsClosed ? Refuse(cell) : Launch(cell, 0);

    private static int Refuse(TaskCell cell)
    {
        int generation = TaskState<LocalTaskAccess>.Rent(ref cell.State, 0);
        cell.CompleteUnstarted();
        return generation;
    }

    /// <summary>Runs a task that has just been made inside the spawner's step, or queues it.</summary>
    /// <param name="cell">The task, rented and given its machine.</param>
    /// <param name="bits">What is set in its state word besides what the running of it asks for.</param>
    /// <returns>The generation of the task.</returns>
    internal int Launch(TaskCell cell, long bits)
    {
        if (_spawnDepth < SpawnDepthLimit && Budget > 0 && IsRunning)
        {
            int running = TaskState<LocalTaskAccess>.Rent(ref cell.State, bits | TaskBits.Running);
            RunInside(cell);
            return running;
        }
        int generation = TaskState<LocalTaskAccess>.Rent(ref cell.State, bits | TaskBits.Notified);
        Owned.Add(cell);
        Ready.Push(cell.Place);
        return generation;
    }

    private void RunInside(TaskCell cell)
    {
        bool deferSpawner = _deferRunning;
        object? mark = ThreadContext.Mark(_thread);
        ExecutionContext? context = ReferenceEquals(mark, _baselineMark) ? _baseline : LeaveSpawnersContext();
        _deferRunning = false;
        _inside[_spawnDepth++].Cell = cell;
        try
        {
            if (cell.Step(this) == Poll.Pending) Park(cell);
            else Finish(cell);
        }
        catch (Exception exception)
        {
            Fail(cell, exception);
        }
        // Forgotten, so that a task whose handle has been dropped can be collected.
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
