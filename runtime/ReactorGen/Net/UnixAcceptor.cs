using System.Net.Sockets;
using ReactorGen.Executors;

namespace ReactorGen.Net;

/// <summary>Listens for connections at a Unix socket, for the tasks of one executor.</summary>
/// <remarks>
/// <inheritdoc cref="SocketAcceptor{TStream}" path="/remarks"/> The socket's file stays when the acceptor is disposed of; whoever connects to it then is refused. Delete it, or
/// let the next one replace it.
/// </remarks>
public sealed class UnixAcceptor : SocketAcceptor<UnixStream>
{
    private UnixAcceptor(Core core, int descriptor) : base(core, descriptor)
    {
    }

    /// <inheritdoc/>
    public override UnixDomainSocketEndPoint LocalEndPoint => (UnixDomainSocketEndPoint)GetLocalEndPoint();

    /// <inheritdoc/>
    private protected override UnixStream Make(Core core, int descriptor) => new(core, descriptor);

    /// <inheritdoc cref="Bind(UnixDomainSocketEndPoint, int, bool)"/>
    /// <param name="path">A path of at most 107 bytes, or a name in the abstract namespace, which begins with a zero character.</param>
    /// <param name="backlog">How many connections may wait to be accepted, at least 1.</param>
    /// <param name="replaceStale">Whether to delete a socket file at which nobody listens.</param>
    /// <exception cref="ArgumentOutOfRangeException">The path is empty or too long.</exception>
    public static UnixAcceptor Bind(string path, int backlog = 4096, bool replaceStale = false) =>
        Bind(new UnixDomainSocketEndPoint(path), backlog, replaceStale);

    /// <summary>Listens at an address. In a task.</summary>
    /// <param name="endPoint">A path, which must not exist, or a name in the abstract namespace, which ends with the socket.</param>
    /// <param name="backlog">How many connections may wait to be accepted, at least 1; the system has a limit of its own
    /// (net.core.somaxconn).</param>
    /// <param name="replaceStale">
    /// Whether to delete a socket file at which nobody listens, such as a process that crashed leaves behind. A file of another kind, or a socket that somebody listens at,
    /// is never deleted. Two processes that do so at the same time may take the path from each other.
    /// </param>
    /// <returns>The acceptor, the caller's to dispose of.</returns>
    /// <exception cref="SocketException">
    /// The path exists (<see cref="SocketError.AddressAlreadyInUse"/>), its directory does not (<see cref="SocketError.AddressNotAvailable"/>), it is not allowed, or there is
    /// no descriptor left.
    /// </exception>
    /// <exception cref="InvalidOperationException">The caller is not in a task.</exception>
    /// <exception cref="RegistrationLimitException">The reactor has as many registrations as it may have.</exception>
    public static UnixAcceptor Bind(UnixDomainSocketEndPoint endPoint, int backlog = 4096, bool replaceStale = false)
    {
        ArgumentNullException.ThrowIfNull(endPoint);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(backlog);
        Core core = CurrentCore(nameof(Bind));
        int descriptor = SocketCalls.OpenUnix();
        Check(descriptor);
        var acceptor = new UnixAcceptor(core, descriptor);
        try
        {
            using HeldDescriptor held = acceptor.Hold();
            UnixFiles.Bind(held.Number, endPoint, replaceStale);
            Check(SocketCalls.Listen(held.Number, backlog));
        }
        catch
        {
            acceptor.Dispose();
            throw;
        }
        return acceptor;
    }
}
