// Each system call moves one datagram, so nothing says that there is no other before one would block: the next operation tries first.
using System.Net.Sockets;
using ReactorGen.EventQueues;
using ReactorGen.Executors;

namespace ReactorGen.Net;

/// <summary>A socket for datagrams, for the tasks of one executor: <see cref="UdpSocket"/>, <see cref="UnixDatagramSocket"/>.</summary>
/// <remarks>
/// Each operation moves one datagram, whole. One task may receive and one may send at a time; a second one that has to wait gets an
/// <see cref="InvalidOperationException"/>. An operation tries at once and suspends only if it would block. A cancelled receive has taken no datagram, and a cancelled
/// send has sent none. When the socket is disposed of while an operation waits, that throws <see cref="ObjectDisposedException"/>.
/// </remarks>
public abstract partial class DatagramSocket : ReactorSocket
{
    private protected DatagramSocket(Core core, int descriptor) : base(core, descriptor, DescriptorKind.Datagrams)
    {
    }

    /// <summary>The system's send buffer in bytes; Linux doubles what is set, to account for its own needs.</summary>
    /// <exception cref="ObjectDisposedException">The socket has been disposed of.</exception>
    public int SendBufferSize
    {
        get => GetOption(SocketCalls.SendBuffer);
        set => SetOption(SocketCalls.SendBuffer, value);
    }

    /// <summary>The system's receive buffer in bytes, in which datagrams wait; those for which it has no room are lost. Linux doubles what is set.</summary>
    /// <exception cref="ObjectDisposedException">The socket has been disposed of.</exception>
    public int ReceiveBufferSize
    {
        get => GetOption(SocketCalls.ReceiveBuffer);
        set => SetOption(SocketCalls.ReceiveBuffer, value);
    }

    /// <summary>Sends a datagram to the peer that the socket is connected to: returns when the system has taken it over.</summary>
    /// <param name="bytes">The caller's, in use until the call returns. Empty ones are a datagram too.</param>
    /// <exception cref="SocketException">
    /// The socket is not connected, the datagram is too long (<see cref="SocketError.MessageSize"/>), or an earlier one did not arrive: nobody is there
    /// (<see cref="SocketError.ConnectionRefused"/>), which is told once, to whatever operation comes next.
    /// </exception>
    /// <exception cref="OperationCanceledException">The task was cancelled while it waited.</exception>
    /// <exception cref="ObjectDisposedException">The socket has been disposed of, before or meanwhile.</exception>
    /// <exception cref="InvalidOperationException">Another task waits to send, or the thread is not the executor's.</exception>
    [ReactorTask]
    public partial void Send(ReadOnlyMemory<byte> bytes)
    {
        while (!TrySendOne(bytes.Span, default)) WaitFor(Interest.Writable);
    }

    /// <summary>Sends a datagram to the peer that the socket is connected to, if the system takes it now. In a task.</summary>
    /// <param name="bytes">The datagram.</param>
    /// <returns>Whether it was sent.</returns>
    /// <exception cref="SocketException">As for <see cref="Send"/>.</exception>
    /// <exception cref="ObjectDisposedException">The socket has been disposed of.</exception>
    /// <exception cref="InvalidOperationException">The caller is not in a task of the socket's executor.</exception>
    public bool TrySend(ReadOnlySpan<byte> bytes) => TryOnce(bytes, default);

    /// <summary>Makes the system forget other peers: what they send is not received, and <see cref="Send"/> knows where to.</summary>
    private protected void ConnectTo(System.Net.EndPoint endPoint)
    {
        ArgumentNullException.ThrowIfNull(endPoint);
        Enter();
        using HeldDescriptor held = Hold();
        int result;
        do result = SocketCalls.Connect(held.Number, endPoint);
        while (result == -ErrnoPolicy.Interrupted);
        Check(result);
    }

    /// <summary>False: wait first. The sender's address is written to the beginning of <paramref name="address"/>.</summary>
    private protected bool TryReceiveOne(Span<byte> buffer, Span<byte> address, out int fullLength, out int addressLength)
    {
        fullLength = addressLength = 0;
        if (!TryEnter(Interest.Readable, out Core? core, out HeldDescriptor held)) return false;
        fullLength = SocketCalls.ReceiveFrom(held.Number, buffer, address, out addressLength);
        held.Dispose();
        if (fullLength < 0) return Fail(fullLength, Interest.Readable);
        core.Budget--;
        return true;
    }

    /// <summary>False: wait first. To the connected peer where the address is empty.</summary>
    private protected bool TrySendOne(ReadOnlySpan<byte> bytes, ReadOnlySpan<byte> address)
    {
        if (!TryEnter(Interest.Writable, out Core? core, out HeldDescriptor held)) return false;
        int result = SocketCalls.SendTo(held.Number, bytes, address);
        held.Dispose();
        if (result < 0) return Fail(result, Interest.Writable);
        core.Budget--;
        return true;
    }

    /// <summary>One attempt that waits for nothing, whatever operations before it have found.</summary>
    private protected bool TryOnce(ReadOnlySpan<byte> bytes, ReadOnlySpan<byte> address)
    {
        Enter();
        using HeldDescriptor held = Hold();
        int result = SocketCalls.SendTo(held.Number, bytes, address);
        if (result < 0 && result != -ErrnoPolicy.WouldBlock) Check(result);
        return result >= 0;
    }
}
