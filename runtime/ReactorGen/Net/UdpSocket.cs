using System.Net;
using System.Net.Sockets;
using ReactorGen.Executors;

namespace ReactorGen.Net;

/// <summary>A UDP socket, for the tasks of one executor.</summary>
/// <inheritdoc cref="DatagramSocket" path="/remarks"/>
public sealed partial class UdpSocket : DatagramSocket
{
    private UdpSocket(Core core, int descriptor) : base(core, descriptor)
    {
    }

    /// <inheritdoc/>
    public override IPEndPoint LocalEndPoint => (IPEndPoint)GetLocalEndPoint();

    /// <summary>The peer the socket is connected to.</summary>
    /// <exception cref="ObjectDisposedException">The socket has been disposed of.</exception>
    /// <exception cref="SocketException">It is not connected.</exception>
    public IPEndPoint RemoteEndPoint => (IPEndPoint)GetRemoteEndPoint();

    /// <summary>Whether datagrams may be sent to broadcast addresses. False unless it is set.</summary>
    /// <exception cref="ObjectDisposedException">The socket has been disposed of.</exception>
    public bool EnableBroadcast
    {
        get => GetOption(SocketCalls.Broadcast) != 0;
        set => SetOption(SocketCalls.Broadcast, value ? 1 : 0);
    }

    /// <summary>Makes a socket at an address. In a task.</summary>
    /// <param name="endPoint">An IPv4 or IPv6 address of this machine and a port; port 0 takes a free one. <see cref="IPAddress.IPv6Any"/> takes IPv4 datagrams too, whose senders then
    /// are mapped addresses.</param>
    /// <param name="sharePort">Whether other sockets that say so too may have the same address (SO_REUSEPORT): the system spreads senders over them. For multicast each gets all.</param>
    /// <returns>The socket, the caller's to dispose of.</returns>
    /// <exception cref="SocketException">The address is in use, not of this machine or not allowed, or there is no descriptor left.</exception>
    /// <exception cref="InvalidOperationException">The caller is not in a task.</exception>
    /// <exception cref="RegistrationLimitException">The reactor has as many registrations as it may have.</exception>
    public static UdpSocket Bind(IPEndPoint endPoint, bool sharePort = false)
    {
        ArgumentNullException.ThrowIfNull(endPoint);
        Core core = CurrentCore(nameof(Bind));
        int descriptor = SocketCalls.OpenUdp(endPoint);
        Check(descriptor);
        var socket = new UdpSocket(core, descriptor);
        try
        {
            if (sharePort)
            {
                socket.SetOption(SocketCalls.ReuseAddress, 1);
                socket.SetOption(SocketCalls.ReusePort, 1);
            }
            if (endPoint.AddressFamily == AddressFamily.InterNetworkV6)
                socket.SetOption(SocketCalls.OnlyIPv6, endPoint.Address.Equals(IPAddress.IPv6Any) ? 0 : 1);
            using HeldDescriptor held = socket.Hold();
            Check(SocketCalls.Bind(held.Number, endPoint));
        }
        catch
        {
            socket.Dispose();
            throw;
        }
        return socket;
    }

    /// <summary>From now on only what this peer sends is received, and <c>Send</c> goes there; errors that it reports are told. May be called again. In a task.</summary>
    /// <param name="endPoint">The peer.</param>
    /// <exception cref="SocketException">There is no way there.</exception>
    /// <exception cref="ObjectDisposedException">The socket has been disposed of.</exception>
    public void Connect(IPEndPoint endPoint) => ConnectTo(endPoint);

    /// <summary>Receives a datagram.</summary>
    /// <param name="buffer">The caller's, in use until the call returns. What does not fit is lost, and <see cref="Datagram{TPeer}.IsTruncated"/> says so; 65,535 bytes hold any.</param>
    /// <returns>Its length and sender.</returns>
    /// <exception cref="SocketException">A datagram sent before from this socket, which is connected, did not arrive: nobody is there
    /// (<see cref="SocketError.ConnectionRefused"/>). Told once; the socket is as good as before.</exception>
    /// <exception cref="OperationCanceledException">The task was cancelled while it waited.</exception>
    /// <exception cref="ObjectDisposedException">The socket has been disposed of, before or meanwhile.</exception>
    /// <exception cref="InvalidOperationException">Another task waits to receive, or the thread is not the executor's.</exception>
    [ReactorTask]
    public partial Datagram<UdpPeer> ReceiveFrom(Memory<byte> buffer)
    {
        while (true)
        {
            if (TryReceive(buffer.Span, out Datagram<UdpPeer> datagram)) return datagram;
            WaitFor(Interest.Readable);
        }
    }

    /// <summary>Sends a datagram: returns when the system has taken it over, which says nothing of its arrival.</summary>
    /// <param name="bytes">The caller's, in use until the call returns. Empty ones are a datagram too.</param>
    /// <param name="peer">Where to.</param>
    /// <exception cref="SocketException">The datagram is too long (<see cref="SocketError.MessageSize"/>), there is no way there, or the address is a broadcast address and
    /// <see cref="EnableBroadcast"/> is not set (<see cref="SocketError.AccessDenied"/>).</exception>
    /// <inheritdoc cref="DatagramSocket.Send" path="/exception"/>
    [ReactorTask]
    public partial void SendTo(ReadOnlyMemory<byte> bytes, UdpPeer peer)
    {
        while (!TrySendTo(bytes.Span, in peer, waits: true)) WaitFor(Interest.Writable);
    }

    /// <summary>Sends a datagram, if the system takes it now. In a task.</summary>
    /// <inheritdoc cref="DatagramSocket.TrySend"/>
    /// <param name="bytes">The datagram.</param>
    /// <param name="peer">Where to.</param>
    public bool TrySendTo(ReadOnlySpan<byte> bytes, UdpPeer peer) => TrySendTo(bytes, in peer, waits: false);

    private bool TryReceive(Span<byte> buffer, out Datagram<UdpPeer> datagram)
    {
        Span<byte> address = stackalloc byte[SocketCalls.SizeOfIPv6];
        bool received = TryReceiveOne(buffer, address, out int length, out int addressLength);
        datagram = received ? new Datagram<UdpPeer>(Math.Min(length, buffer.Length), length, new UdpPeer(address[..addressLength])) : default;
        return received;
    }

    private bool TrySendTo(ReadOnlySpan<byte> bytes, in UdpPeer peer, bool waits)
    {
        if (peer.IsNone) throw new ArgumentException("The default peer is nobody.", nameof(peer));
        return waits ? TrySendOne(bytes, peer.Raw) : TryOnce(bytes, peer.Raw);
    }
}
