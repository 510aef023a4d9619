using System.Runtime.CompilerServices;
using ReactorGen.Machines;

namespace ReactorGen;

/// <summary>
/// How <see cref="SlotProtocol{TAccess}"/> touches a slot. The protocol is written once: on a local executor it compiles to plain loads and
/// stores, for the thread pool to atomic ones, and in tests each access is a step of a model checker.
/// </summary>
internal interface ISlotAccess
{
    /// <summary>Whether several threads touch a slot. A constant: what only they need is compiled away.</summary>
    static abstract bool IsShared { get; }

    static abstract long Read(ref long word, SlotSite site);

    /// <summary>Compare-and-swap, a full fence.</summary>
    static abstract bool Replace(ref long word, long expected, long value, SlotSite site);

    static abstract Wakeable? Read(ref Wakeable? target, SlotSite site);

    /// <summary>A store with release semantics.</summary>
    static abstract void Clear(ref Wakeable? target, SlotSite site);

    /// <summary>A store that is a full fence.</summary>
    static abstract void Publish(ref Wakeable? target, Wakeable value, SlotSite site);

    static abstract int Read(ref int location, SlotSite site);

    /// <summary>A store with release semantics.</summary>
    static abstract void Write(ref int location, int value, SlotSite site);

    static abstract uint Read(ref uint location, SlotSite site);

    /// <summary>A store with release semantics.</summary>
    static abstract void Write(ref uint location, uint value, SlotSite site);
}

/// <summary>The places from which a slot is touched: constants that vanish in the product and let tests weaken one place at a time.</summary>
internal enum SlotSite
{
    OpenSeen, OpenRead, OpenWord,
    EnterRead, EnterPin, EnterGeneration, ExitRead, ExitUnpin, FreeGeneration, FreeTarget,
    WaitRead, WaitClaim, WaitSeen, PublishGeneration, PublishTarget, Recheck,
    PollRead, WithdrawTarget, WithdrawRead, WithdrawRelease, LeaveOwner,
    DeliverGeneration, DeliverRead, DeliverUpdate, WakeTarget, WakeGeneration,
    ArmRead, ArmBegin, ArmAgainRead, ArmEnd, CloseRead, CloseBegin,
}

/// <summary>Slots that belong to one thread, that of the loop.</summary>
internal readonly struct LocalAccess : ISlotAccess
{
    public static bool IsShared => false;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static long Read(ref long word, SlotSite site) => word;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool Replace(ref long word, long expected, long value, SlotSite site)
    {
        word = value;
        return true;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wakeable? Read(ref Wakeable? target, SlotSite site) => target;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Clear(ref Wakeable? target, SlotSite site) => target = null;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Publish(ref Wakeable? target, Wakeable value, SlotSite site)
    {
        // Most often the same task waits again, and the collector would have to hear of a store.
        if (!ReferenceEquals(target, value)) target = value;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Read(ref int location, SlotSite site) => location;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Write(ref int location, int value, SlotSite site) => location = value;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint Read(ref uint location, SlotSite site) => location;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Write(ref uint location, uint value, SlotSite site) => location = value;
}

/// <summary>Slots that any thread may touch.</summary>
internal readonly struct SharedAccess : ISlotAccess
{
    public static bool IsShared => true;

    public static long Read(ref long word, SlotSite site) => Volatile.Read(ref word);

    public static bool Replace(ref long word, long expected, long value, SlotSite site) =>
        Interlocked.CompareExchange(ref word, value, expected) == expected;

    public static Wakeable? Read(ref Wakeable? target, SlotSite site) => Volatile.Read(ref target);

    public static void Clear(ref Wakeable? target, SlotSite site) => Volatile.Write(ref target, null);

    public static void Publish(ref Wakeable? target, Wakeable value, SlotSite site) => Interlocked.Exchange(ref target, value);

    public static int Read(ref int location, SlotSite site) => Volatile.Read(ref location);

    public static void Write(ref int location, int value, SlotSite site) => Volatile.Write(ref location, value);

    public static uint Read(ref uint location, SlotSite site) => Volatile.Read(ref location);

    public static void Write(ref uint location, uint value, SlotSite site) => Volatile.Write(ref location, value);
}
