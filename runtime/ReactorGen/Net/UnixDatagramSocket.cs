// A send to a Unix socket whose queue is full would block although the sending socket has room, and only the peers that are connected announce room. To others it is tried again by
// the clock.
using System.Net.Sockets;
using ReactorGen.Executors;

namespace ReactorGen.Net;

/// <summary>A Unix socket for datagrams, for the tasks of one executor. Unlike on the network, no datagram is lost, and they keep their order.</summary>
/// <remarks>
/// <inheritdoc cref="DatagramSocket" path="/remarks"/> The socket's file stays when the socket is disposed of. Descriptors that a peer passes along are not received: the
/// system closes them.
/// </remarks>
public sealed partial class UnixDatagramSocket : DatagramSocket
{
    private const int ShortestWait = 1, LongestWait = 100;         // milliseconds

    private UnixDatagramSocket(Core core, int descriptor) : base(core, descriptor)
    {
    }

    /// <inheritdoc/>
    public override UnixDomainSocketEndPoint LocalEndPoint => (UnixDomainSocketEndPoint)GetLocalEndPoint();

    /// <summary>Makes a socket at an address. In a task.</summary>
    /// <param name="endPoint">A path, which must not exist, or a name in the abstract namespace; null for a socket without an address, which can send and not be answered.</param>
    /// <param name="replaceStale">Whether to delete a socket file that belongs to nobody, such as a process that crashed leaves behind. A file of another kind, or a socket in
    /// use, is never deleted.</param>
    /// <returns>The socket, the caller's to dispose of.</returns>
    /// <exception cref="SocketException">The path exists, its directory does not, it is not allowed, or there is no descriptor left.</exception>
    /// <exception cref="InvalidOperationException">The caller is not in a task.</exception>
    /// <exception cref="RegistrationLimitException">The reactor has as many registrations as it may have.</exception>
    public static UnixDatagramSocket Bind(UnixDomainSocketEndPoint? endPoint, bool replaceStale = false)
    {
        Core core = CurrentCore(nameof(Bind));
        int descriptor = SocketCalls.OpenUnixDatagram();
        Check(descriptor);
        var socket = new UnixDatagramSocket(core, descriptor);
        if (endPoint is null) return socket;
        try
        {
            using HeldDescriptor held = socket.Hold();
            UnixFiles.Bind(held.Number, endPoint, replaceStale);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
        return socket;
    }

    /// <summary>From now on only what this peer sends is received, and <c>Send</c> goes there. May be called again. In a task.</summary>
    /// <param name="endPoint">The peer.</param>
    /// <exception cref="SocketException">There is nobody.</exception>
    /// <exception cref="ObjectDisposedException">The socket has been disposed of.</exception>
    public void Connect(UnixDomainSocketEndPoint endPoint) => ConnectTo(endPoint);

    /// <summary>Receives a datagram.</summary>
    /// <param name="buffer">The caller's, in use until the call returns. What does not fit is lost, and <see cref="Datagram{TPeer}.IsTruncated"/> says so.</param>
    /// <returns>Its length and sender.</returns>
    /// <inheritdoc cref="UdpSocket.ReceiveFrom" path="/exception"/>
    [ReactorTask]
    public partial Datagram<UnixPeer> ReceiveFrom(Memory<byte> buffer)
    {
        while (true)
        {
            if (TryReceive(buffer.Span, out Datagram<UnixPeer> datagram)) return datagram;
            WaitFor(Interest.Readable);
        }
    }

    /// <summary>
    /// Sends a datagram: returns when it is in the peer's queue. While that is full it tries again after 1 ms, 2 ms and so on up to 100 ms: the system does not say when there is room.
    /// (It does to a socket that is connected: prefer <see cref="DatagramSocket.Send"/> for many.)
    /// </summary>
    /// <param name="bytes">The caller's, in use until the call returns. Empty ones are a datagram too.</param>
    /// <param name="peer">Where to.</param>
    /// <exception cref="SocketException">The datagram is too long (<see cref="SocketError.MessageSize"/>), or there is nobody (<see cref="SocketError.ConnectionRefused"/>,
    /// <see cref="SocketError.AddressNotAvailable"/>).</exception>
    /// <inheritdoc cref="DatagramSocket.Send" path="/exception"/>
    [ReactorTask]
    public partial void SendTo(ReadOnlyMemory<byte> bytes, UnixPeer peer)
    {
        if (IsBudgetSpent()) Yield();
        int wait = 0;
        while (!TrySendTo(bytes.Span, peer))
        {
            wait = Math.Clamp(wait * 2, ShortestWait, LongestWait);
            Delay(TimeSpan.FromMilliseconds(wait));
        }
    }

    /// <summary>Sends a datagram, if the peer has room now. In a task.</summary>
    /// <inheritdoc cref="DatagramSocket.TrySend"/>
    /// <param name="bytes">The datagram.</param>
    /// <param name="peer">Where to.</param>
    public bool TrySendTo(ReadOnlySpan<byte> bytes, UnixPeer peer)
    {
        if (peer.IsNone) throw new ArgumentException("The default peer is nobody.", nameof(peer));
        return TryOnce(bytes, peer.Raw);
    }

    private bool IsBudgetSpent() => Enter().Budget-- <= 0;

    private bool TryReceive(Span<byte> buffer, out Datagram<UnixPeer> datagram)
    {
        Span<byte> address = stackalloc byte[UnixPeer.Size];
        bool received = TryReceiveOne(buffer, address, out int length, out int addressLength);
        datagram = received ? new Datagram<UnixPeer>(Math.Min(length, buffer.Length), length, new UnixPeer(address[..addressLength])) : default;
        return received;
    }
}
