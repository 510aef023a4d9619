using ReactorGen.Tasks;
using StrongBox = ReactorGen.Runtime.Tests.Interleavings.TaskModel.StrongBox;

namespace ReactorGen.Runtime.Tests.Interleavings;

/// <content>Handles: joined, left, polled, given up.</content>
internal sealed partial class TaskStateScenarios<TAccess>
{
    private (Action[], Action) JoinAndFinish()
    {
        Begin(TaskBits.Running);
        int taken = 0, woken = 0;
        long joiner = -1;
        return ([Finish(() => woken++, () => joiner = TaskModel.Read(_second)), () => Join(() => taken++)], () =>
        {
            Require(taken + woken == 1, $"the joiner took the result {taken} times and was woken {woken} times");
            Require(woken == 0 || joiner == 1, "the runner did not see the joiner");
        });
    }

    private Action Finish(Action wakeJoiner, Action lookAtJoiner) => () =>
    {
        TaskModel.Write(_first, 1);
        Between();
        if (TaskState<TAccess>.Finish(ref _word) != FinishOutcome.WakeJoiner) return;
        lookAtJoiner();
        TaskState<TAccess>.TakeJoiner(ref _word);
        wakeJoiner();
    };

    private bool Join(Action take)
    {
        Between();
        JoinOutcome outcome = TaskState<TAccess>.ClaimJoin(ref _word, 1);
        if (outcome == JoinOutcome.Pending)
        {
            TaskModel.Write(_second, 1);
            Between();
            outcome = TaskState<TAccess>.PublishJoiner(ref _word);
        }
        if (outcome != JoinOutcome.Complete) return false;
        Require(TaskModel.Read(_first) == 1, "the result was taken before it was stored");
        take();
        return true;
    }

    private (Action[], Action) LeaveAndFinish()
    {
        Begin(TaskBits.Running);
        int taken = 0, woken = 0, ending = 0;
        long joiner = 1;
        void JoinAndLeave()
        {
            if (Join(() => taken++)) return;
            Between();
            switch (TaskState<TAccess>.LeaveJoin(ref _word))
            {
                case JoinOutcome.Complete:
                    taken++;
                    TaskModel.Write(_second, 0);        // the cell is used again
                    break;
                case JoinOutcome.Ending:
                    ending++;
                    break;
            }
        }
        return ([Finish(() => woken++, () => joiner = TaskModel.Read(_second)), JoinAndLeave], () =>
        {
            // A joiner that was woken has found Complete when it left, or before, or waits for the wake: it is the one taker in every case.
            bool joinable = TaskState<TAccess>.ClaimJoin(ref _word, 1) == JoinOutcome.Complete;
            Require(joinable ? taken + ending + woken == 0 : taken + ending == 1, $"taken {taken} times, woken {woken} times, {(joinable ? "joinable" : "not joinable")}");
            Require(ending == 0 || woken == 1, "the joiner waits for a wake that does not come");
            Require(joiner == 1, "the runner read the joiner of a cell that was not its own any more");
        });
    }

    private (Action[], Action) PollAndFinish()
    {
        Begin(TaskBits.Running);
        int taken = 0, woken = 0;
        long joiner = 1;
        void JoinAndPoll()
        {
            if (Join(() => taken++)) return;
            Between();
            if (!TaskState<TAccess>.IsComplete(ref _word)) return;
            taken++;
            TaskModel.Write(_second, 0);        // the cell is used again
        }
        return ([Finish(() => woken++, () => joiner = TaskModel.Read(_second)), JoinAndPoll], () =>
        {
            Require(taken + woken > 0, "the joiner neither took the result nor was woken");
            Require(joiner == 1, "the runner read the joiner of a cell that was not its own any more");
        });
    }

    private (Action[], Action) DetachAndFinish()
    {
        Begin(TaskBits.Running);
        int recycled = 0;
        return ([
            () => { Between(); if (TaskState<TAccess>.Finish(ref _word) == FinishOutcome.Recycle) recycled++; },
            () => { Between(); if (TaskState<TAccess>.Detach(ref _word, 1) == DetachOutcome.Recycle) recycled++; },
            () => Wake()], () => Require(recycled == 1, $"recycled {recycled} times"));
    }

    private (Action[], Action) TwoJoinsAndDetach()
    {
        Begin(0);
        int taken = 0;
        void Claim()
        {
            Between();
            if (TaskState<TAccess>.ClaimJoin(ref _word, 1) != JoinOutcome.Refused) taken++;
        }
        void Detach()
        {
            Between();
            if (TaskState<TAccess>.Detach(ref _word, 1) != DetachOutcome.Refused) taken++;
        }
        return ([Claim, Claim, Detach], () => Require(taken == 1, $"the handle was used {taken} times"));
    }
}
