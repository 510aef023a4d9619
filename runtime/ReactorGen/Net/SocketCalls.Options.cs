namespace ReactorGen.Net;

/// <content>Options that few sockets need.</content>
internal static unsafe partial class SocketCalls
{
    /// <summary>SO_KEEPALIVE.</summary>
    public static readonly SocketOption KeepAlive = new(LevelSocket, 9);

    /// <summary>TCP_KEEPIDLE, seconds.</summary>
    public static readonly SocketOption KeepAliveIdle = new(LevelTcp, 4);

    /// <summary>TCP_KEEPINTVL, seconds.</summary>
    public static readonly SocketOption KeepAliveInterval = new(LevelTcp, 5);

    /// <summary>TCP_KEEPCNT.</summary>
    public static readonly SocketOption KeepAliveProbes = new(LevelTcp, 6);

    /// <summary>TCP_USER_TIMEOUT, milliseconds; 0 for the system's own.</summary>
    public static readonly SocketOption UserTimeout = new(LevelTcp, 18);

    /// <summary>IP_TTL, IPV6_UNICAST_HOPS.</summary>
    public static SocketOption TimeToLive(bool isIPv6) => isIPv6 ? new(LevelIPv6, 16) : new(LevelIPv4, 2);

    /// <summary>IP_MULTICAST_TTL, IPV6_MULTICAST_HOPS.</summary>
    public static SocketOption MulticastTimeToLive(bool isIPv6) => isIPv6 ? new(LevelIPv6, 18) : new(LevelIPv4, 33);

    /// <summary>IP_MULTICAST_LOOP, IPV6_MULTICAST_LOOP.</summary>
    public static SocketOption MulticastLoopback(bool isIPv6) => isIPv6 ? new(LevelIPv6, 19) : new(LevelIPv4, 34);

    /// <summary>The interface through which multicast leaves.</summary>
    public static int SetMulticastInterface(int descriptor, bool isIPv6, int interfaceIndex)
    {
        if (isIPv6) return SetOption(descriptor, new SocketOption(LevelIPv6, 17), interfaceIndex);      // IPV6_MULTICAST_IF
        int* request = stackalloc int[3];           // struct ip_mreqn: no group, any address, the interface
        request[0] = request[1] = 0;
        request[2] = interfaceIndex;
        return Result(setsockopt(descriptor, LevelIPv4, 32, request, 12));                              // IP_MULTICAST_IF
    }
}
