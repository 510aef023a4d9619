using System.Net;
using ReactorGen.Executors;

namespace ReactorGen.Net;

/// <summary>A TCP connection, for the tasks of one executor.</summary>
/// <remarks>
/// One task may read and one may write at a time; a second one that has to wait gets an <see cref="InvalidOperationException"/>. An
/// operation tries at once and suspends only if it would block, and so does not see a cancellation until then. What it was about to do is
/// not done by halves, except where said: what has been received is returned. When the stream is disposed of while an operation waits, that
/// throws <see cref="ObjectDisposedException"/>. A connection that the peer has reset gives
/// <see cref="System.Net.Sockets.SocketException"/> with the code known from the base library's sockets. Urgent data is not supported.
/// </remarks>
public sealed partial class TcpStream : ReactorSocket
{
    internal TcpStream(Core core, int descriptor) : base(core, descriptor)
    {
    }

    /// <summary>The address of the peer.</summary>
    /// <exception cref="ObjectDisposedException">The stream has been disposed of.</exception>
    /// <exception cref="System.Net.Sockets.SocketException">The connection has been reset.</exception>
    public IPEndPoint RemoteEndPoint
    {
        get
        {
            using HeldDescriptor held = Hold();
            Check(SocketCalls.RemoteEndPoint(held.Number, out IPEndPoint? endPoint));
            return endPoint!;
        }
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

    /// <summary>The system's send buffer in bytes; Linux doubles what is set, to account for its own needs.</summary>
    /// <exception cref="ObjectDisposedException">The stream has been disposed of.</exception>
    public int SendBufferSize
    {
        get => GetOption(SocketCalls.SendBuffer);
        set => SetOption(SocketCalls.SendBuffer, value);
    }

    /// <summary>The system's receive buffer in bytes; Linux doubles what is set, to account for its own needs.</summary>
    /// <exception cref="ObjectDisposedException">The stream has been disposed of.</exception>
    public int ReceiveBufferSize
    {
        get => GetOption(SocketCalls.ReceiveBuffer);
        set => SetOption(SocketCalls.ReceiveBuffer, value);
    }

    /// <summary>Says to the peer that nothing more will be sent; reading goes on.</summary>
    /// <exception cref="ObjectDisposedException">The stream has been disposed of.</exception>
    /// <exception cref="System.Net.Sockets.SocketException">The connection is no longer there.</exception>
    public void ShutdownSend()
    {
        Enter();
        using HeldDescriptor held = Hold();
        Check(SocketCalls.ShutdownSend(held.Number));
    }

    /// <summary>Both addresses, where the system knows them.</summary>
    public override string ToString()
    {
        if (!TryHold(out HeldDescriptor held)) return nameof(TcpStream);
        using (held)
        {
            return SocketCalls.LocalEndPoint(held.Number, out IPEndPoint? local) >= 0 && SocketCalls.RemoteEndPoint(held.Number, out IPEndPoint? remote) >= 0
                ? $"{nameof(TcpStream)} {local} - {remote}"
                : nameof(TcpStream);
        }
    }
}
