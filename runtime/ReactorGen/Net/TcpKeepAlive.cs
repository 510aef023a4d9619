namespace ReactorGen.Net;

/// <summary>How the system finds out that the peer of a connection on which nothing is said has gone without a word: a machine that lost its power, a cable, a router's memory.</summary>
/// <param name="Idle">How long nothing comes before the first probe is sent; whole seconds, rounded up, 1 to 32,767.</param>
/// <param name="Interval">From one probe that is not answered to the next; likewise.</param>
/// <param name="Probes">After how many the connection is given up, 1 to 127: operations then end with <see cref="System.Net.Sockets.SocketError.TimedOut"/>.</param>
public readonly record struct TcpKeepAlive(TimeSpan Idle, TimeSpan Interval, int Probes)
{
    private const int MostSeconds = 32_767, MostProbes = 127;

    internal static TcpKeepAlive? Of(int descriptor)
    {
        ReactorSocket.Check(SocketCalls.GetOption(descriptor, SocketCalls.KeepAlive, out int isOn));
        if (isOn == 0) return null;
        ReactorSocket.Check(SocketCalls.GetOption(descriptor, SocketCalls.KeepAliveIdle, out int idle));
        ReactorSocket.Check(SocketCalls.GetOption(descriptor, SocketCalls.KeepAliveInterval, out int interval));
        ReactorSocket.Check(SocketCalls.GetOption(descriptor, SocketCalls.KeepAliveProbes, out int probes));
        return new TcpKeepAlive(TimeSpan.FromSeconds(idle), TimeSpan.FromSeconds(interval), probes);
    }

    internal static void Set(int descriptor, TcpKeepAlive? value)
    {
        if (value is { } keepAlive)
        {
            int idle = Seconds(keepAlive.Idle, nameof(Idle)), interval = Seconds(keepAlive.Interval, nameof(Interval));
            if (keepAlive.Probes is < 1 or > MostProbes) throw new ArgumentOutOfRangeException(nameof(Probes), keepAlive.Probes, $"1 to {MostProbes} probes can be sent.");
            ReactorSocket.Check(SocketCalls.SetOption(descriptor, SocketCalls.KeepAliveIdle, idle));
            ReactorSocket.Check(SocketCalls.SetOption(descriptor, SocketCalls.KeepAliveInterval, interval));
            ReactorSocket.Check(SocketCalls.SetOption(descriptor, SocketCalls.KeepAliveProbes, keepAlive.Probes));
        }
        ReactorSocket.Check(SocketCalls.SetOption(descriptor, SocketCalls.KeepAlive, value is null ? 0 : 1));
    }

    private static int Seconds(TimeSpan time, string name)
    {
        double seconds = Math.Ceiling(time.TotalSeconds);
        return seconds is >= 1 and <= MostSeconds ? (int)seconds : throw new ArgumentOutOfRangeException(name, time, $"The time is between 1 and {MostSeconds} seconds.");
    }
}
