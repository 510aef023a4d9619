using System.Net;
using ReactorGen.Executors;

namespace ReactorGen.Net;

/// <summary>A TCP connection, for the tasks of one executor.</summary>
/// <remarks><inheritdoc cref="SocketStream" path="/remarks"/> Urgent data is not supported.</remarks>
public sealed partial class TcpStream : SocketStream
{
    internal TcpStream(Core core, int descriptor) : base(core, descriptor, DescriptorKind.Tcp)
    {
    }

    /// <inheritdoc/>
    public override IPEndPoint LocalEndPoint => (IPEndPoint)GetLocalEndPoint();

    /// <inheritdoc/>
    public override IPEndPoint RemoteEndPoint => (IPEndPoint)GetRemoteEndPoint();

    /// <summary>Makes a connection that came from elsewhere one of the running task's executor, such as one that another executor gave away by <c>Release</c>. In a task.</summary>
    /// <param name="handle">
    /// A connected TCP socket that nobody uses, best one that has not been used by the base library's asynchronous methods. It is the stream's from now on: the handle is closed
    /// for its other holders. Unchanged where this throws, but for the last exception.
    /// </param>
    /// <returns>The connection, the caller's to dispose of. Its options are what they were.</returns>
    /// <exception cref="ArgumentException">The handle is not that of a TCP connection.</exception>
    /// <exception cref="ObjectDisposedException">The handle is closed.</exception>
    /// <exception cref="InvalidOperationException">The caller is not in a task.</exception>
    /// <exception cref="RegistrationLimitException">The reactor has as many registrations as it may have; the connection is closed.</exception>
    public static TcpStream Adopt(System.Net.Sockets.SafeSocketHandle handle)
    {
        Core core = CurrentCore(nameof(Adopt));
        return new TcpStream(core, SocketHandles.TakeConnection(handle, "a TCP connection", SocketCalls.IsInternetFamily));
    }

    /// <summary>
    /// Whether what is written is sent at once, not held back to be sent with more (Nagle's algorithm). True unless it is set.
    /// </summary>
    /// <exception cref="ObjectDisposedException">The stream has been disposed of.</exception>
    /// <exception cref="System.Net.Sockets.SocketException">The connection has been reset.</exception>
    public bool NoDelay
    {
        get => GetOption(SocketCalls.NoDelay) != 0;
        set => SetOption(SocketCalls.NoDelay, value ? 1 : 0);
    }
}
