using ReactorGen.Executors;
using ReactorGen.Machines;
using ReactorGen.Tasks;

namespace ReactorGen;

/// <summary>The running task, as its own body sees it. Good for the task that asked, on its thread.</summary>
public readonly struct CurrentTask
{
    private readonly Core _core;
    private readonly TaskCell _cell;
    private readonly int _generation;

    internal CurrentTask(Core core, TaskCell cell)
    {
        _core = core;
        _cell = cell;
        _generation = cell.Generation;
    }

    /// <summary>The executor that runs the task.</summary>
    public Executor Executor => Cell.Owner;

    /// <summary>The reactor to register with.</summary>
    public Reactor Reactor
    {
        get
        {
            _ = Cell;
            return _core.Reactor;
        }
    }

    /// <summary>The executor's clock.</summary>
    public TimeProvider Clock => Executor.Clock;

    /// <summary>The task's id, as its dumps and its handle show it.</summary>
    public TaskId Id => TaskId.Of(Cell, _generation);

    /// <summary>The task's name: the one it was spawned with, or its method's.</summary>
    public string Name => Cell.Name;

    /// <summary>
    /// Whether the task has ever been asked to end, or the part of it that runs has: a child that its Join, Race or WithTimeout cancelled. Stays
    /// true once it is, also after the exception was delivered.
    /// </summary>
    public bool IsCancelled => TaskBits.Is(Cell.State, TaskBits.Cancelled | TaskBits.PartCancelled);

    /// <summary>
    /// Cancelled when the whole task is: for methods that take a token. Made at the first use; its callbacks run on the executor's thread. A child that
    /// only its Join, Race or WithTimeout cancels is not told by it.
    /// </summary>
    public CancellationToken CancellationToken
    {
        get
        {
            TaskExtras extras = Cell.GetExtras();
            if (extras.Cancellation is null)
            {
                extras.Cancellation = new CancellationTokenSource();
                Interlocked.MemoryBarrier();        // a canceller on another thread sees it, or it is seen here
                if (TaskBits.Is(Cell.State, TaskBits.Cancelled)) extras.Cancellation.Cancel();
            }
            return extras.Cancellation.Token;
        }
    }

    private TaskCell Cell => _cell is not null && _cell.Generation == _generation && !TaskBits.Is(_cell.State, TaskBits.Complete)
        ? _cell
        : throw new InvalidOperationException("The task that this stood for has ended, or there never was one.");
}
