using System.Runtime.CompilerServices;
using ReactorGen.Executors;
using ReactorGen.Tasks;

namespace ReactorGen;

// What wakers, handles and other threads ask for: done at once where the caller is the loop, through the inbox otherwise. After the
// executor has ended no loop can interfere, and handles settle what is left between themselves, atomically.
public sealed partial class LocalExecutor
{
    private bool IsHere
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => ReferenceEquals(Core.Current, _core);
    }

    /// <inheritdoc/>
    internal override void Wake(TaskCell cell, int generation)
    {
        if (IsHere) WakeHere(cell, generation);
        else Post(new InboxItem(InboxKind.Wake, cell, generation, null));
    }

    /// <inheritdoc/>
    internal override void Cancel(TaskCell cell, int generation)
    {
        if (IsHere) _core.Cancel(cell, generation);
        else Post(new InboxItem(InboxKind.Cancel, cell, generation, null));
    }

    /// <inheritdoc/>
    internal override bool Detach(TaskCell cell, int generation)
    {
        if (IsHere) return DetachHere(cell, generation);
        long state = Volatile.Read(ref cell.State);
        if (TaskBits.Generation(state) != generation || TaskBits.Is(state, TaskBits.Joined | TaskBits.Detached)) return false;
        if (Post(new InboxItem(InboxKind.Detach, cell, generation, null))) return true;
        if (TaskState<SharedTaskAccess>.Detach(ref cell.State, generation) == DetachOutcome.Refused) return false;
        ReportFault(cell);
        return true;
    }

    /// <inheritdoc/>
    internal override void Join(TaskCell cell, int generation, JoinReceiver receiver)
    {
        if (IsHere)
        {
            JoinHere(cell, generation, receiver);
            return;
        }
        if (Post(new InboxItem(InboxKind.Join, cell, generation, receiver))) return;
        if (TaskState<SharedTaskAccess>.ClaimJoin(ref cell.State, generation) == JoinOutcome.Complete) receiver.Complete(cell);
        else receiver.Refuse();
    }

    /// <inheritdoc/>
    internal override bool TryStart(TaskCell cell)
    {
        if (IsHere)
        {
            if (_core.IsClosed) return false;
            _core.Launch(cell, TaskBits.Detached);
            return true;
        }
        TaskState<LocalTaskAccess>.Rent(ref cell.State, TaskBits.Notified | TaskBits.Detached);
        if (TryPostNew(cell)) return true;
        cell.Discard();
        return false;
    }

    /// <inheritdoc/>
    private protected override bool TryPostNew(TaskCell cell) => Post(new InboxItem(InboxKind.Spawn, cell, 0, null));

    /// <summary>
    /// The logical stack of every task that is suspended or runnable. Any thread: while <c>Run</c> is active the dump is taken on the loop,
    /// between two steps, and the call waits for that; from a task it is taken at once, and the running task is not part of it unless it has suspended before.
    /// </summary>
    public override IReadOnlyList<TaskDump> DumpTasks()
    {
        if (IsHere) return DumpHere();
        var request = new DumpRequest();
        bool posted;
        lock (_gate)
        {
            // Nobody is the loop: while the gate is held nobody becomes it.
            if (!_running) return DumpHere();
            posted = Post(new InboxItem(InboxKind.Dump, null, 0, request));
        }
        return posted ? WaitFor(request) : [];
    }

    private IReadOnlyList<TaskDump> WaitFor(DumpRequest request)
    {
        while (!request.Wait(TimeSpan.FromMilliseconds(50)))
        {
            // The Run that was active may have returned without looking at its inbox again.
            lock (_gate)
            {
                if (!_running) return request.Result ?? DumpHere();
            }
        }
        return request.Result!;
    }

    private bool Post(in InboxItem item)
    {
        if (!_inbox.TryPost(in item)) return false;
        _reactor.Notify();
        return true;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void WakeHere(TaskCell cell, int generation)
    {
        if (TaskState<LocalTaskAccess>.Wake(ref cell.State, generation) == WakeOutcome.Submit) _core.Ready.Push(cell.Place);
    }

    internal bool DetachHere(TaskCell cell, int generation)
    {
        switch (TaskState<LocalTaskAccess>.Detach(ref cell.State, generation))
        {
            case DetachOutcome.Refused:
                return false;
            case DetachOutcome.Recycle:
                ReportFault(cell);
                cell.Recycle(_core);
                return true;
            default:
                return true;
        }
    }

    private void JoinHere(TaskCell cell, int generation, JoinReceiver receiver)
    {
        switch (TaskState<LocalTaskAccess>.ClaimJoin(ref cell.State, generation))
        {
            case JoinOutcome.Refused:
                receiver.Refuse();
                break;
            case JoinOutcome.Complete:
                receiver.Complete(cell);
                cell.Recycle(_core);
                break;
            default:
                cell.Joiner = receiver;
                TaskState<LocalTaskAccess>.PublishJoiner(ref cell.State);
                break;
        }
    }

    private void ReportFault(TaskCell cell)
    {
        if (cell.Extras?.Fault is not { } fault) return;
        fault.Observe();
        if (fault.Exception is OperationCanceledException && TaskBits.Is(cell.State, TaskBits.Cancelled)) return;
        if (IsHere) _core.Report(fault.Exception, cell.Name);
        else ReportUnhandled(fault.Exception, cell.Name);
    }

    private List<TaskDump> DumpHere()
    {
        var dumps = new List<TaskDump>(_core.Owned.Count);
        for (int place = 0; place < _core.Owned.End; place++)
        {
            if (_core.Owned[place] is { } cell) dumps.Add(TaskDump.Of(cell));
        }
        return dumps;
    }
}
