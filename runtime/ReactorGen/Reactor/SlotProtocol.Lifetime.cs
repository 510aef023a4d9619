using System.Runtime.CompilerServices;
using ReactorGen.EventQueues;

namespace ReactorGen;

/// <content>Entering and leaving a slot, and what its last user does: rules 6 and 7.</content>
internal readonly partial struct SlotProtocol<TAccess>
{
    /// <summary>Begins an operation: false when the token's registration has ended or is ending.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool Enter(ref Slot slot, Token token) => TAccess.IsShared ? Pin(ref slot, token) : slot.Generation == token.Generation;

    /// <summary>Keeps the registration, and a descriptor that is the library's open, until <see cref="Release"/>; false when it has ended.</summary>
    public bool TryHold(Token token) => Enter(ref _directory.Find(token), token);

    /// <summary>Ends what <see cref="TryHold"/> began; closes what somebody has asked to close meanwhile.</summary>
    public void Release(Token token) => Exit(ref _directory.Find(token), token);

    /// <summary>Whether somebody waits on the slot or is about to use it; about now.</summary>
    public bool IsBusy(Token token)
    {
        long word = TAccess.Read(ref _directory.Find(token).Word, SlotSite.CloseRead);
        return (word & (SlotWord.Waits(Interest.Both) | SlotWord.Pins)) != 0;
    }

    /// <summary>
    /// Ends the registration and leaves the descriptor open; false, with nothing changed, where anybody else waits on the slot or uses it. So there is nobody to wake, and the
    /// caller, being the last, frees the slot before this returns.
    /// </summary>
    public bool TryEnd(Token token)
    {
        ref Slot slot = ref _directory.Find(token);
        if (!Enter(ref slot, token)) SlotErrors.ThrowNotLive(token, _table);
        long mine = TAccess.IsShared ? SlotWord.OnePin : 0;
        long word;
        do
        {
            word = TAccess.Read(ref slot.Word, SlotSite.CloseRead);
            if ((word & (SlotWord.Closing | SlotWord.Pins | SlotWord.Waits(Interest.Both))) == mine) continue;
            Exit(ref slot, token);
            if ((word & SlotWord.Closing) != 0) SlotErrors.ThrowNotLive(token, _table);
            return false;
        }
        while (!TAccess.Replace(ref slot.Word, word, word | SlotWord.Closing, SlotSite.CloseBegin));

        Exit(ref slot, token);
        if (!TAccess.IsShared) Free(ref slot, token, word | SlotWord.Closing | SlotWord.Freed);
        return true;
    }

    private bool Pin(ref Slot slot, Token token)
    {
        long word;
        do
        {
            word = TAccess.Read(ref slot.Word, SlotSite.EnterRead);
            if ((word & (SlotWord.Closing | SlotWord.Freed)) != 0) return false;
        }
        while (!TAccess.Replace(ref slot.Word, word, word + SlotWord.OnePin, SlotSite.EnterPin));

        if (TAccess.Read(ref slot.Generation, SlotSite.EnterGeneration) == token.Generation) return true;
        Unpin(ref slot, token);
        return false;
    }

    /// <summary>Ends an operation.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Exit(ref Slot slot, Token token)
    {
        if (TAccess.IsShared) Unpin(ref slot, token);
    }

    private void Unpin(ref Slot slot, Token token)
    {
        long word;
        long next;
        do
        {
            word = TAccess.Read(ref slot.Word, SlotSite.ExitRead);
            next = word - SlotWord.OnePin;
            if ((next & (SlotWord.Closing | SlotWord.Pins)) == SlotWord.Closing) next |= SlotWord.Freed;
        }
        while (!TAccess.Replace(ref slot.Word, word, next, SlotSite.ExitUnpin));

        if ((next & SlotWord.Freed) != 0) Free(ref slot, token, next);
    }

    /// <summary>Ends the slot's life. Its one caller is the only one who may still touch it.</summary>
    private void Free(ref Slot slot, Token token, long word)
    {
        bool owned = (word & SlotWord.CloseDescriptor) != 0;
        int descriptor = slot.Descriptor;
        if ((word & SlotWord.Registered) != 0) Delete(ref slot);
        if (!TAccess.IsShared) slot.Word = word;
        slot.Owner = null;
        TAccess.Clear(ref slot.Reader.Target, SlotSite.FreeTarget);
        TAccess.Clear(ref slot.Writer.Target, SlotSite.FreeTarget);
        uint generation = TAccess.Read(ref slot.Generation, SlotSite.FreeGeneration);
        TAccess.Write(ref slot.Generation, generation + 1, SlotSite.FreeGeneration);
        if (owned) _ = Libc.Close(descriptor);      // interrupted or not, it is closed: the number may be someone else's by now
        _table.Quarantine(new Token(token.Address, generation));
    }

    /// <summary>
    /// Takes the descriptor from the queue, explicitly: closing alone would not do it while a duplicate lives. Not when the user has closed the
    /// handle already, since the number may be someone else's.
    /// </summary>
    private void Delete(ref Slot slot)
    {
        bool held = false;
        try
        {
            if (Hold(ref slot, ref held)) _ = _queue.Delete(slot.Descriptor);
        }
        finally
        {
            if (held) slot.Owner!.DangerousRelease();
        }
    }

    /// <summary>Keeps the user's handle open for the length of a system call; false when it is closed.</summary>
    private static bool Hold(ref Slot slot, ref bool held)
    {
        if (slot.Owner is not { } owner) return true;
        if (owner.IsClosed) return false;
        try
        {
            owner.DangerousAddRef(ref held);
            return true;
        }
        catch (ObjectDisposedException)
        {
            return false;
        }
    }
}
