using System.Net;
using System.Net.Sockets;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using ReactorGen.EventQueues;

namespace ReactorGen.Net;

/// <summary>
/// The system calls of sockets, on bare descriptors that are non-blocking and close on exec. Each returns what the system does, or the
/// error number negated; none throws.
/// </summary>
/// <remarks>
/// The error number is read right after the call, as generated <c>SetLastError</c> code does; not asking for that saves two stores
/// to thread-local storage on each call that succeeds.
/// </remarks>
internal static unsafe partial class SocketCalls
{
    private const int FamilyIPv4 = 2;               // AF_INET
    public const int FamilyIPv6 = 10;               // AF_INET6
    private const int FamilyUnix = 1;               // AF_UNIX
    public const int SizeOfIPv6 = 28;               // sockaddr_in6
    private const int SizeOfAny = 128;              // sockaddr_storage
    private const int StreamNonBlockingCloseOnExec = 1 | FlagsNonBlockingCloseOnExec;
    private const int DatagramNonBlockingCloseOnExec = 2 | FlagsNonBlockingCloseOnExec;
    private const int FlagsNonBlockingCloseOnExec = 0x800 | 0x80000;
    public const int Stream = 1;                    // SOCK_STREAM
    private const int LevelSocket = 1;              // SOL_SOCKET
    private const int LevelTcp = 6;                 // IPPROTO_TCP
    private const int LevelIPv4 = 0;                // IPPROTO_IP
    private const int LevelUdp = 17;                // IPPROTO_UDP
    private const int LevelIPv6 = 41;               // IPPROTO_IPV6
    private const int NoSignal = 0x4000;            // MSG_NOSIGNAL
    private const int SendDirection = 1;            // SHUT_WR
    private const int PendingErrorOption = 4;       // SO_ERROR
    private const int PeerCredentialsOption = 17;   // SO_PEERCRED

    /// <summary>SO_REUSEADDR: a port whose last connections are still timing out may be bound.</summary>
    public static readonly SocketOption ReuseAddress = new(LevelSocket, 2);

    /// <summary>SO_REUSEPORT: several listeners share a port, and the system spreads connections over them.</summary>
    public static readonly SocketOption ReusePort = new(LevelSocket, 15);

    /// <summary>SO_SNDBUF, bytes.</summary>
    public static readonly SocketOption SendBuffer = new(LevelSocket, 7);

    /// <summary>SO_RCVBUF, bytes.</summary>
    public static readonly SocketOption ReceiveBuffer = new(LevelSocket, 8);

    /// <summary>TCP_NODELAY.</summary>
    public static readonly SocketOption NoDelay = new(LevelTcp, 1);

    /// <summary>IPV6_V6ONLY.</summary>
    public static readonly SocketOption OnlyIPv6 = new(LevelIPv6, 26);

    /// <summary>SO_TYPE; <see cref="Stream"/> for one with connections.</summary>
    public static readonly SocketOption SocketType = new(LevelSocket, 3);

    /// <summary>SO_ACCEPTCONN.</summary>
    public static readonly SocketOption Listens = new(LevelSocket, 30);

    /// <summary>SO_DOMAIN: the address family.</summary>
    public static readonly SocketOption Domain = new(LevelSocket, 39);

    /// <summary>SO_BROADCAST.</summary>
    public static readonly SocketOption Broadcast = new(LevelSocket, 6);

    /// <summary>A socket option: its level and number.</summary>
    public readonly record struct SocketOption(int Level, int Name);

    /// <summary>A TCP socket for the family of the address.</summary>
    public static int OpenTcp(IPEndPoint endPoint) => Result(socket(IsIPv6(endPoint) ? FamilyIPv6 : FamilyIPv4, StreamNonBlockingCloseOnExec, LevelTcp));

    /// <summary>A Unix stream socket.</summary>
    public static int OpenUnix() => Result(socket(FamilyUnix, StreamNonBlockingCloseOnExec, 0));

    /// <summary>Two Unix stream sockets that are connected.</summary>
    public static int OpenUnixPair(out int first, out int second)
    {
        int* pair = stackalloc int[2];
        int result = Result(socketpair(FamilyUnix, StreamNonBlockingCloseOnExec, 0, pair));
        (first, second) = (pair[0], pair[1]);
        return result;
    }

    public static int Bind(int descriptor, EndPoint endPoint)
    {
        SocketAddress address = endPoint.Serialize();
        fixed (byte* pointer = address.Buffer.Span) return Result(bind(descriptor, pointer, (uint)address.Size));
    }

    public static int Listen(int descriptor, int backlog) => Result(listen(descriptor, backlog));

    /// <summary>Begins to connect; an interrupted call goes on in the background like one in progress.</summary>
    public static int Connect(int descriptor, EndPoint endPoint)
    {
        SocketAddress address = endPoint.Serialize();
        fixed (byte* pointer = address.Buffer.Span) return Result(connect(descriptor, pointer, (uint)address.Size));
    }

    public static int Accept(int descriptor)
    {
        int result;
        do result = Result(accept4(descriptor, null, null, FlagsNonBlockingCloseOnExec));
        while (result == -ErrnoPolicy.Interrupted);
        return result;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static int Receive(int descriptor, byte* buffer, int length)
    {
        while (true)
        {
            nint count = ReceiveOnce(descriptor, buffer, (nuint)length, 0, null, null);
            if (count >= 0) return (int)count;
            int error = Marshal.GetLastSystemError();
            if (error != ErrnoPolicy.Interrupted) return -error;
        }
    }

    /// <summary>A peer that has closed is an error, not a signal.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static int Send(int descriptor, ReadOnlySpan<byte> buffer)
    {
        fixed (byte* pointer = buffer)
        {
            while (true)
            {
                nint count = SendOnce(descriptor, pointer, (nuint)buffer.Length, NoSignal, null, 0);
                if (count >= 0) return (int)count;
                int error = Marshal.GetLastSystemError();
                if (error != ErrnoPolicy.Interrupted) return -error;
            }
        }
    }

    public static int ShutdownSend(int descriptor) => Result(shutdown(descriptor, SendDirection));

    public static int SetOption(int descriptor, SocketOption option, int value) =>
        Result(setsockopt(descriptor, option.Level, option.Name, &value, sizeof(int)));

    public static int GetOption(int descriptor, SocketOption option, out int value)
    {
        uint size = sizeof(int);
        fixed (int* pointer = &value) return Result(getsockopt(descriptor, option.Level, option.Name, pointer, &size));
    }

    public static bool IsInternetFamily(int family) => family is FamilyIPv4 or FamilyIPv6;

    public static bool IsUnixFamily(int family) => family == FamilyUnix;

    /// <summary>Takes the error that is pending on the socket: 0 if none is.</summary>
    public static int TakeError(int descriptor)
    {
        int result = GetOption(descriptor, new SocketOption(LevelSocket, PendingErrorOption), out int error);
        return result < 0 ? result : -error;
    }

    /// <summary>The process at the other end of a Unix socket, as it was when it connected.</summary>
    public static int GetCredentials(int descriptor, out UnixCredentials credentials)
    {
        int* values = stackalloc int[3];
        uint size = 3 * sizeof(int);
        int result = Result(getsockopt(descriptor, LevelSocket, PeerCredentialsOption, values, &size));
        credentials = new UnixCredentials(values[0], (uint)values[1], (uint)values[2]);
        return result;
    }

    public static int LocalEndPoint(int descriptor, out EndPoint? endPoint) => EndPointOf(&getsockname, descriptor, out endPoint);

    public static int RemoteEndPoint(int descriptor, out EndPoint? endPoint) => EndPointOf(&getpeername, descriptor, out endPoint);

    /// <summary>For errors and dumps.</summary>
    public static string NameOf(EndPoint endPoint) => endPoint.ToString() is { Length: > 0 } name ? name : "unnamed";

    private static int EndPointOf(delegate*<int, byte*, uint*, int> call, int descriptor, out EndPoint? endPoint)
    {
        byte* buffer = stackalloc byte[SizeOfAny];
        uint size = SizeOfAny;
        int result = Result(call(descriptor, buffer, &size));
        endPoint = null;
        if (result < 0) return result;
        (AddressFamily family, EndPoint maker) = *(ushort*)buffer switch
        {
            FamilyIPv4 => (AddressFamily.InterNetwork, s_anyIPv4),
            FamilyIPv6 => (AddressFamily.InterNetworkV6, s_anyIPv6),
            _ => (AddressFamily.Unix, s_anyUnix),
        };
        var address = new SocketAddress(family, (int)size);
        new ReadOnlySpan<byte>(buffer, (int)size).CopyTo(address.Buffer.Span);
        endPoint = maker.Create(address);
        return 0;
    }

    private static readonly EndPoint s_anyIPv4 = new IPEndPoint(IPAddress.Any, 0);
    private static readonly EndPoint s_anyIPv6 = new IPEndPoint(IPAddress.IPv6Any, 0);
    private static readonly EndPoint s_anyUnix = new UnixDomainSocketEndPoint("/");

    private static bool IsIPv6(IPEndPoint endPoint) => endPoint.AddressFamily == AddressFamily.InterNetworkV6;

    private static int Result(int result) => result >= 0 ? result : -Marshal.GetLastSystemError();
}
