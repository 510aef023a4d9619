using System.Net.Sockets;
using ReactorGen.EventQueues;
using ReactorGen.Executors;

namespace ReactorGen.Net;

/// <summary>A connection over a Unix socket, for the tasks of one executor.</summary>
/// <remarks>
/// <inheritdoc cref="SocketStream" path="/remarks"/> Descriptors that the peer passes along with the bytes are not received: the system closes them. Unlike those of
/// TCP, reads go on until they would block, since such a receive stops short with bytes left behind.
/// </remarks>
public sealed partial class UnixStream : SocketStream
{
    private const int ShortestWait = 1, LongestWait = 100;         // milliseconds

    internal UnixStream(Core core, int descriptor) : base(core, descriptor, DescriptorKind.Socket)
    {
    }

    /// <inheritdoc/>
    public override UnixDomainSocketEndPoint LocalEndPoint => (UnixDomainSocketEndPoint)GetLocalEndPoint();

    /// <summary>The address of the peer; its path is empty where the peer has none, as those that connect.</summary>
    /// <exception cref="ObjectDisposedException">The stream has been disposed of.</exception>
    /// <exception cref="SocketException">The system does not say.</exception>
    public override UnixDomainSocketEndPoint RemoteEndPoint => (UnixDomainSocketEndPoint)GetRemoteEndPoint();

    /// <summary>Who is at the other end.</summary>
    /// <exception cref="ObjectDisposedException">The stream has been disposed of.</exception>
    /// <exception cref="SocketException">The system does not say.</exception>
    public UnixCredentials PeerCredentials
    {
        get
        {
            using HeldDescriptor held = Hold();
            Check(SocketCalls.GetCredentials(held.Number, out UnixCredentials credentials));
            return credentials;
        }
    }

    /// <summary>Connects to the socket of a path.</summary>
    /// <param name="path">A path of at most 107 bytes, or a name in the abstract namespace, which begins with a zero character.</param>
    /// <returns>The connection, the caller's to dispose of.</returns>
    /// <exception cref="SocketException">
    /// There is no such socket (<see cref="SocketError.AddressNotAvailable"/>), nobody listens (<see cref="SocketError.ConnectionRefused"/>), it is not allowed, or there
    /// is no descriptor left.
    /// </exception>
    /// <exception cref="ArgumentOutOfRangeException">The path is empty or too long.</exception>
    /// <exception cref="OperationCanceledException">The task was cancelled before the connection was made.</exception>
    /// <exception cref="RegistrationLimitException">The reactor has as many registrations as it may have.</exception>
    [ReactorTask]
    public static partial UnixStream Connect(string path) => Connect(new UnixDomainSocketEndPoint(path));

    /// <summary>
    /// Connects to a socket. While more connections wait to be accepted than its listener allows, it tries again after 1 ms, 2 ms and so on up to 100 ms: the system does
    /// not say when there is room.
    /// </summary>
    /// <inheritdoc cref="Connect(string)"/>
    /// <param name="endPoint">The address.</param>
    [ReactorTask]
    public static partial UnixStream Connect(UnixDomainSocketEndPoint endPoint)
    {
        ArgumentNullException.ThrowIfNull(endPoint);
        if (IsBudgetSpent()) Yield();
        int wait = 0;
        while (true)
        {
            if (TryConnect(endPoint) is { } stream) return stream;
            wait = Math.Clamp(wait * 2, ShortestWait, LongestWait);
            Delay(TimeSpan.FromMilliseconds(wait));
        }
    }

    /// <summary>Two streams that are connected to each other, both of the running task's executor. In a task.</summary>
    /// <exception cref="SocketException">There is no descriptor left.</exception>
    /// <exception cref="InvalidOperationException">The caller is not in a task.</exception>
    /// <exception cref="RegistrationLimitException">The reactor has as many registrations as it may have.</exception>
    public static (UnixStream First, UnixStream Second) Pair()
    {
        Core core = CurrentCore(nameof(Pair));
        Check(SocketCalls.OpenUnixPair(out int first, out int second));
        UnixStream one;
        try
        {
            one = new UnixStream(core, first);
        }
        catch
        {
            SocketCalls.Close(second);
            throw;
        }
        try
        {
            return (one, new UnixStream(core, second));
        }
        catch
        {
            one.Dispose();
            throw;
        }
    }

    /// <summary>Makes a connection that came from elsewhere one of the running task's executor, such as one that another executor gave away by <c>Release</c>. In a task.</summary>
    /// <param name="handle">A connected Unix stream socket; else as for TCP.</param>
    /// <inheritdoc cref="TcpStream.Adopt"/>
    /// <exception cref="ArgumentException">The handle is not that of a Unix stream socket.</exception>
    public static UnixStream Adopt(SafeSocketHandle handle)
    {
        Core core = CurrentCore(nameof(Adopt));
        return new UnixStream(core, SocketHandles.TakeConnection(handle, "a Unix stream socket", SocketCalls.IsUnixFamily));
    }

    private static bool IsBudgetSpent()
    {
        Core core = CurrentCore(nameof(Connect));
        return core.Budget-- <= 0;
    }

    /// <summary>Null: the listener has no room now.</summary>
    private static UnixStream? TryConnect(UnixDomainSocketEndPoint endPoint)
    {
        Core core = CurrentCore(nameof(Connect));
        int descriptor = SocketCalls.OpenUnix();
        Check(descriptor);
        int result;
        do result = SocketCalls.Connect(descriptor, endPoint);
        while (result == -ErrnoPolicy.Interrupted);
        if (result >= 0) return new UnixStream(core, descriptor);
        SocketCalls.Close(descriptor);
        if (result != -ErrnoPolicy.WouldBlock) Check(result);
        return null;
    }
}
