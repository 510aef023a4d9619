using System.Runtime.InteropServices;

namespace ReactorGen.Net;

/// <content>
/// Receiving and sending by the number of the system call, where it is known. The C library's functions are points at which a thread may be cancelled: in a process
/// with threads each call prepares for that and takes it back again, which costs more than everything else a call of theirs does (35 of 300 ns where there is
/// nothing to receive). No thread of .NET is cancelled so.
/// </content>
internal static unsafe partial class SocketCalls
{
    private static readonly nint s_receive = RuntimeInformation.ProcessArchitecture switch
    {
        Architecture.X64 => 45,                     // arch/x86/entry/syscalls/syscall_64.tbl
        Architecture.Arm64 => 207,                  // include/uapi/asm-generic/unistd.h
        _ => 0,
    };

    private static readonly nint s_send = RuntimeInformation.ProcessArchitecture switch
    {
        Architecture.X64 => 44,
        Architecture.Arm64 => 206,
        _ => 0,
    };

    private static nint ReceiveOnce(int descriptor, byte* buffer, nuint length, int flags, byte* address, uint* size) => s_receive > 0
        ? syscall(s_receive, descriptor, buffer, length, flags, address, (nint)size)
        : recvfrom(descriptor, buffer, length, flags, address, size);

    private static nint SendOnce(int descriptor, byte* buffer, nuint length, int flags, byte* address, uint size) => s_send > 0
        ? syscall(s_send, descriptor, buffer, length, flags, address, (nint)size)
        : sendto(descriptor, buffer, length, flags, address, size);
}
