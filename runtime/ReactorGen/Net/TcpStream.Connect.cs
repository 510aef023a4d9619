using System.Net;
using System.Net.Sockets;
using ReactorGen.Executors;

namespace ReactorGen.Net;

/// <content>Connecting.</content>
public sealed partial class TcpStream
{
    /// <summary>Connects to an address, with <see cref="NoDelay"/> set.</summary>
    /// <param name="endPoint">An IPv4 or IPv6 address and a port.</param>
    /// <returns>The connection, the caller's to dispose of.</returns>
    /// <exception cref="SocketException">The connection is refused, the host cannot be reached, or there is no descriptor left.</exception>
    /// <exception cref="OperationCanceledException">The task was cancelled before the connection was made.</exception>
    /// <exception cref="RegistrationLimitException">The reactor has as many registrations as it may have.</exception>
    [ReactorTask]
    public static partial TcpStream Connect(IPEndPoint endPoint)
    {
        TcpStream stream = Open(endPoint);
        bool connected = false;
        try
        {
            if (!stream.TryConnect(endPoint))
            {
                do stream.WaitFor(Interest.Writable);
                while (!stream.IsConnected());
            }
            connected = true;
            return stream;
        }
        finally
        {
            if (!connected) stream.Dispose();
        }
    }

    private static TcpStream Open(IPEndPoint endPoint)
    {
        ArgumentNullException.ThrowIfNull(endPoint);
        Core core = CurrentCore(nameof(Connect));
        int descriptor = SocketCalls.OpenTcp(endPoint);
        Check(descriptor);
        return new TcpStream(core, descriptor) { NoDelay = true };
    }

    private bool TryConnect(IPEndPoint endPoint)
    {
        using HeldDescriptor held = Hold();
        int result = SocketCalls.Connect(held.Number, endPoint);
        if (result >= 0) return true;
        if (result is not (-SocketErrors.InProgress or -EventQueues.ErrnoPolicy.Interrupted)) Check(result);
        SetDrained(Interest.Writable);
        return false;
    }

    /// <summary>After a wake, which may be for no reason.</summary>
    private bool IsConnected()
    {
        using HeldDescriptor held = Hold();
        Check(SocketCalls.TakeError(held.Number));
        int result = SocketCalls.RemoteEndPoint(held.Number, out EndPoint? _);
        if (result == -SocketErrors.NotConnected)
        {
            SetDrained(Interest.Writable);
            return false;
        }
        Check(result);
        return true;
    }
}
