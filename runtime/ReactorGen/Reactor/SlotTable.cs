using System.Runtime.CompilerServices;

namespace ReactorGen;

/// <summary>
/// The slots of one reactor, in chunks that never move, so that a reference to a slot stays good. Indices come from a free list; one that is given
/// back stays in quarantine until a newer wait has begun, so that no event of the current batch can meet its next life.
/// </summary>
/// <remarks>
/// <see cref="Directory"/> may be used by any thread. A shared table may be used by any thread altogether; otherwise all else is its loop's.
/// </remarks>
internal class SlotTable
{
    /// <summary>Index 0 belongs to the event queue's own notifications, index 1 to signals; neither is given out.</summary>
    private const uint FirstIndex = 2;

    /// <summary>Stands for all chunks that nobody has needed yet: no token leads to a live slot of it.</summary>
    private static readonly Slot[] s_none = NewChunk(SlotDirectory.NoGeneration);

    private readonly Slot[][] _chunks;
    private readonly Lock? _gate;
    private readonly uint _address;
    private readonly int _maximum;
    private uint _allocated;
    private uint _next = FirstIndex;
    private uint _free;
    private uint _quarantineFirst;
    private uint _quarantineLast;

    /// <param name="reactor">The reactor's number; its lower 8 bits become part of each token.</param>
    /// <param name="maximum">How many slots there may be at once.</param>
    /// <param name="isShared">Whether several threads take and give back slots: they then do so under a lock.</param>
    public SlotTable(uint reactor, int maximum, bool isShared = false)
    {
        _gate = isShared ? new Lock() : null;
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(maximum);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(maximum, 16_777_000);
        _maximum = maximum;
        _address = reactor << Token.IndexBits;
        _chunks = new Slot[(maximum + (int)FirstIndex + SlotDirectory.ChunkSize - 1) >> SlotDirectory.ChunkBits][];
        Array.Fill(_chunks, s_none);
        Directory = new SlotDirectory(_chunks, _address);
        AddChunk();
        for (uint index = 0; index < FirstIndex; index++) At(index).Generation = SlotDirectory.NoGeneration;
    }

    /// <summary>From tokens to slots.</summary>
    public SlotDirectory Directory { get; }

    /// <summary>How many slots are in use or in quarantine.</summary>
    public int Count { get; private set; }

    /// <summary>One more than the highest index ever given out.</summary>
    public uint End => _next;

    /// <summary>Whether the token may have been made by this table, now or in the past.</summary>
    public bool IsOwn(Token token) => (token.Address ^ _address) is var index && index >= FirstIndex && index < _next;

    private ref Slot At(uint index) => ref Directory.Find(new Token(index | _address, 0));

    /// <summary>Takes a free slot. Its generation is set; all else is the caller's to fill in.</summary>
    /// <exception cref="RegistrationLimitException">As many slots as there may be are in use or in quarantine.</exception>
    public ref Slot Allocate(out Token token)
    {
        if (_gate is null) return ref Take(out token);
        lock (_gate) return ref Take(out token);
    }

    private ref Slot Take(out Token token)
    {
        uint index = _free;
        if (index != 0)
        {
            _free = At(index).Next;
        }
        else
        {
            if (_next >= (uint)_maximum + FirstIndex) throw Full();
            if (_next == _allocated) AddChunk();
            index = _next++;
        }

        Count++;
        ref Slot slot = ref At(index);
        token = new Token(index | _address, slot.Generation);
        return ref slot;
    }

    /// <summary>Gives an index back: it is free once a newer wait has begun. The slot already has its next generation.</summary>
    public virtual void Quarantine(Token token)
    {
        if (_gate is null) PutIntoQuarantine(token);
        else lock (_gate) PutIntoQuarantine(token);
    }

    private void PutIntoQuarantine(Token token)
    {
        uint index = token.Index;
        ref Slot slot = ref At(index);
        if (slot.Generation == SlotDirectory.NoGeneration) return;     // the generations of this index are used up: it is retired
        slot.Next = 0;
        if (_quarantineLast == 0) _quarantineFirst = index;
        else At(_quarantineLast).Next = index;
        _quarantineLast = index;
    }

    /// <summary>A wait is about to begin: what was given back before it becomes free.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void BeginWait()
    {
        if (_quarantineLast == 0) return;
        if (_gate is null) EndQuarantine();
        else lock (_gate) EndQuarantine();
    }

    private void EndQuarantine()
    {
        for (uint index = _quarantineFirst; index != 0; index = At(index).Next) Count--;
        At(_quarantineLast).Next = _free;
        _free = _quarantineFirst;
        _quarantineFirst = _quarantineLast = 0;
    }

    /// <summary>The token of the slot at <paramref name="index"/> if that is in use.</summary>
    public bool TryGetToken(uint index, out Token token)
    {
        ref Slot slot = ref At(index);
        token = new Token(index | _address, slot.Generation);
        return (slot.Word & SlotWord.Freed) == 0;
    }

    private void AddChunk()
    {
        Volatile.Write(ref _chunks[_allocated >> SlotDirectory.ChunkBits], NewChunk(1));
        _allocated += SlotDirectory.ChunkSize;
    }

    private static Slot[] NewChunk(uint generation)
    {
        Slot[] chunk = new Slot[SlotDirectory.ChunkSize];
        foreach (ref Slot slot in chunk.AsSpan())
        {
            slot.Word = SlotWord.Freed;
            slot.Generation = generation;
        }

        return chunk;
    }

    private RegistrationLimitException Full() => new(
        $"The reactor has {_maximum} descriptors registered, as many as it may have ({nameof(ReactorOptions)}.{nameof(ReactorOptions.MaximumRegistrations)}).");
}
