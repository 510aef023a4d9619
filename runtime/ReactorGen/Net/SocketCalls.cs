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
    private const int FamilyIPv6 = 10;              // AF_INET6
    private const int SizeOfIPv4 = 16;              // sockaddr_in
    private const int SizeOfIPv6 = 28;              // sockaddr_in6
    private const int StreamNonBlockingCloseOnExec = 1 | FlagsNonBlockingCloseOnExec;
    private const int FlagsNonBlockingCloseOnExec = 0x800 | 0x80000;
    private const int LevelSocket = 1;              // SOL_SOCKET
    private const int LevelTcp = 6;                 // IPPROTO_TCP
    private const int LevelIPv6 = 41;               // IPPROTO_IPV6
    private const int NoSignal = 0x4000;            // MSG_NOSIGNAL
    private const int SendDirection = 1;            // SHUT_WR
    private const int PendingErrorOption = 4;       // SO_ERROR

    private const int DescriptorLimitResource = 7;  // RLIMIT_NOFILE

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

    /// <summary>A socket option: its level and number.</summary>
    public readonly record struct SocketOption(int Level, int Name);

    /// <summary>A TCP socket for the family of the address.</summary>
    public static int OpenTcp(IPEndPoint endPoint) => Result(socket(IsIPv6(endPoint) ? FamilyIPv6 : FamilyIPv4, StreamNonBlockingCloseOnExec, LevelTcp));

    public static int Bind(int descriptor, IPEndPoint endPoint)
    {
        Span<byte> address = endPoint.Serialize().Buffer.Span;
        fixed (byte* pointer = address) return Result(bind(descriptor, pointer, (uint)SizeOf(endPoint)));
    }

    public static int Listen(int descriptor, int backlog) => Result(listen(descriptor, backlog));

    /// <summary>Begins to connect; an interrupted call goes on in the background like one in progress.</summary>
    public static int Connect(int descriptor, IPEndPoint endPoint)
    {
        Span<byte> address = endPoint.Serialize().Buffer.Span;
        fixed (byte* pointer = address) return Result(connect(descriptor, pointer, (uint)SizeOf(endPoint)));
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
            nint count = recv(descriptor, buffer, (nuint)length, 0);
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
                nint count = send(descriptor, pointer, (nuint)buffer.Length, NoSignal);
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

    /// <summary>Takes the error that is pending on the socket: 0 if none is.</summary>
    public static int TakeError(int descriptor)
    {
        int result = GetOption(descriptor, new SocketOption(LevelSocket, PendingErrorOption), out int error);
        return result < 0 ? result : -error;
    }

    public static int LocalEndPoint(int descriptor, out IPEndPoint? endPoint) => EndPoint(&getsockname, descriptor, out endPoint);

    public static int RemoteEndPoint(int descriptor, out IPEndPoint? endPoint) => EndPoint(&getpeername, descriptor, out endPoint);

    /// <summary>Interrupted or not, the descriptor is closed afterwards: the number may be someone else's at once.</summary>
    public static void Close(int descriptor) => _ = Libc.Close(descriptor);

    /// <summary>A descriptor that does nothing but occupy a number.</summary>
    public static int OpenPlaceholder() => Result(Libc.EventDescriptor(0, Libc.EventCloseOnExec | Libc.EventNonBlocking));

    /// <summary>One more than the highest number a descriptor of this process may have now.</summary>
    public static long DescriptorLimit()
    {
        Limit limit;
        return getrlimit(DescriptorLimitResource, &limit) == 0 ? (long)Math.Min(limit.Current, long.MaxValue) : long.MaxValue;
    }

    private static int EndPoint(delegate*<int, byte*, uint*, int> call, int descriptor, out IPEndPoint? endPoint)
    {
        byte* buffer = stackalloc byte[SizeOfIPv6];
        uint size = SizeOfIPv6;
        int result = Result(call(descriptor, buffer, &size));
        endPoint = null;
        if (result < 0) return result;
        bool isIPv6 = *(ushort*)buffer == FamilyIPv6;
        var address = new SocketAddress(isIPv6 ? AddressFamily.InterNetworkV6 : AddressFamily.InterNetwork, (int)size);
        new ReadOnlySpan<byte>(buffer, (int)size).CopyTo(address.Buffer.Span);
        endPoint = (IPEndPoint)new IPEndPoint(isIPv6 ? IPAddress.IPv6Any : IPAddress.Any, 0).Create(address);
        return 0;
    }

    private struct Limit
    {
        public ulong Current;
        public ulong Maximum;
    }

    private static int SizeOf(IPEndPoint endPoint) => IsIPv6(endPoint) ? SizeOfIPv6 : SizeOfIPv4;

    private static bool IsIPv6(IPEndPoint endPoint) => endPoint.AddressFamily == AddressFamily.InterNetworkV6;

    private static int Result(int result) => result >= 0 ? result : -Marshal.GetLastSystemError();

    [LibraryImport("libc")]
    private static partial int socket(int family, int type, int protocol);

    [LibraryImport("libc")]
    private static partial int bind(int descriptor, byte* address, uint size);

    [LibraryImport("libc")]
    private static partial int listen(int descriptor, int backlog);

    [LibraryImport("libc")]
    private static partial int connect(int descriptor, byte* address, uint size);

    [LibraryImport("libc")]
    private static partial int accept4(int descriptor, byte* address, uint* size, int flags);

    [LibraryImport("libc")]
    private static partial nint recv(int descriptor, byte* buffer, nuint length, int flags);

    [LibraryImport("libc")]
    private static partial nint send(int descriptor, byte* buffer, nuint length, int flags);

    [LibraryImport("libc")]
    private static partial int shutdown(int descriptor, int direction);

    [LibraryImport("libc")]
    private static partial int setsockopt(int descriptor, int level, int name, int* value, uint size);

    [LibraryImport("libc")]
    private static partial int getsockopt(int descriptor, int level, int name, int* value, uint* size);

    [LibraryImport("libc")]
    private static partial int getsockname(int descriptor, byte* address, uint* size);

    [LibraryImport("libc")]
    private static partial int getpeername(int descriptor, byte* address, uint* size);

    [LibraryImport("libc")]
    private static partial int getrlimit(int resource, Limit* limit);
}
