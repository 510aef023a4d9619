using System.Net;
using System.Net.Sockets;
using ReactorGen.Executors;

namespace ReactorGen.Net;

/// <summary>Listens for TCP connections, for the tasks of one executor.</summary>
/// <inheritdoc cref="SocketAcceptor{TStream}" path="/remarks"/>
public sealed class TcpAcceptor : SocketAcceptor<TcpStream>
{
    private TcpAcceptor(Core core, int descriptor) : base(core, descriptor)
    {
    }

    /// <inheritdoc/>
    public override IPEndPoint LocalEndPoint => (IPEndPoint)GetLocalEndPoint();

    /// <inheritdoc/>
    private protected override TcpStream Make(Core core, int descriptor) => new(core, descriptor);

    /// <summary>Listens at an address. Connections have <see cref="TcpStream.NoDelay"/> set. In a task.</summary>
    /// <param name="endPoint">An IPv4 or IPv6 address and a port; port 0 takes a free one. <see cref="IPAddress.IPv6Any"/> takes IPv4
    /// connections too.</param>
    /// <param name="backlog">How many connections may wait to be accepted, at least 1; the system has a limit of its own
    /// (net.core.somaxconn).</param>
    /// <param name="sharePort">Whether other listeners that say so too may listen at the same address (SO_REUSEPORT).</param>
    /// <returns>The acceptor, the caller's to dispose of.</returns>
    /// <exception cref="SocketException">The address is in use, not of this machine or not allowed, or there is no descriptor
    /// left.</exception>
    /// <exception cref="InvalidOperationException">The caller is not in a task.</exception>
    /// <exception cref="RegistrationLimitException">The reactor has as many registrations as it may have.</exception>
    public static TcpAcceptor Bind(IPEndPoint endPoint, int backlog = 4096, bool sharePort = false)
    {
        ArgumentNullException.ThrowIfNull(endPoint);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(backlog);
        Core core = CurrentCore(nameof(Bind));
        int descriptor = SocketCalls.OpenTcp(endPoint);
        Check(descriptor);
        var acceptor = new TcpAcceptor(core, descriptor);
        try
        {
            acceptor.Listen(endPoint, backlog, sharePort);
        }
        catch
        {
            acceptor.Dispose();
            throw;
        }
        return acceptor;
    }

    /// <summary>What the connections that are accepted from now on begin with: see <see cref="TcpStream.KeepAlive"/>. Any thread.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A part of the value is out of its range.</exception>
    /// <exception cref="ObjectDisposedException">The acceptor has been disposed of.</exception>
    public TcpKeepAlive? KeepAlive
    {
        get
        {
            using HeldDescriptor held = Hold();
            return TcpKeepAlive.Of(held.Number);
        }
        set
        {
            using HeldDescriptor held = Hold();
            TcpKeepAlive.Set(held.Number, value);
        }
    }

    private void Listen(IPEndPoint endPoint, int backlog, bool sharePort)
    {
        SetOption(SocketCalls.ReuseAddress, 1);
        if (sharePort) SetOption(SocketCalls.ReusePort, 1);
        if (endPoint.AddressFamily == AddressFamily.InterNetworkV6)
            SetOption(SocketCalls.OnlyIPv6, endPoint.Address.Equals(IPAddress.IPv6Any) ? 0 : 1);
        SetOption(SocketCalls.NoDelay, 1);      // accepted sockets inherit it: no call for each
        using HeldDescriptor held = Hold();
        Check(SocketCalls.Bind(held.Number, endPoint));
        Check(SocketCalls.Listen(held.Number, backlog));
    }
}
