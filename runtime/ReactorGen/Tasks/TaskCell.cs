// A cell is the one heap object of a spawned task; the task's machine lives inside it.
//
// 1. The state word (TaskState) says who may touch what. On a local executor the word and every field below belong to the loop's thread;
//    other threads reach them through the executor's inbox only. On a shared one the word is atomic, and the fields are the runner's.
// 2. Joiner and JoinerGeneration are written by the holder of the join claim before it publishes JoinWaiter, and read by the runner after
//    Finish has told it to.
// 3. Extras.Fault and the result are written before Finish and taken by the one who then owns the cell.
// 4. No link is kept here: the run queue, the set of owned tasks and the pool are arrays. A cell is in the queue at most once (Notified) and
//    knows its place among the owned.
using System.Runtime.CompilerServices;
using ReactorGen.Executors;
using ReactorGen.Machines;

namespace ReactorGen.Tasks;

/// <summary>What waits for a task to end: a task of the same loop, or somebody outside.</summary>
internal abstract class Joiner : Wakeable
{
    /// <summary>The task has ended. The loop's thread; runs no user code.</summary>
    internal abstract void Joined(TaskCell task, int generation, Core core);
}

/// <summary>The cell of a task, whatever its machine.</summary>
internal abstract class TaskCell(Executor owner) : Joiner, IThreadPoolWorkItem
{
    internal long State = TaskBits.Complete;
    internal readonly Executor Owner = owner;
    internal readonly LoopCore? Loop = owner.OnlyLoop;
    internal Joiner? Joiner;
    internal TaskExtras? Extras;
    internal int JoinerGeneration;
    internal int Place = -1;

    /// <summary>The lower half of the system's tick count when the task last suspended or was spawned, for dumps.</summary>
    internal int SuspendedAt;

    internal int Generation => TaskBits.Generation(State);

    /// <summary>Whether a wait that is resumed now has a cancellation, or an interrupt by a scope, to deliver.</summary>
    internal bool CancelPending
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => TaskBits.Is(State, TaskBits.Pending);
    }

    internal override string Name => Extras?.Name ?? DefaultName;

    /// <inheritdoc/>
    internal sealed override bool HasEnded(int generation)
    {
        long state = Volatile.Read(ref State);
        return TaskBits.Generation(state) != generation || TaskBits.Is(state, TaskBits.Complete);
    }

    /// <summary>The name of a task that was given none: its method's.</summary>
    protected abstract string DefaultName { get; }

    /// <summary>Runs the machine to its next suspension or to its end, in which case the result is stored and the machine cleared.</summary>
    internal abstract Poll Step(Core core);

    /// <summary>Clears what the next life must not see and puts the cell into the core's pool. Owner of the cell only.</summary>
    /// <returns>The exception the task ended with, if it did.</returns>
    internal abstract TaskFault? Recycle(Core core);

    /// <summary>Has the core's pool hold on to the cell no longer. Runner of the task only.</summary>
    internal virtual void LeavePool(Core core)
    {
    }

    /// <summary>Ends the cell's life: what is late for it does nothing from now on.</summary>
    private protected TaskFault? EndLife()
    {
        TaskFault? fault = Extras?.Reset();
        if (Loop is not null) TaskState<LocalTaskAccess>.Recycle(ref State);
        else TaskState<SharedTaskAccess>.Recycle(ref State);
        return fault;
    }

    /// <summary>Ends the life of a cell that no pool takes. Owner of the cell only.</summary>
    internal void Discard() => EndLife();

    /// <summary>Runs the task as what it is queued as in the pool of threads.</summary>
    void IThreadPoolWorkItem.Execute() => ((ScheduledExecutor)Owner).RunTask(this);

    /// <summary>Drops the machine of a task that failed or was given up: nothing may be kept alive by it.</summary>
    internal abstract void ClearMachine();

    /// <summary>Writes the task's logical stack. Only while the task does not run.</summary>
    internal abstract void Describe(ref StackWriter writer);

    /// <summary>Has the leaves that wait leave their queues, and give back what they were granted: the machine is about to be dropped. Runner of the task only.</summary>
    internal void GiveUpWaits()
    {
        var writer = new StackWriter([]) { GivesUp = true };
        Describe(ref writer);
    }

    /// <inheritdoc/>
    internal sealed override void Wake(int generation)
    {
        // Most wakes come from the loop itself: the way through the executor is longer.
        if (Loop is { } loop && (loop.IsBelow || ReferenceEquals(loop, Core.Current)))
        {
            if (TaskState<LocalTaskAccess>.Wake(ref State, generation) == WakeOutcome.Submit) loop.Ready.Push(Place);
        }
        else Owner.Wake(this, generation);
    }

    /// <inheritdoc/>
    internal sealed override void Joined(TaskCell task, int generation, Core core)
    {
        if (Loop is not { } loop || !ReferenceEquals(loop, core)) Owner.Wake(this, generation);
        else if (TaskState<LocalTaskAccess>.Wake(ref State, generation) == WakeOutcome.Submit) loop.Ready.Push(Place);
    }

    /// <summary>Uses the handle up for a task of the base library.</summary>
    internal virtual Task ToTask(int generation) => new JoinHandle(this, generation).AsTask();

    internal TaskExtras GetExtras() => Extras ??= new TaskExtras();

    /// <summary>A delegate that wakes whatever task the cell then holds, made once per cell: a wake too many is harmless.</summary>
    internal Action GetWakeAction() => GetExtras().WakeAction ??= WakeCurrent;

    private void WakeCurrent() => Wake(TaskBits.Generation(Volatile.Read(ref State)));

    /// <summary>Ends a task that came after the shutdown had begun: cancelled, without having run.</summary>
    internal void CompleteUnstarted()
    {
        ClearMachine();
        State |= TaskBits.Cancelled;
        var fault = new TaskFault(new OperationCanceledException($"The executor {Owner.Name} has been shut down; {Name} was not started."), Owner, Name);
        fault.Observe();
        GetExtras().Fault = fault;
        TaskState<LocalTaskAccess>.Finish(ref State);
    }

    /// <summary>Rethrows the task's exception, if it has one, with the stack it was thrown with.</summary>
    internal void ThrowIfFaulted()
    {
        if (Extras?.Fault is { } fault) fault.Rethrow();
    }
}

/// <summary>What few tasks need.</summary>
internal sealed class TaskExtras
{
    internal string? Name;
    internal CancellationTokenSource? Cancellation;
    internal Action? WakeAction;
    internal TaskFault? Fault;

    /// <summary>The last wake was for nothing: see <see cref="SpuriousWakes"/>.</summary>
    internal bool IsWokenInVain;

    /// <summary>When the task was scheduled, noted while somebody measures; 0 otherwise.</summary>
    internal long RunnableSince;
    internal TaskScopes Scopes;

    /// <summary>Forgets all that belongs to one task and not to its cell.</summary>
    internal TaskFault? Reset()
    {
        TaskFault? fault = Fault;
        Name = null;
        Cancellation = null;
        Fault = null;
        Scopes = default;
        return fault;
    }
}

/// <summary>The cell of a task with a result, whatever its machine: what a handle holds.</summary>
internal abstract class ResultCell<TResult>(Executor owner) : TaskCell(owner)
{
    internal TResult? Result;

    internal override Task ToTask(int generation) => new JoinHandle<TResult>(this, generation).AsTask();

    internal TResult TakeResult()
    {
        TResult result = Result!;
        if (RuntimeHelpers.IsReferenceOrContainsReferences<TResult>()) Result = default;
        return result;
    }
}
