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
