using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using ReactorGen.EventQueues;
using ReactorGen.Machines;

namespace ReactorGen;

// How tasks wait on slots, and how the loop wakes them.
//
//  1. Word holds all that two threads may decide on at once; it changes by compare-and-swap only, each change keeping the bits it does not name.
//  2. A direction is claimed by its bit ReaderWaits or WriterWaits. Setting it, together with clearing the direction's own readiness, is one
//     change of the word: what is cleared is what was seen, and a delivery in between makes the change fail. A direction never touches the
//     readiness of the other one.
//  3. Only the holder of the claim writes the direction's waiter, and only the operation that holds the claim or has just returned its SeenTick.
//     It writes the waiter's generation, then its target (a full fence), and only then reads the word again.
//  4. Delivery sets bits and tick, then, where the word it replaced had a claim, reads the target, then its generation. So either delivery sees
//     the waiter or the waiter's second read sees the bits. A torn or outdated pair wakes someone who need not be woken, never the wrong one
//     instead of the right one: by 3 whoever published later reads the word later.
//  5. A claim stays until its holder gives it up (ready, time-out, cancel), so a wake that turns out spurious needs no new publishing, and a
//     second task on the direction is always seen.
//  6. Closing is set once. An operation that finds it gives up its claim and reports the token closed; a task suspended before is woken, and
//     finds it.
//  7. In the shared variant every operation pins the slot (a count in the word; refused when closing) and checks the generation after that. The
//     last to unpin a closing slot sets Freed in the same change and frees the slot: removes the descriptor from the queue, closes it if it is the
//     library's, moves to the next generation and gives the index back. So nobody names a descriptor number that may be someone else's.
//     In the local variant operations do not overlap, and closing frees at once.
//  8. Delivery does not pin: an index is not reused before the batch that may name it is done (SlotTable).
//  9. Registering and arming happen under the bit Arming (SlotProtocol.Arming.cs), after publishing.

/// <summary>The protocol of slots, written once over how they are accessed. Throws what the runtime's surface documents.</summary>
/// <param name="table">The slots.</param>
/// <param name="queue">The event queue that registrations go to.</param>
internal readonly partial struct SlotProtocol<TAccess>(SlotTable table, IEventQueue queue) where TAccess : struct, ISlotAccess
{
    private readonly SlotDirectory _directory = table.Directory;
    private readonly SlotTable _table = table;
    private readonly IEventQueue _queue = queue;

    /// <summary>Begins the life of a slot that has just been taken from the table: nobody else knows its token.</summary>
    public static void Open(ref Slot slot, int descriptor, SafeHandle? owner, bool edge, bool datagrams = false)
    {
        slot.Owner = owner;
        slot.Descriptor = descriptor;
        TAccess.Write(ref slot.Reader.SeenTick, 0, SlotSite.OpenSeen);
        TAccess.Write(ref slot.Writer.SeenTick, 0, SlotSite.OpenSeen);
        long word;
        do
        {
            word = TAccess.Read(ref slot.Word, SlotSite.OpenRead);
        }
        while (!TAccess.Replace(ref slot.Word, word, (edge ? SlotWord.Edge : 0) | (datagrams ? SlotWord.Datagrams : 0), SlotSite.OpenWord));
    }

    /// <summary>Waits: true when ready now; false when the waiter has been published, and the task is to suspend.</summary>
    public bool TryWait(Token token, Interest interest, Waker waker, out Readiness ready)
    {
        Debug.Assert(!waker.IsDefault);
        if ((uint)interest - 1 > 2) SlotErrors.ThrowInterest(interest);
        ref Slot slot = ref _directory.Find(token);
        if (!Enter(ref slot, token)) SlotErrors.ThrowNotLive(token, _table);
        if (slot.Owner is { IsClosed: true }) throw ClosedHandle(ref slot, token);
        long mask = SlotWord.Mask(interest);
        long waits = SlotWord.Waits(interest);
        long word;
        while (true)
        {
            word = TAccess.Read(ref slot.Word, SlotSite.WaitRead);
            if ((word & waits) != 0) throw SecondWaiter(ref slot, token, interest, waker);
            if ((word & SlotWord.Edge) != 0)
            {
                long found = word & mask & Fresh(ref slot, word);
                if (found != 0)
                {
                    SetSeen(ref slot, interest, SlotWord.Tick(word));
                    Exit(ref slot, token);
                    ready = SlotWord.ToReadiness(found);
                    return true;
                }
            }

            if (TAccess.Replace(ref slot.Word, word, (word & ~mask) | waits, SlotSite.WaitClaim)) break;
        }

        if ((interest & Interest.Readable) != 0) Publish(ref slot.Reader, waker);
        if ((interest & Interest.Writable) != 0) Publish(ref slot.Writer, waker);

        if (TAccess.IsShared)
        {
            word = TAccess.Read(ref slot.Word, SlotSite.Recheck);
            if ((word & (mask | SlotWord.Closing)) != 0) return LeaveAfterRecheck(ref slot, token, interest, out ready);
        }

        if ((word & (SlotWord.Edge | SlotWord.Registered)) != (SlotWord.Edge | SlotWord.Registered)) ArmOrThrow(ref slot, token, interest);
        Exit(ref slot, token);
        ready = Readiness.None;
        return false;
    }

    /// <summary>After a wake: true when ready, the waiter withdrawn; false when the wake was spurious, and the task still waits.</summary>
    public bool PollWait(Token token, Interest interest, out Readiness ready)
    {
        ref Slot slot = ref _directory.Find(token);
        if (!Enter(ref slot, token)) SlotErrors.ThrowNotLive(token, _table);
        long mask = SlotWord.Mask(interest);
        long word = TAccess.Read(ref slot.Word, SlotSite.PollRead);
        if ((word & mask) == 0)
        {
            if ((word & (SlotWord.Arming | SlotWord.ArmAgain)) == SlotWord.ArmAgain) ArmOrThrow(ref slot, token, interest);
            Exit(ref slot, token);
            ready = Readiness.None;
            return false;
        }

        word = Withdraw(ref slot, interest, setSeen: true);
        Exit(ref slot, token);
        ready = SlotWord.ToReadiness(word & mask);
        return true;
    }

    /// <summary>
    /// Time-out or cancel: withdraws the waiter where it is this one; does nothing for a token that is no longer valid. Marks nothing as seen, so that
    /// an event that came meanwhile is left for the next wait.
    /// </summary>
    public void LeaveWait(Token token, Interest interest, Waker waker)
    {
        ref Slot slot = ref _directory.Find(token);
        if (!Enter(ref slot, token)) return;
        Interest held = SlotWord.Waiting(TAccess.Read(ref slot.Word, SlotSite.LeaveOwner)) & interest;
        if (!IsWaiter(ref slot.Reader, waker)) held &= ~Interest.Readable;
        if (!IsWaiter(ref slot.Writer, waker)) held &= ~Interest.Writable;
        if (held != 0) Withdraw(ref slot, held, setSeen: false);
        Exit(ref slot, token);
    }

    /// <summary>The loop: takes an event to its slot. The directions whose waiters are to be woken; none when the token is stale.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Interest Deliver(Token token, Readiness readiness, out bool stale)
    {
        ref Slot slot = ref _directory.Find(token);
        stale = TAccess.Read(ref slot.Generation, SlotSite.DeliverGeneration) != token.Generation;
        if (stale) return 0;
        long bits = SlotWord.FromReadiness(readiness);
        long word;
        do
        {
            word = TAccess.Read(ref slot.Word, SlotSite.DeliverRead);
        }
        while (!TAccess.Replace(ref slot.Word, word, (word | bits) + SlotWord.OneTick, SlotSite.DeliverUpdate));

        Interest waiting = SlotWord.Waiting(word);
        Interest wake = SlotWord.Touched(bits) & waiting;
        if (wake != waiting && (word & SlotWord.Edge) == 0) wake = RearmRest(ref slot, token, wake);
        return wake;
    }

    /// <summary>The loop, when the whole batch is delivered: wakes the waiters that <see cref="Deliver"/> named.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Wake(Token token, Interest directions)
    {
        ref Slot slot = ref _directory.Find(token);
        if ((directions & Interest.Readable) != 0) Take(ref slot.Reader).Wake();
        if ((directions & Interest.Writable) != 0) Take(ref slot.Writer).Wake();
    }

    /// <summary>Ends the registration. The waiters are the caller's to wake; their next operation finds the token closed.</summary>
    public void Close(Token token, bool closeDescriptor, out Waker reader, out Waker writer)
    {
        ref Slot slot = ref _directory.Find(token);
        if (!Enter(ref slot, token)) SlotErrors.ThrowNotLive(token, _table);
        long closing = SlotWord.Closing | (closeDescriptor ? SlotWord.CloseDescriptor : 0);
        long word;
        do
        {
            word = TAccess.Read(ref slot.Word, SlotSite.CloseRead);
            if ((word & SlotWord.Closing) == 0) continue;
            Exit(ref slot, token);
            SlotErrors.ThrowNotLive(token, _table);
        }
        while (!TAccess.Replace(ref slot.Word, word, word | closing, SlotSite.CloseBegin));

        reader = (word & SlotWord.ReaderWaits) != 0 ? Take(ref slot.Reader) : default;
        writer = (word & SlotWord.WriterWaits) != 0 ? Take(ref slot.Writer) : default;
        Exit(ref slot, token);
        if (!TAccess.IsShared) Free(ref slot, token, word | closing | SlotWord.Freed);
    }

    /// <summary>What a direction has not seen yet: everything it waits for if an event came since its last return, and what is never taken back.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static long Fresh(ref Slot slot, long word)
    {
        int tick = SlotWord.Tick(word);
        long fresh = (word & SlotWord.Datagrams) == 0 ? SlotWord.Sticky : 0;
        if (TAccess.Read(ref slot.Reader.SeenTick, SlotSite.WaitSeen) != tick) fresh |= SlotWord.ReadMask;
        if (TAccess.Read(ref slot.Writer.SeenTick, SlotSite.WaitSeen) != tick) fresh |= SlotWord.WriteMask;
        return fresh;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void SetSeen(ref Slot slot, Interest interest, int tick)
    {
        if ((interest & Interest.Readable) != 0) TAccess.Write(ref slot.Reader.SeenTick, tick, SlotSite.WaitSeen);
        if ((interest & Interest.Writable) != 0) TAccess.Write(ref slot.Writer.SeenTick, tick, SlotSite.WaitSeen);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Publish(ref Waiter waiter, Waker waker)
    {
        TAccess.Write(ref waiter.Generation, waker.Generation, SlotSite.PublishGeneration);
        TAccess.Publish(ref waiter.Target, waker.Target!, SlotSite.PublishTarget);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Waker Take(ref Waiter waiter)
    {
        Wakeable? target = TAccess.Read(ref waiter.Target, SlotSite.WakeTarget);
        int generation = TAccess.Read(ref waiter.Generation, SlotSite.WakeGeneration);
        return new Waker(target!, generation);      // null when the claim is not published yet, or given up: the default, which wakes nobody
    }

    private static bool IsWaiter(ref Waiter waiter, Waker waker) =>
        ReferenceEquals(TAccess.Read(ref waiter.Target, SlotSite.LeaveOwner), waker.Target)
        && TAccess.Read(ref waiter.Generation, SlotSite.LeaveOwner) == waker.Generation;

    /// <summary>Gives the claims up; the word as it was when that succeeded.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static long Withdraw(ref Slot slot, Interest interest, bool setSeen)
    {
        if ((interest & Interest.Readable) != 0) TAccess.Clear(ref slot.Reader.Target, SlotSite.WithdrawTarget);
        if ((interest & Interest.Writable) != 0) TAccess.Clear(ref slot.Writer.Target, SlotSite.WithdrawTarget);
        long word;
        do
        {
            word = TAccess.Read(ref slot.Word, SlotSite.WithdrawRead);
            if (setSeen) SetSeen(ref slot, interest, SlotWord.Tick(word));
        }
        while (!TAccess.Replace(ref slot.Word, word, word & ~SlotWord.Waits(interest), SlotSite.WithdrawRelease));

        return word;
    }

    private bool LeaveAfterRecheck(ref Slot slot, Token token, Interest interest, out Readiness ready)
    {
        long word = Withdraw(ref slot, interest, setSeen: true);
        Exit(ref slot, token);
        if ((word & SlotWord.Closing) != 0) SlotErrors.ThrowNotLive(token, _table);
        ready = SlotWord.ToReadiness(word & SlotWord.Mask(interest));
        return true;
    }

    /// <summary>The user closed the handle and did not deregister it: nothing would ever end the wait.</summary>
    private TokenClosedException ClosedHandle(ref Slot slot, Token token)
    {
        Exit(ref slot, token);
        return new TokenClosedException(token);
    }

    private InvalidOperationException SecondWaiter(ref Slot slot, Token token, Interest interest, Waker waker)
    {
        Interest taken = SlotWord.Waiting(TAccess.Read(ref slot.Word, SlotSite.WaitRead)) & interest;
        ref Waiter first = ref (taken & Interest.Readable) != 0 ? ref slot.Reader : ref slot.Writer;
        Wakeable? waiting = TAccess.Read(ref first.Target, SlotSite.WakeTarget);
        Exit(ref slot, token);
        return SlotErrors.SecondWaiter(token, taken, waiting, waker);
    }
}
