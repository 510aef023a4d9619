using ReactorGen.Executors;
using ReactorGen.Tasks;

namespace ReactorGen;

// What wakers and handles ask for: done at once, on whatever thread asks.
public abstract partial class ScheduledExecutor
{
    internal override void Wake(TaskCell cell, int generation)
    {
        if (TaskState<SharedTaskAccess>.Wake(ref cell.State, generation) == WakeOutcome.Submit) Submit(cell);
    }

    internal override void Cancel(TaskCell cell, int generation)
    {
        // A task that hears of it finds its token cancelled: as with the base library's tokens, whose callbacks come later than the token.
        CancellationTokenSource? before = Volatile.Read(ref cell.Extras)?.Cancellation;
        if (!CancelToken(cell, generation, before)) return;
        if (TaskState<SharedTaskAccess>.Cancel(ref cell.State, generation) == WakeOutcome.Submit) Submit(cell);
        // Whoever makes a token looks for a cancel after that; the exchange above was a fence.
        CancellationTokenSource? source = Volatile.Read(ref cell.Extras)?.Cancellation;
        if (!ReferenceEquals(source, before)) CancelToken(cell, generation, source);
    }

    /// <returns>Whether the task runs on.</returns>
    private bool CancelToken(TaskCell cell, int generation, CancellationTokenSource? source)
    {
        // A token of the cell's next life is not ours: its generation is read after it.
        long state = Volatile.Read(ref cell.State);
        if (TaskBits.Generation(state) != generation || TaskBits.Is(state, TaskBits.Complete)) return false;
        if (source is null) return true;
        string name = cell.Name;
        if (Core.Current is { } core) core.CancelToken(source, name);
        else CancelToken(source, name);
        return true;
    }

    internal override bool Detach(TaskCell cell, int generation)
    {
        switch (TaskState<SharedTaskAccess>.Detach(ref cell.State, generation))
        {
            case DetachOutcome.Refused:
                return false;
            case DetachOutcome.Recycle:
                ReportFault(cell);
                Recycle(cell);
                return true;
            default:
                return true;
        }
    }

    internal override void Join(TaskCell cell, int generation, JoinReceiver receiver)
    {
        JoinOutcome outcome = TaskState<SharedTaskAccess>.ClaimJoin(ref cell.State, generation);
        if (outcome == JoinOutcome.Pending)
        {
            cell.Joiner = receiver;
            outcome = TaskState<SharedTaskAccess>.PublishJoiner(ref cell.State);
        }
        if (outcome == JoinOutcome.Refused)
        {
            receiver.Refuse();
        }
        else if (outcome == JoinOutcome.Complete)
        {
            cell.Joiner = null;
            receiver.Complete(cell);
            Recycle(cell);
        }
    }

    /// <inheritdoc/>
    internal override bool TryStart(TaskCell cell)
    {
        TaskState<SharedTaskAccess>.Rent(ref cell.State, TaskBits.Notified | TaskBits.Detached);
        if (!TryAdmit(cell))
        {
            cell.Discard();
            return false;
        }
        if (Core.Current is null) RunTask(cell);
        else Submit(cell);
        return true;
    }

    private protected override bool TryPostNew(TaskCell cell)
    {
        if (!TryAdmit(cell)) return false;
        ScheduleCell(cell, SchedulingHint.Fair);
        return true;
    }

    /// <summary>
    /// The logical stack of every task, at once, on the calling thread: a task that does not run is kept from running while it is read. One that runs shows what it
    /// was last seen at, which may be incomplete. Any thread.
    /// </summary>
    public override IReadOnlyList<TaskDump> DumpTasks()
    {
        var dumps = new List<TaskDump>();
        var runnable = new List<TaskCell>();
        lock (_gate)
        {
            for (int place = 0; place < _owned.End; place++)
            {
                if (_owned[place] is not { } cell) continue;
                if (!TaskState<SharedTaskAccess>.Claim(ref cell.State))
                {
                    dumps.Add(TaskDump.OfRunning(cell));
                    continue;
                }
                dumps.Add(TaskDump.Of(cell, isClaimed: true));
                if (TaskState<SharedTaskAccess>.Park(ref cell.State) == ParkOutcome.Requeue) runnable.Add(cell);
            }
        }
        foreach (TaskCell cell in runnable) ScheduleCell(cell, SchedulingHint.Fair);
        return dumps;
    }

    private void Submit(TaskCell cell)
    {
        if (Core.Current is WorkerCore core && ReferenceEquals(core.Scheduler, this))
        {
            core.Schedule(cell);
            return;
        }
        if (!HasTurn || !TryHoldBack(cell)) ScheduleCell(cell, SchedulingHint.Fair);
    }

    private void ReportFault(TaskCell cell)
    {
        if (cell.Extras?.Fault is not { } fault) return;
        fault.Observe();
        if (fault.Exception is OperationCanceledException && TaskBits.Is(cell.State, TaskBits.Cancelled)) return;
        if (Core.Current is { } core) core.Report(fault.Exception, cell.Name);
        else ReportUnhandled(fault.Exception, cell.Name);
    }

    private void Recycle(TaskCell cell)
    {
        // Elsewhere there is no pool that is the caller's to use: the collector gets the cell.
        if (Core.Current is WorkerCore core && ReferenceEquals(core.Scheduler, this)) cell.Recycle(core);
        else cell.Discard();
    }
}
