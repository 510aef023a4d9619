using System.Runtime.InteropServices;
using ReactorGen.Machines;

namespace ReactorGen;

/// <summary>What a reactor knows of one registered descriptor. Who may touch which field when: <see cref="SlotProtocol{TAccess}"/>.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct Slot
{
    /// <summary>Readiness, lifecycle, claims, pins and tick: see <see cref="SlotWord"/>.</summary>
    public long Word;

    /// <summary>The read direction.</summary>
    public Waiter Reader;

    /// <summary>The write direction.</summary>
    public Waiter Writer;

    /// <summary>The user's handle; null where the library registered a bare descriptor.</summary>
    public SafeHandle? Owner;

    /// <summary>The generation of the token that is valid for this slot. Never 0.</summary>
    public uint Generation;

    public int Descriptor;

    /// <summary>The next slot of the free or the quarantine list. Belongs to the table.</summary>
    public uint Next;
}

/// <summary>Who waits on one direction of a slot.</summary>
internal struct Waiter
{
    /// <summary>Null, the task that waits, or one that has just stopped waiting.</summary>
    public Wakeable? Target;

    /// <summary>The generation of <see cref="Target"/>; written before it.</summary>
    public int Generation;

    /// <summary>The tick at which the last wait on this direction returned; at first that of the registration, 0.</summary>
    public int SeenTick;
}
