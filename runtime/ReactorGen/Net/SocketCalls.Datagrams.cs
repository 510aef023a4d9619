using System.Net;
using System.Net.Sockets;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using ReactorGen.EventQueues;

namespace ReactorGen.Net;

/// <content>Datagrams.</content>
internal static unsafe partial class SocketCalls
{
    private const int FullLength = 0x20;            // MSG_TRUNC: a receive says how long the datagram was, also where the buffer is shorter

    /// <summary>A UDP socket for the family of the address.</summary>
    public static int OpenUdp(IPEndPoint endPoint) => Result(socket(IsIPv6(endPoint) ? FamilyIPv6 : FamilyIPv4, DatagramNonBlockingCloseOnExec, LevelUdp));

    /// <summary>A Unix datagram socket.</summary>
    public static int OpenUnixDatagram() => Result(socket(FamilyUnix, DatagramNonBlockingCloseOnExec, 0));

    /// <summary>The full length of the datagram, which may be more than the buffer.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static int ReceiveFrom(int descriptor, Span<byte> buffer, Span<byte> address, out int addressLength)
    {
        byte none;                                  // an empty span has no address
        fixed (byte* pointer = buffer, addressPointer = address)
        {
            while (true)
            {
                uint size = (uint)address.Length;
                nint count = ReceiveOnce(descriptor, pointer is null ? &none : pointer, (nuint)buffer.Length, FullLength, addressPointer, &size);
                addressLength = (int)Math.Min(size, (uint)address.Length);
                if (count >= 0) return (int)count;
                int error = Marshal.GetLastSystemError();
                if (error != ErrnoPolicy.Interrupted) return -error;
            }
        }
    }

    /// <summary>To the connected peer where the address is empty.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static int SendTo(int descriptor, ReadOnlySpan<byte> bytes, ReadOnlySpan<byte> address)
    {
        byte none;
        fixed (byte* pointer = bytes, addressPointer = address)
        {
            while (true)
            {
                nint count = SendOnce(descriptor, pointer is null ? &none : pointer, (nuint)bytes.Length, NoSignal, addressPointer, (uint)address.Length);
                if (count >= 0) return (int)count;
                int error = Marshal.GetLastSystemError();
                if (error != ErrnoPolicy.Interrupted) return -error;
            }
        }
    }

    /// <summary>Joins a multicast group, or leaves it.</summary>
    public static int ChangeMembership(int descriptor, IPAddress group, int interfaceIndex, bool join)
    {
        if (group.AddressFamily == AddressFamily.InterNetworkV6)
        {
            byte* request = stackalloc byte[20];    // struct ipv6_mreq
            group.TryWriteBytes(new Span<byte>(request, 16), out _);
            *(int*)(request + 16) = interfaceIndex;
            return Result(setsockopt(descriptor, LevelIPv6, join ? 20 : 21, (int*)request, 20));        // IPV6_ADD_MEMBERSHIP, IPV6_DROP_MEMBERSHIP
        }
        byte* request4 = stackalloc byte[12];       // struct ip_mreqn
        group.TryWriteBytes(new Span<byte>(request4, 4), out _);
        *(int*)(request4 + 4) = 0;
        *(int*)(request4 + 8) = interfaceIndex;
        return Result(setsockopt(descriptor, LevelIPv4, join ? 35 : 36, (int*)request4, 12));           // IP_ADD_MEMBERSHIP, IP_DROP_MEMBERSHIP
    }
}
