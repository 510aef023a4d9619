using ReactorGen.EventQueues;

namespace ReactorGen;

// Registering and arming.
//
//  A. The descriptor is added to the queue at the first wait, both directions at once, edge-triggered; adding one that is ready produces an event.
//  B. A level-triggered registration is one-shot instead: each wait arms it, after publishing, for the directions that have a waiter and nothing to
//     tell it. A direction nobody waits for would end each wait at once.
//  C. All of it happens under the bit Arming, so that two waiters never overwrite each other's directions. Whoever finds the bit taken sets ArmAgain
//     and leaves the work to its holder, who looks again before giving the bit up.
//  D. If the queue refuses, the waiters of both directions are woken. ArmAgain stays: whoever set it finds it when polling, and tries for itself.

/// <content>Registering and arming a descriptor.</content>
internal readonly partial struct SlotProtocol<TAccess>
{
    private void ArmOrThrow(ref Slot slot, Token token, Interest interest)
    {
        int error = Arm(ref slot, token);
        if (error == 0) return;
        int descriptor = slot.Descriptor;
        Withdraw(ref slot, interest, setSeen: false);
        if (TAccess.IsShared) Wake(token, (Interest)((int)Interest.Both & ~(int)interest));
        Exit(ref slot, token);
        throw ErrnoPolicy.RegistrationFailed(error, token, descriptor);
    }

    /// <summary>The error number if the queue refused.</summary>
    private int Arm(ref Slot slot, Token token)
    {
        if (!BeginArming(ref slot, out long word)) return 0;
        while (true)
        {
            int error = Tell(ref slot, token, word);
            if (EndArming(ref slot, error, ref word)) return error;
        }
    }

    private static bool BeginArming(ref Slot slot, out long word)
    {
        while (true)
        {
            word = TAccess.Read(ref slot.Word, SlotSite.ArmRead);
            if ((word & SlotWord.Arming) != 0)
            {
                if (TAccess.Replace(ref slot.Word, word, word | SlotWord.ArmAgain, SlotSite.ArmBegin)) return false;
            }
            else
            {
                long next = (word | SlotWord.Arming) & ~SlotWord.ArmAgain;
                if (!TAccess.Replace(ref slot.Word, word, next, SlotSite.ArmBegin)) continue;
                word = next;
                return true;
            }
        }
    }

    /// <summary>Gives the bit up, or, if someone has left work, keeps it and says false.</summary>
    private static bool EndArming(ref Slot slot, int error, ref long word)
    {
        while (true)
        {
            long old = TAccess.Read(ref slot.Word, SlotSite.ArmAgainRead);
            bool again = error == 0 && (old & SlotWord.ArmAgain) != 0;
            long next = again ? old & ~SlotWord.ArmAgain : old & ~SlotWord.Arming;
            if (error == 0 && SlotWord.NeedsQueue(word)) next |= SlotWord.Registered;
            if (!TAccess.Replace(ref slot.Word, old, next, SlotSite.ArmEnd)) continue;
            word = next;
            return !again;
        }
    }

    /// <summary>One system call, or none if there is nothing to tell the queue.</summary>
    private int Tell(ref Slot slot, Token token, long word)
    {
        if (!SlotWord.NeedsQueue(word)) return 0;
        bool edge = (word & SlotWord.Edge) != 0;
        Interest interest = edge ? Interest.Both : SlotWord.Unsatisfied(word);
        QueueMode mode = edge ? QueueMode.Edge : QueueMode.OneShot;
        bool held = false;
        try
        {
            if (!Hold(ref slot, ref held)) return ErrnoPolicy.BadDescriptor;
            return (word & SlotWord.Registered) == 0
                ? _queue.Add(slot.Descriptor, token, interest, mode)
                : _queue.Modify(slot.Descriptor, token, interest, mode);
        }
        finally
        {
            if (held) slot.Owner!.DangerousRelease();
        }
    }

    /// <summary>
    /// Level: an event for one direction has used up the arming for both. Arms the rest; if the queue refuses, wakes it as with an error, which its next
    /// operation finds.
    /// </summary>
    private Interest RearmRest(ref Slot slot, Token token, Interest wake)
    {
        if (!Enter(ref slot, token)) return wake;
        int error = Arm(ref slot, token);
        long word = TAccess.Read(ref slot.Word, SlotSite.ArmRead);
        if (error != 0)
        {
            while (!TAccess.Replace(ref slot.Word, word, word | SlotWord.ReadError | SlotWord.WriteError, SlotSite.ArmEnd))
                word = TAccess.Read(ref slot.Word, SlotSite.ArmRead);
            wake = SlotWord.Waiting(word);
        }

        Exit(ref slot, token);
        return wake;
    }
}
