using System.Net;
using System.Net.Sockets;
using ReactorGen.Executors;

namespace ReactorGen.Net;

/// <summary>Listens for TCP connections, for the tasks of one executor.</summary>
/// <remarks>
/// It leaves a few descriptors to the rest of the process: .NET ends a process that has none for a new thread. Connections beyond that are
/// closed at once, so that their peers see it; if there is no descriptor even for that, it tries again after 5 ms, 10 ms and so on up to a
/// second.
/// <see cref="RefusedConnections"/> counts them.
/// </remarks>
public sealed partial class TcpAcceptor : ReactorSocket
{
    private TcpAcceptor(Core core, int descriptor) : base(core, descriptor)
    {
        _reserve = SocketCalls.OpenPlaceholder();
    }

    /// <summary>How many connections were accepted and given to the caller.</summary>
    public long AcceptedConnections { get; private set; }

    /// <summary>How many connections were closed at once, for want of descriptors or registrations.</summary>
    public long RefusedConnections { get; private set; }

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

    /// <summary>The address it listens at.</summary>
    public override string ToString()
    {
        if (!TryHold(out HeldDescriptor held)) return nameof(TcpAcceptor);
        using (held) return SocketCalls.LocalEndPoint(held.Number, out IPEndPoint? local) >= 0 ? $"{nameof(TcpAcceptor)} {local}" : nameof(TcpAcceptor);
    }
}
