using System.Net;
using ReactorGen.Executors;

namespace ReactorGen.Net;

/// <summary>A connection on which bytes go both ways, for the tasks of one executor: <see cref="TcpStream"/>, <see cref="UnixStream"/>.</summary>
/// <remarks>
/// One task may read and one may write at a time; a second one that has to wait gets an <see cref="InvalidOperationException"/>. An
/// operation tries at once and suspends only if it would block, and so does not see a cancellation until then. What it was about to do is
/// not done by halves, except where said: what has been received is returned. When the stream is disposed of while an operation waits, that
/// throws <see cref="ObjectDisposedException"/>. A connection that the peer has reset gives
/// <see cref="System.Net.Sockets.SocketException"/> with the code known from the base library's sockets.
/// </remarks>
public abstract partial class SocketStream : ReactorSocket
{
    private protected SocketStream(Core core, int descriptor, DescriptorKind kind) : base(core, descriptor, kind)
    {
    }

    /// <summary>The address of the peer.</summary>
    /// <exception cref="ObjectDisposedException">The stream has been disposed of.</exception>
    /// <exception cref="System.Net.Sockets.SocketException">The connection has been reset.</exception>
    public abstract EndPoint RemoteEndPoint { get; }

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
        if (!TryHold(out HeldDescriptor held)) return GetType().Name;
        using (held)
        {
            return SocketCalls.LocalEndPoint(held.Number, out EndPoint? local) >= 0 && SocketCalls.RemoteEndPoint(held.Number, out EndPoint? remote) >= 0
                ? $"{GetType().Name} {SocketCalls.NameOf(local!)} - {SocketCalls.NameOf(remote!)}"
                : GetType().Name;
        }
    }
}
