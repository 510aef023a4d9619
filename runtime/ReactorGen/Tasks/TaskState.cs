// The life of a task in one word: generation:32 | bits:32.
//
// 1. Every change is one of the transitions below: read the word, decide, exchange it whole. No caller tests bits; a transition
//    returns what its caller now owes.
// 2. A handle or a waker carries a generation, compared in the same exchange that acts: nothing ever touches a cell's next life.
// 3. Running is held by one thread. Notified says "runnable": set by a wake or a cancel, cleared by Start. Whoever sets it on a task that
//    does not run owes the one entry in a run queue; on a running task the runner owes it when it parks.
// 4. A wake exchanges the word even where that changes nothing: what the waker wrote before must be seen by the step that the
//    earlier wake has already announced.
// 5. Complete is set once, by the runner, after the result was stored. From then on wakes and cancels do nothing.
// 6. Joined is the claim of the one join; JoinWaiter says that the cell's joiner field is set. The runner, finding JoinWaiter when it
//    completes the task, reads the field, clears the bit and wakes the joiner; a joiner that finds Complete instead takes the result. Exactly one
//    of the two happens, and until the bit is cleared the cell is the runner's.
// 7. A cell is recycled by whoever took its result, or by the runner (or the detacher, if later) where it is detached; nobody else may.
//    Recycling moves to the next generation and leaves Complete set, which makes everything late a no-op until the cell is rented.
// 8. A composite (Join, Race, WithTimeout) resumes several children within one task. While InParts is set, the pending bits are those of the child
//    that is being resumed, and only the runner changes them; a cancel or an interrupt of the whole task is held back, and becomes
//    pending when the outermost composite leaves: no child takes what is meant for all.
// 9. Who wants to read a suspended task holds Running for that time. An entry of the run queue that is met meanwhile is dropped; the reader, who
//    parks as a runner does, owes a new one.
using System.Diagnostics;
using System.Runtime.CompilerServices;
using ReactorGen.Machines;

namespace ReactorGen.Tasks;

/// <summary>The bits of a task's state word.</summary>
internal static class TaskBits
{
    internal const long Running = 1, Notified = 2, Complete = 4, Cancelled = 8, CancelPending = 16, Joined = 32, JoinWaiter = 64, Detached = 128;

    /// <summary>A scope of the task has failed: delivered as a cancellation is, and besides one.</summary>
    internal const long InterruptPending = 256;

    /// <summary>The child that is being resumed has been cancelled by its composite.</summary>
    internal const long PartCancelled = 512;

    /// <summary>A composite resumes its children: the three bits of <see cref="Part"/> are the child's, what comes for the task is held.</summary>
    internal const long InParts = 1024;

    internal const long CancelHeld = 2048, InterruptHeld = 4096;

    /// <summary>What a wait has to look for.</summary>
    internal const long Pending = CancelPending | InterruptPending;

    /// <summary>What a composite sets for one child.</summary>
    internal const long Part = Pending | PartCancelled;

    internal static int Generation(long word) => (int)(word >> 32);

    internal static long Pack(int generation, long bits) => ((long)generation << 32) | bits;

    /// <summary>The word of the next generation, without a bit.</summary>
    internal static long Next(long word) => (word | uint.MaxValue) + 1;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static bool Is(long word, long bits) => (word & bits) != 0;
}

/// <summary>What the caller of a transition that makes a task runnable owes.</summary>
internal enum WakeOutcome : byte { Nothing, Submit }

/// <summary>What the runner owes after a step that suspended.</summary>
internal enum ParkOutcome : byte { Parked, Requeue }

/// <summary>What the runner owes after it has completed a task.</summary>
internal enum FinishOutcome : byte { KeepForHandle, WakeJoiner, Recycle }

/// <summary>What a claim of the one join, the publication of its waiter, or its withdrawal came to; Ending: the runner is about to wake the joiner.</summary>
internal enum JoinOutcome : byte { Refused, Pending, Complete, Ending }

/// <summary>What giving up the handle came to.</summary>
internal enum DetachOutcome : byte { Refused, Detached, Recycle }

/// <summary>The transitions of the state word.</summary>
/// <typeparam name="TAccess">How the word is accessed.</typeparam>
internal static partial class TaskState<TAccess> where TAccess : struct, ITaskAccess
{
    /// <summary>Starts a new life of a recycled or new cell, whose word has no bit but Complete. Owner of the cell only.</summary>
    internal static int Rent(ref long word, long bits)
    {
        while (true)
        {
            long old = TAccess.Read(ref word, TaskSite.Rent);
            Debug.Assert((int)old == TaskBits.Complete, "A cell that is not free was rented.");
            if (TAccess.CompareExchange(ref word, old + (bits - TaskBits.Complete), old, TaskSite.Rent)) return TaskBits.Generation(old);
        }
    }

    /// <summary>Ends the cell's life: every handle and waker of it turns stale. Owner of the cell only.</summary>
    internal static void Recycle(ref long word)
    {
        while (true)
        {
            long old = TAccess.Read(ref word, TaskSite.Recycle);
            if (TAccess.CompareExchange(ref word, TaskBits.Next(old) + TaskBits.Complete, old, TaskSite.Recycle)) return;
        }
    }

    /// <summary>Announces that the task has something to do.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static WakeOutcome Wake(ref long word, int generation)
    {
        while (true)
        {
            long old = TAccess.Read(ref word, TaskSite.Wake);
            if (TaskBits.Generation(old) != generation || TaskBits.Is(old, TaskBits.Complete)) return WakeOutcome.Nothing;
            if (!TAccess.CompareExchange(ref word, old | TaskBits.Notified, old, TaskSite.Wake)) continue;
            return TaskBits.Is(old, TaskBits.Notified | TaskBits.Running) ? WakeOutcome.Nothing : WakeOutcome.Submit;
        }
    }

    /// <summary>Takes a task from the run queue to run it.</summary>
    /// <returns>False where the queue's entry is to be dropped.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static bool Start(ref long word)
    {
        while (true)
        {
            long old = TAccess.Read(ref word, TaskSite.Start);
            if (TaskBits.Is(old, TaskBits.Running | TaskBits.Complete) || !TaskBits.Is(old, TaskBits.Notified)) return false;
            if (TAccess.CompareExchange(ref word, (old | TaskBits.Running) & ~TaskBits.Notified, old, TaskSite.Start)) return true;
        }
    }

    /// <summary>Takes a task that does not run away from those who might run it, in order to read it; <see cref="Park"/> gives it back.</summary>
    internal static bool Claim(ref long word)
    {
        while (true)
        {
            long old = TAccess.Read(ref word, TaskSite.Claim);
            if (TaskBits.Is(old, TaskBits.Running | TaskBits.Complete)) return false;
            if (TAccess.CompareExchange(ref word, old | TaskBits.Running, old, TaskSite.Claim)) return true;
        }
    }

    /// <summary>Ends a step that suspended. Runner only.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static ParkOutcome Park(ref long word)
    {
        while (true)
        {
            long old = TAccess.Read(ref word, TaskSite.Park);
            if (!TAccess.CompareExchange(ref word, old & ~TaskBits.Running, old, TaskSite.Park)) continue;
            return TaskBits.Is(old, TaskBits.Notified) ? ParkOutcome.Requeue : ParkOutcome.Parked;
        }
    }

    /// <summary>Ends the task, whose result has been stored. Runner only.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static FinishOutcome Finish(ref long word)
    {
        while (true)
        {
            long old = TAccess.Read(ref word, TaskSite.Finish);
            if (!TAccess.CompareExchange(ref word, (old | TaskBits.Complete) & ~(TaskBits.Running | TaskBits.Notified), old, TaskSite.Finish)) continue;
            return TaskBits.Is(old, TaskBits.JoinWaiter) ? FinishOutcome.WakeJoiner
                : TaskBits.Is(old, TaskBits.Detached) ? FinishOutcome.Recycle : FinishOutcome.KeepForHandle;
        }
    }

    /// <summary>
    /// Ends a task that has run since it was rented and for which nothing has come: <see cref="FinishOutcome.KeepForHandle"/>. Runner only, and only where
    /// one thread has the word.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static bool TryFinishUntouched(ref long word, out int generation)
    {
        long old = TAccess.Read(ref word, TaskSite.FinishUntouched);
        generation = TaskBits.Generation(old);
        return (int)old == TaskBits.Running && TAccess.CompareExchange(ref word, old + (TaskBits.Complete - TaskBits.Running), old, TaskSite.FinishUntouched);
    }

    /// <summary>Asks the task to end; it is delivered once per call that finds none pending.</summary>
    internal static WakeOutcome Cancel(ref long word, int generation)
    {
        while (true)
        {
            long old = TAccess.Read(ref word, TaskSite.Cancel);
            if (TaskBits.Generation(old) != generation || TaskBits.Is(old, TaskBits.Complete)) return WakeOutcome.Nothing;
            long pending = TaskBits.Is(old, TaskBits.InParts) ? TaskBits.CancelHeld : TaskBits.CancelPending;
            if (!TAccess.CompareExchange(ref word, old | TaskBits.Cancelled | pending | TaskBits.Notified, old, TaskSite.Cancel)) continue;
            return TaskBits.Is(old, TaskBits.Notified | TaskBits.Running) ? WakeOutcome.Nothing : WakeOutcome.Submit;
        }
    }

    /// <summary>Takes a pending cancellation, an interrupt first, in order to deliver it. Runner only.</summary>
    internal static bool TakeCancel(ref long word)
    {
        while (true)
        {
            long old = TAccess.Read(ref word, TaskSite.TakeCancel);
            if (!TaskBits.Is(old, TaskBits.Pending)) return false;
            long taken = TaskBits.Is(old, TaskBits.InterruptPending) ? TaskBits.InterruptPending : TaskBits.CancelPending;
            if (TAccess.CompareExchange(ref word, old & ~taken, old, TaskSite.TakeCancel)) return true;
        }
    }

    /// <summary>Claims the one join of a handle. After <see cref="JoinOutcome.Complete"/> the caller owns the cell.</summary>
    internal static JoinOutcome ClaimJoin(ref long word, int generation)
    {
        while (true)
        {
            long old = TAccess.Read(ref word, TaskSite.ClaimJoin);
            if (TaskBits.Generation(old) != generation || TaskBits.Is(old, TaskBits.Joined | TaskBits.Detached)) return JoinOutcome.Refused;
            if (!TAccess.CompareExchange(ref word, old | TaskBits.Joined, old, TaskSite.ClaimJoin)) continue;
            return TaskBits.Is(old, TaskBits.Complete) ? JoinOutcome.Complete : JoinOutcome.Pending;
        }
    }

    /// <summary>Says that the cell's joiner field has been set. Holder of the claim only, after storing the field.</summary>
    internal static JoinOutcome PublishJoiner(ref long word)
    {
        while (true)
        {
            long old = TAccess.Read(ref word, TaskSite.PublishJoiner);
            if (TaskBits.Is(old, TaskBits.Complete)) return JoinOutcome.Complete;
            if (TAccess.CompareExchange(ref word, old | TaskBits.JoinWaiter, old, TaskSite.PublishJoiner)) return JoinOutcome.Pending;
        }
    }

    /// <summary>Hands the cell to the joiner, whose field has been read. Runner only, after <see cref="FinishOutcome.WakeJoiner"/>.</summary>
    internal static void TakeJoiner(ref long word)
    {
        while (true)
        {
            long old = TAccess.Read(ref word, TaskSite.TakeJoiner);
            if (TAccess.CompareExchange(ref word, old & ~TaskBits.JoinWaiter, old, TaskSite.TakeJoiner)) return;
        }
    }

    /// <summary>Whether the joined task has completed and the cell is the joiner's. Holder of the claim only.</summary>
    internal static bool IsComplete(ref long word) => (TAccess.Read(ref word, TaskSite.IsComplete) & (TaskBits.Complete | TaskBits.JoinWaiter)) == TaskBits.Complete;

    /// <summary>
    /// Whether the task has ended and its handle is as it was made: who takes the result or gives the handle up on the spot need not claim it first, since
    /// nothing comes between that and <see cref="Recycle"/>. Only where one thread has the word.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static bool IsUntakenEnd(ref long word, int generation) => TAccess.Read(ref word, TaskSite.IsUntakenEnd) == TaskBits.Pack(generation, TaskBits.Complete);

    /// <summary>Gives the claim back, so that the handle can be joined again. Holder of the claim only.</summary>
    /// <returns>
    /// <see cref="JoinOutcome.Complete"/> where it came too late: the caller owns the cell and has to take the result.
    /// <see cref="JoinOutcome.Ending"/> where the runner is at it: the caller is about to be woken, and then owns the cell.
    /// </returns>
    internal static JoinOutcome LeaveJoin(ref long word)
    {
        while (true)
        {
            long old = TAccess.Read(ref word, TaskSite.LeaveJoin);
            if (TaskBits.Is(old, TaskBits.Complete)) return TaskBits.Is(old, TaskBits.JoinWaiter) ? JoinOutcome.Ending : JoinOutcome.Complete;
            if (TAccess.CompareExchange(ref word, old & ~(TaskBits.Joined | TaskBits.JoinWaiter), old, TaskSite.LeaveJoin)) return JoinOutcome.Pending;
        }
    }

    /// <summary>Gives the handle up. After <see cref="DetachOutcome.Recycle"/> the caller owns the cell.</summary>
    internal static DetachOutcome Detach(ref long word, int generation)
    {
        while (true)
        {
            long old = TAccess.Read(ref word, TaskSite.Detach);
            if (TaskBits.Generation(old) != generation || TaskBits.Is(old, TaskBits.Joined | TaskBits.Detached)) return DetachOutcome.Refused;
            if (!TAccess.CompareExchange(ref word, old | TaskBits.Detached, old, TaskSite.Detach)) continue;
            return TaskBits.Is(old, TaskBits.Complete) ? DetachOutcome.Recycle : DetachOutcome.Detached;
        }
    }
}
