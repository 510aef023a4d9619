using ReactorGen.Tasks;
using StrongBox = ReactorGen.Runtime.Tests.Interleavings.TaskModel.StrongBox;

namespace ReactorGen.Runtime.Tests.Interleavings;

/// <content>Cancellations and interrupts, of the whole task and of a part.</content>
internal sealed partial class TaskStateScenarios<TAccess>
{
    private (Action[], Action) CancelAndRun()
    {
        Begin(TaskBits.Running);
        long seen = 0;
        void Look()
        {
            seen = TaskModel.Read(_first);
            Deliver();
        }
        void Steps()
        {
            Look();
            Park();
            if (!TryStart()) return;
            Look();
            Park();
        }
        return ([() => Cancel(), Steps, () => { TaskModel.Write(_first, 1); Wake(); }], () =>
        {
            Drain(Look);
            Require(_deliveries == 1, $"one cancel was delivered {_deliveries} times");
            Require(seen == 1, "a wake was lost");
            Require(TaskBits.Is(_word, TaskBits.Cancelled), "the task does not know that it was cancelled");
        });
    }

    private void Interrupt()
    {
        Between();
        if (TaskState<TAccess>.Interrupt(ref _word, 1) == WakeOutcome.Submit) Enqueue();
    }

    private long EnterParts()
    {
        Between();
        return TaskState<TAccess>.EnterParts(ref _word);
    }

    private long SetPart(long bits)
    {
        Between();
        return TaskState<TAccess>.SetPart(ref _word, bits);
    }

    private void LeaveParts(long outer, long given)
    {
        Between();
        TaskState<TAccess>.LeaveParts(ref _word, outer, given);
    }

    private bool TakeCancel()
    {
        Between();
        return TaskState<TAccess>.TakeCancel(ref _word);
    }

    // A composite with one child, which waits and so takes what is pending; in it another composite.
    private (Action[], Action) CancelInParts(bool interrupt)
    {
        Begin(TaskBits.Running);
        int stolen = 0;
        long pending = interrupt ? TaskBits.InterruptPending : TaskBits.CancelPending;
        void Composite()
        {
            long outer = EnterParts();
            if (TaskBits.Is(outer, pending)) _deliveries++;
            long inner = EnterParts();
            if (TakeCancel()) stolen++;
            LeaveParts(inner, 0);
            if (TakeCancel()) stolen++;
            LeaveParts(outer, 0);
        }
        return ([interrupt ? Interrupt : () => Cancel(), () => { Composite(); Park(); }], () =>
        {
            Drain(Composite);
            Require(stolen == 0, "a child took what was for all");
            Require(_deliveries == 1, $"the composite got it {_deliveries} times");
            Require((_word & 0xFFFF) == (interrupt ? 0 : TaskBits.Cancelled), $"left {_word & 0xFFFF:x}");
        });
    }

    private (Action[], Action) CancelBesidePart()
    {
        Begin(TaskBits.Running);
        int own = 0;
        bool left = false, resumed = false;
        void Step()
        {
            long outer = EnterParts();
            if (TaskBits.Is(outer, TaskBits.CancelPending)) _deliveries++;
            if (!resumed)
            {
                resumed = true;
                SetPart(TaskBits.CancelPending | TaskBits.PartCancelled);
                if (TakeCancel()) own++;
                left |= TaskBits.Is(SetPart(0), TaskBits.CancelPending);
            }
            LeaveParts(outer, 0);
        }
        return ([() => Cancel(), () => { Step(); Park(); }], () =>
        {
            Drain(Step);
            Require(own == 1 && !left, $"the child took its own {own} times");
            Require(_deliveries == 1, $"the composite got the task's {_deliveries} times");
            Require((_word & 0xFFFF) == TaskBits.Cancelled, $"left {_word & 0xFFFF:x}");
        });
    }

    private (Action[], Action) GiveBack()
    {
        Begin(TaskBits.Running | TaskBits.CancelPending);
        void Steps()
        {
            long outer = EnterParts();
            LeaveParts(outer, outer & TaskBits.Pending);
            Require(TaskBits.Is(_word, TaskBits.CancelPending), "lost");
            Deliver();
            Park();
        }
        return ([Steps, Interrupt], () =>
        {
            Drain(Deliver);
            if (TaskBits.Is(_word, TaskBits.Pending)) Deliver();
            Require(_deliveries == 2 && (_word & 0xFFFF) == 0, $"{_deliveries} deliveries, left {_word & 0xFFFF:x}");
        });
    }

    private (Action[], Action) TakeInterruptBack()
    {
        Begin(TaskBits.Running | TaskBits.InterruptPending);
        void Steps()
        {
            Between();
            TaskState<TAccess>.SetInterrupt(ref _word, pending: false);
            Park();
        }
        return ([() => Cancel(), Steps], () =>
        {
            Drain(Deliver);
            Require(_deliveries == 1 && (_word & 0xFFFF) == TaskBits.Cancelled, $"{_deliveries} deliveries, left {_word & 0xFFFF:x}");
        });
    }

    private (Action[], Action) StaleInterrupt()
    {
        Begin(TaskBits.Complete);
        return ([Interrupt, NextLife], () => Require(_queued == 0 && _word == TaskBits.Pack(2, 0), "the next task was interrupted"));
    }

    private (Action[], Action) CancelAndWake()
    {
        Begin(0);
        return ([() => Cancel(), () => Wake(), () => { if (TryStart()) { Deliver(); Park(); } }], () =>
        {
            Drain(Deliver);
            Require(_deliveries == 1 && (_word & 0xFF) == TaskBits.Cancelled, $"{_deliveries} deliveries, left {_word & 0xFF:x}");
        });
    }
}
