namespace ReactorGen.Net;

/// <content>Peers that have gone without a word.</content>
public sealed partial class TcpStream
{
    /// <summary>
    /// Whether and how the system asks the peer, when nothing comes, if it is still there. Null, which is how it begins: it does not, and a read may wait for ever. To have it on every
    /// accepted connection set it on the <see cref="TcpAcceptor"/>. Any thread.
    /// </summary>
    /// <remarks>It says that the peer's system is there, not that its program does anything: for that let the program speak, and close by an <c>IdleTimer</c>.</remarks>
    /// <exception cref="ArgumentOutOfRangeException">A part of the value is out of its range.</exception>
    /// <exception cref="ObjectDisposedException">The stream has been disposed of.</exception>
    /// <exception cref="System.Net.Sockets.SocketException">The connection has been reset.</exception>
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

    /// <summary>
    /// How long what has been sent may stay unacknowledged, or unsent because the peer takes no more, before the connection is given up: operations then end with
    /// <see cref="System.Net.Sockets.SocketError.TimedOut"/> (TCP_USER_TIMEOUT, RFC 5482). Null, which is how it begins, leaves it to the system: about a quarter of an hour. At
    /// least a millisecond. Any thread.
    /// </summary>
    /// <remarks>It also ends a connection whose probes (<see cref="KeepAlive"/>) are not answered for as long, however many of them are left.</remarks>
    /// <exception cref="ArgumentOutOfRangeException">The time is less than a millisecond, or more than 24 days.</exception>
    /// <exception cref="ObjectDisposedException">The stream has been disposed of.</exception>
    /// <exception cref="System.Net.Sockets.SocketException">The connection has been reset.</exception>
    public TimeSpan? UserTimeout
    {
        get => GetOption(SocketCalls.UserTimeout) is not 0 and int milliseconds ? TimeSpan.FromMilliseconds(milliseconds) : null;
        set
        {
            double milliseconds = value is { } time ? Math.Ceiling(time.TotalMilliseconds) : 0;
            if (value is not null && milliseconds is < 1 or > int.MaxValue)
                throw new ArgumentOutOfRangeException(nameof(value), value, "The time is between a millisecond and 24 days.");
            SetOption(SocketCalls.UserTimeout, (int)milliseconds);
        }
    }
}
