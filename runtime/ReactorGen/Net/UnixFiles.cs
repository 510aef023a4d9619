using System.Net.Sockets;

namespace ReactorGen.Net;

/// <summary>The files of Unix sockets.</summary>
internal static class UnixFiles
{
    /// <summary>Binds a socket, which makes its file.</summary>
    /// <exception cref="SocketException">The path exists and may not be replaced, or the system refuses.</exception>
    public static void Bind(int descriptor, UnixDomainSocketEndPoint endPoint, bool replaceStale)
    {
        int result = SocketCalls.Bind(descriptor, endPoint);
        if (result == -SocketErrors.AddressInUse && replaceStale && IsStale(endPoint))
        {
            File.Delete(endPoint.ToString()!);
            result = SocketCalls.Bind(descriptor, endPoint);
        }
        if (result < 0) throw SocketErrors.Exception(-result);
    }

    /// <summary>Nobody listens: only connecting tells. A file that is no socket refuses as well, and is not stale; a datagram socket in use is of the wrong kind.</summary>
    private static bool IsStale(UnixDomainSocketEndPoint endPoint)
    {
        string path = endPoint.ToString()!;
        if (!SocketCalls.IsSocketFile(path)) return false;
        int descriptor = SocketCalls.OpenUnix();
        if (descriptor < 0) return false;
        int result = SocketCalls.Connect(descriptor, endPoint);
        SocketCalls.Close(descriptor);
        return result == -SocketErrors.ConnectionRefused;
    }
}
