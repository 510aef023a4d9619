namespace ReactorGen.Tasks;

// Tasks that do several things at once: rule 8 of TaskState.cs.
internal static partial class TaskState<TAccess>
{
    /// <summary>Interrupts the task at its next wait without asking it to end: one of its scopes has failed.</summary>
    internal static WakeOutcome Interrupt(ref long word, int generation)
    {
        while (true)
        {
            long old = TAccess.Read(ref word, TaskSite.Interrupt);
            if (TaskBits.Generation(old) != generation || TaskBits.Is(old, TaskBits.Complete)) return WakeOutcome.Nothing;
            long pending = TaskBits.Is(old, TaskBits.InParts) ? TaskBits.InterruptHeld : TaskBits.InterruptPending;
            if (!TAccess.CompareExchange(ref word, old | pending | TaskBits.Notified, old, TaskSite.Interrupt)) continue;
            return TaskBits.Is(old, TaskBits.Notified | TaskBits.Running) ? WakeOutcome.Nothing : WakeOutcome.Submit;
        }
    }

    /// <summary>Interrupts what runs at its next wait, or takes that back. Runner only, for the part that runs.</summary>
    internal static void SetInterrupt(ref long word, bool pending)
    {
        while (true)
        {
            long old = TAccess.Read(ref word, TaskSite.SetInterrupt);
            long next = pending ? old | TaskBits.InterruptPending : old & ~TaskBits.InterruptPending;
            if (TAccess.CompareExchange(ref word, next, old, TaskSite.SetInterrupt)) return;
        }
    }

    /// <summary>A composite begins to resume its children: takes what is pending for itself, and has later cancels held back. Runner only.</summary>
    /// <returns>The bits of <see cref="TaskBits.Part"/> and <see cref="TaskBits.InParts"/> as they were, for <see cref="LeaveParts"/>.</returns>
    internal static long EnterParts(ref long word)
    {
        while (true)
        {
            long old = TAccess.Read(ref word, TaskSite.EnterParts);
            if (!TAccess.CompareExchange(ref word, (old & ~TaskBits.Part) | TaskBits.InParts, old, TaskSite.EnterParts)) continue;
            return old & (TaskBits.Part | TaskBits.InParts);
        }
    }

    /// <summary>Sets what is pending for the child that is resumed next, or was resumed last. Runner only, within a composite.</summary>
    /// <returns>What was set before: after a child, what it has not taken.</returns>
    internal static long SetPart(ref long word, long bits)
    {
        while (true)
        {
            long old = TAccess.Read(ref word, TaskSite.SetPart);
            if (TAccess.CompareExchange(ref word, (old & ~TaskBits.Part) | bits, old, TaskSite.SetPart)) return old & TaskBits.Part;
        }
    }

    /// <summary>
    /// A composite has resumed its children. The outermost one turns what was held back into what is pending; the task has been notified of it.
    /// Runner only.
    /// </summary>
    /// <param name="word">The state word.</param>
    /// <param name="outer">What <see cref="EnterParts"/> returned.</param>
    /// <param name="given">What the composite had taken and gives back, undelivered.</param>
    internal static void LeaveParts(ref long word, long outer, long given)
    {
        while (true)
        {
            long old = TAccess.Read(ref word, TaskSite.LeaveParts);
            long left = (old & ~TaskBits.Part) | (outer & TaskBits.PartCancelled) | given;
            if (!TaskBits.Is(outer, TaskBits.InParts))
            {
                if (TaskBits.Is(old, TaskBits.CancelHeld)) left |= TaskBits.CancelPending;
                if (TaskBits.Is(old, TaskBits.InterruptHeld)) left |= TaskBits.InterruptPending;
                left &= ~(TaskBits.InParts | TaskBits.CancelHeld | TaskBits.InterruptHeld);
            }
            if (TAccess.CompareExchange(ref word, left, old, TaskSite.LeaveParts)) return;
        }
    }
}
