using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace ReactorGen.EventQueues;

/// <summary>
/// The kernel's <c>struct epoll_event</c> in raw memory: 32 bits of flags, 64 bits of the user's. Packed on x86 only, so that the layout
/// depends on the architecture; the branches are constants to the compiler.
/// </summary>
internal static unsafe class EpollEvent
{
    public const uint In = 0x1;
    public const uint Out = 0x4;
    public const uint Error = 0x8;
    public const uint HangUp = 0x10;
    public const uint ReadHangUp = 0x2000;
    public const uint OneShot = 1u << 30;
    public const uint EdgeTriggered = 1u << 31;

    private static readonly bool Packed = RuntimeInformation.ProcessArchitecture is Architecture.X64 or Architecture.X86;

    /// <summary>The size of one event.</summary>
    public static int Size => Packed ? 12 : 16;

    private static int DataOffset => Packed ? 4 : 8;

    public static void Write(byte* target, uint flags, long data)
    {
        Unsafe.WriteUnaligned(target, flags);
        Unsafe.WriteUnaligned(target + DataOffset, data);
    }

    public static uint Flags(byte* source) => Unsafe.ReadUnaligned<uint>(source);

    public static long Data(byte* source) => Unsafe.ReadUnaligned<long>(source + DataOffset);

    /// <summary>The flags that ask for <paramref name="interest"/>. The peer's half-close is asked for with the read direction.</summary>
    public static uint FlagsOf(Interest interest, QueueMode mode) =>
        ((interest & Interest.Readable) != 0 ? In | ReadHangUp : 0)
        | ((interest & Interest.Writable) != 0 ? Out : 0)
        | (mode == QueueMode.Edge ? EdgeTriggered : OneShot);

    /// <summary>
    /// What the flags of an event say. A full hang-up closes both directions; a half-close counts once there is something to see, which
    /// the kernel always reports with it; an error together with room to write, or all alone, is a pipe whose reader is gone.
    /// </summary>
    public static Readiness ReadinessOf(uint flags)
    {
        uint readiness = (flags & In) | ((flags & Out) >> 1);     // Readable = 1, Writable = 2
        if ((flags & (Error | HangUp | ReadHangUp)) != 0) readiness |= Rare(flags);
        return (Readiness)readiness;
    }

    private static uint Rare(uint flags)
    {
        Readiness readiness = Readiness.None;
        if ((flags & Error) != 0) readiness |= Readiness.Error;
        if ((flags & HangUp) != 0 || (flags & (In | ReadHangUp)) == (In | ReadHangUp)) readiness |= Readiness.ReadClosed;
        if ((flags & HangUp) != 0 || (flags & (Out | Error)) == (Out | Error) || flags == Error) readiness |= Readiness.WriteClosed;
        return (uint)readiness;
    }
}
