using System.Runtime.CompilerServices;

namespace ReactorGen;

/// <summary>The bits of a slot's word, and the pure functions on them.</summary>
internal static class SlotWord
{
    public const long Readable = 1L << 0;
    public const long Writable = 1L << 1;
    public const long ReadClosed = 1L << 2;
    public const long WriteClosed = 1L << 3;

    /// <summary>An error, for the read direction: each direction has its own bit, since each clears only what it waits for.</summary>
    public const long ReadError = 1L << 4;

    /// <summary>The descriptor moves datagrams: what is reported concerns one of them, and nothing is final.</summary>
    public const long Datagrams = 1L << 5;

    /// <summary>The same error, for the write direction.</summary>
    public const long WriteError = 1L << 6;

    /// <summary>Whoever frees the slot closes the descriptor.</summary>
    public const long CloseDescriptor = 1L << 7;

    /// <summary>The registration is ending. Never cleared during the slot's life.</summary>
    public const long Closing = 1L << 8;

    /// <summary>The slot is in the free list, in quarantine or on its way there.</summary>
    public const long Freed = 1L << 9;

    public const long ReaderWaits = 1L << WaitsShift;
    public const long WriterWaits = 1L << (WaitsShift + 1);

    /// <summary>The event queue knows the descriptor.</summary>
    public const long Registered = 1L << 12;

    /// <summary>Someone is registering or arming the descriptor.</summary>
    public const long Arming = 1L << 13;

    /// <summary>Whoever arms is to look once more.</summary>
    public const long ArmAgain = 1L << 14;

    /// <summary>The registration is edge-triggered.</summary>
    public const long Edge = 1L << 15;

    /// <summary>The operations under way on the slot are counted in bits 16 to 31.</summary>
    public const long OnePin = 1L << 16;

    public const long Pins = 0xFFFFL << 16;

    /// <summary>The events delivered are counted in bits 32 to 63; the count wraps.</summary>
    public const long OneTick = 1L << 32;

    public const long ReadMask = Readable | ReadClosed | ReadError;
    public const long WriteMask = Writable | WriteClosed | WriteError;

    /// <summary>What an edge-triggered registration never takes back, since it is announced only once; that of a connection or a pipe, that is.</summary>
    public const long Sticky = ReadClosed | WriteClosed;

    private const int WaitsShift = 10;

    /// <summary>The readiness bits that the directions see and clear.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static long Mask(Interest interest) =>
        (-((long)interest & 1) & ReadMask) | (-(((long)interest >> 1) & 1) & WriteMask);

    /// <summary>The claims of the directions.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static long Waits(Interest interest) => (long)interest << WaitsShift;

    /// <summary>The directions that are claimed.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Interest Waiting(long word) => (Interest)((word >> WaitsShift) & 3);

    /// <summary>The directions that readiness bits concern.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Interest Touched(long word) =>
        ((word & ReadMask) != 0 ? Interest.Readable : 0) | ((word & WriteMask) != 0 ? Interest.Writable : 0);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Tick(long word) => (int)(word >> 32);

    /// <summary>The bits of an event.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static long FromReadiness(Readiness readiness) =>
        ((long)readiness & 0x1F) | (((long)readiness & (long)Readiness.Error) << 2);

    /// <summary>What the user is told of the bits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Readiness ToReadiness(long bits) => (Readiness)((bits & 0x1F) | ((bits & WriteError) >> 2));

    /// <summary>The directions that are claimed and have nothing to tell their waiter.</summary>
    public static Interest Unsatisfied(long word) => Waiting(word) & ~Touched(word);

    /// <summary>Whether the event queue must be told something: an edge-triggered descriptor once, a level-triggered one whenever someone waits.</summary>
    public static bool NeedsQueue(long word) => (word & Edge) != 0 ? (word & Registered) == 0 : Unsatisfied(word) != 0;
}
