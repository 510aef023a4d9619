using ReactorGen.Sync;
using ReactorGen.Tasks;

namespace ReactorGen.Machines;

/// <summary>The machine of <see cref="TaskMutex.Lock"/>.</summary>
public struct LockMachine : IReactorMachine<TaskMutexGuard>
{
    private TaskMutex _mutex;
    private TaskMutexGuard _guard;
    private int _waiter;

    /// <summary>Takes the mutex.</summary>
    public void Begin(TaskMutex mutex)
    {
        ArgumentNullException.ThrowIfNull(mutex);
        _mutex = mutex;
        _waiter = 0;
    }

    /// <summary>Takes the mutex and resumes.</summary>
    public Poll Start(scoped ref TaskContext context, TaskMutex mutex)
    {
        Begin(mutex);
        return Enter(ref context);
    }

    /// <inheritdoc/>
    public Poll Resume(scoped ref TaskContext context)
    {
        if (_waiter == 0) return Enter(ref context);
        WaitOutcome outcome = _mutex.Look(_waiter, context.Cell.CancelPending, out _guard);
        if (outcome == WaitOutcome.Waits) return Poll.Pending;
        _waiter = 0;
        if (outcome == WaitOutcome.Left) context.ThrowIfCancelled();
        return Poll.Ready;
    }

    private Poll Enter(scoped ref TaskContext context)
    {
        context.ThrowIfCancelled();
        if (!context.TryConsumeBudget()) return Poll.Pending;
        if (_mutex.Enter(context.Waker, TaskBits.Is(context.Cell.State, TaskBits.InParts), out _waiter, out _guard)) return Poll.Ready;
        context.RestoreBudget();
        return Poll.Pending;
    }

    /// <inheritdoc/>
    public TaskMutexGuard GetResult()
    {
        TaskMutexGuard guard = _guard;
        this = default;
        return guard;
    }

    /// <inheritdoc/>
    public readonly void Describe(ref StackWriter writer)
    {
        if (_mutex is null) return;
        writer.Leaf(writer.WritesText ? _mutex.Describe() : "", _mutex.Holder);
        if (writer.GivesUp && _waiter != 0) _mutex.GiveUp(_waiter);
    }
}
