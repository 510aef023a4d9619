// What only the thread that runs the loop may touch: run queues, owned tasks, timers, pools, the running task.
//
// 1. LoopCore.Current is set on a thread exactly while it runs this loop. To have it is to be on the loop: no thread ids are compared.
// 2. A task is in Ready or Deferred at most once: whoever sets Notified on a task that does not run pushes it, once.
// 3. Running is the task whose step is on top of the stack. A task spawned inside a step runs inside that step, and Running, the budget and
//    the execution context are the spawner's again when it suspends. No field holds Running: a store of a reference costs more than the
//    rest of what a step sets. The task of a turn stays first in Ready until its step has ended; those inside it are in _inside.
// 4. A task enters Owned when it first suspends or is queued and leaves when it completes. One that completes at once is never in it.
// 5. No exception leaves a step: it becomes the task's outcome.
// 6. Deferred tasks run after the event queue has been looked at: a task that yields cannot starve I/O.
using System.Runtime.CompilerServices;
using ReactorGen.Buffers;
using ReactorGen.Machines;
using ReactorGen.Tasks;
using ReactorGen.Time;

namespace ReactorGen.Executors;

/// <summary>The private state of one loop.</summary>
internal sealed partial class LoopCore(LocalExecutor executor, Reactor reactor, LocalExecutorOptions options)
    : Core(executor, reactor, new LoopClock(options.Clock), new TimerWheel(0), options.PoolLimit)
{
    internal RunQueue Ready = new(64);
    internal RunQueue Deferred = new(16);
    internal TaskSet Owned = new();

    private readonly int _budget = options.Budget;
    private readonly int _inboxInterval = options.InboxInterval;
    private int _untilInbox = options.InboxInterval;
    private int _left;
    private int _turnBegan;
    private ExecutionContext _baseline = null!;
    private object? _baselineMark;
    private Thread _thread = null!;

    /// <inheritdoc/>
    internal override TaskCell? Running => !IsRunning ? null : _spawnDepth > 0 ? _inside[_spawnDepth - 1].Cell : Owned[Ready.First];

    internal void Enter(ExecutionContext baseline)
    {
        Current = this;
        _thread = Thread.CurrentThread;
        _baseline = baseline;
        _baselineMark = ThreadContext.Mark(_thread);
    }

    internal void Leave()
    {
        _frame = 0;
        Current = null;
    }

    /// <summary>Runs at most <paramref name="limit"/> tasks.</summary>
    internal void RunReady(int limit)
    {
        _left = limit;
        _turnBegan = Environment.TickCount;
        bool isObserved = Executor.IsObserved;
        while (true)
        {
            try
            {
                if (isObserved)
                {
                    RunStepsObserved();
                }
                else
                {
                    _wasObserved = false;
                    RunSteps();
                }
                break;
            }
            catch (Exception exception) when ((Status & CoreStatus.Stepping) != 0)
            {
                if (isObserved) Observer!.End();
                TaskCell failed = Owned[Ready.First]!;
                Status &= ~CoreStatus.Stepping;
                Ready.RemoveFirst();
                RestoreContext();
                Fail(failed, exception);
            }
        }
    }

    // Without a handler of its own, so that its variables can stay in registers; an exception ends it, and it is entered again.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private void RunSteps()
    {
        while (_left > 0 && Ready.Count > 0)
        {
            _left--;
            if (--_untilInbox == 0) LookIntoInbox();
            // The place is empty, or already another's, where the task has been given up since.
            if (Owned[Ready.First] is not { } cell || !TaskState<LocalTaskAccess>.Start(ref cell.State))
            {
                Ready.RemoveFirst();
                continue;
            }
            Budget = _budget;
            Status |= CoreStatus.Stepping;
            Poll poll = cell.Step(this);
            Status &= ~CoreStatus.Stepping;
            Ready.RemoveFirst();
            RestoreContext();
            if (poll == Poll.Pending) Park(cell);
            else Finish(cell);
        }
    }

    /// <inheritdoc/>
    internal override void Defer(TaskCell cell)
    {
        TaskState<LocalTaskAccess>.Wake(ref cell.State, cell.Generation);
        Status |= CoreStatus.Deferring;
    }

    /// <summary>Yielders become runnable behind what I/O and timers have made so.</summary>
    internal void ReleaseDeferred()
    {
        if (Deferred.Count > 0) Deferred.MoveTo(ref Ready);
    }

    /// <inheritdoc/>
    internal override bool TakeCancel(TaskCell cell) => TaskState<LocalTaskAccess>.TakeCancel(ref cell.State);

    /// <inheritdoc/>
    internal override bool Detach(TaskCell cell, int generation) => executor.DetachHere(cell, generation);

    /// <inheritdoc/>
    internal override void Interrupt(TaskCell cell, int generation)
    {
        if (TaskState<LocalTaskAccess>.Interrupt(ref cell.State, generation) == WakeOutcome.Submit) Ready.Push(cell.Place);
    }

    internal void Cancel(TaskCell cell, int generation)
    {
        if (TaskBits.Generation(cell.State) != generation || TaskBits.Is(cell.State, TaskBits.Complete)) return;
        if (TaskState<LocalTaskAccess>.Cancel(ref cell.State, generation) == WakeOutcome.Submit) Ready.Push(cell.Place);
        if (cell.Extras?.Cancellation is { } source) CancelToken(source, cell.Name);
    }

    /// <summary>Cancels every task this loop owns.</summary>
    internal void CancelAll()
    {
        // Callbacks of tokens may complete or add tasks: places stay, and a new task is cancelled when it is adopted.
        for (int place = 0; place < Owned.End; place++)
        {
            if (Owned[place] is { } cell) Cancel(cell, cell.Generation);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Park(TaskCell cell)
    {
        cell.SuspendedAt = _turnBegan;
        if (cell.Place < 0) Adopt(cell);
        if (SpuriousWakes.AreOn && SpuriousWakes.IsNext(cell)) TaskState<LocalTaskAccess>.Wake(ref cell.State, cell.Generation);
        if (TaskState<LocalTaskAccess>.Park(ref cell.State) == ParkOutcome.Requeue) Requeue(cell);
    }

    private void Adopt(TaskCell cell)
    {
        Owned.Add(cell);
        if (IsClosed) Cancel(cell, cell.Generation);
    }

    private void Requeue(TaskCell cell)
    {
        if ((Status & CoreStatus.Deferring) != 0)
        {
            Status &= ~CoreStatus.Deferring;
            Deferred.Push(cell.Place);
        }
        else
        {
            Ready.Push(cell.Place);
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Fail(TaskCell cell, Exception exception)
    {
        StoreFault(cell, exception);
        Finish(cell);
    }

    /// <summary>Gives a suspended task up: it ends with the exception, without a step.</summary>
    internal void Abandon(TaskCell cell, TaskAbandonedException exception)
    {
        cell.GiveUpWaits();
        cell.ClearMachine();
        var fault = new TaskFault(exception, Executor, cell.Name);
        fault.Observe();
        cell.GetExtras().Fault = fault;
        Executor.ReportUnhandled(exception, cell.Name);
        Finish(cell);
    }

    /// <summary>Ends a task whose result or fault has been stored.</summary>
    internal void Finish(TaskCell cell)
    {
        Status &= ~CoreStatus.Deferring;
        if (cell.Place >= 0) Owned.Remove(cell);
        switch (TaskState<LocalTaskAccess>.Finish(ref cell.State))
        {
            case FinishOutcome.Recycle:
                cell.Recycle(this);
                break;
            case FinishOutcome.WakeJoiner:
                WakeJoiner(cell);
                break;
        }
    }

    private void WakeJoiner(TaskCell cell)
    {
        Joiner joiner = cell.Joiner!;
        cell.Joiner = null;
        TaskState<LocalTaskAccess>.TakeJoiner(ref cell.State);
        joiner.Joined(cell, cell.JoinerGeneration, this);
    }

    private void LookIntoInbox()
    {
        _untilInbox = _inboxInterval;
        executor.DrainInbox();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void RestoreContext()
    {
        if (!ReferenceEquals(ThreadContext.Mark(_thread), _baselineMark)) ExecutionContext.Restore(_baseline);
    }
}
