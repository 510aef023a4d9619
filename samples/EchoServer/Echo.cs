using System.Net;
using System.Net.Sockets;
using ReactorGen;
using ReactorGen.Net;

namespace EchoServer;

internal static partial class Echo
{
    private static long s_connections;
    private static long s_bytes;
    private static long s_failures;

    /// <summary>What there is to say at the end. Connections may have been served by several threads.</summary>
    public static string Totals =>
        $"{Interlocked.Read(ref s_connections)} connections, {Interlocked.Read(ref s_bytes)} bytes echoed, {Interlocked.Read(ref s_failures)} connections lost";

    [ReactorTask]
    public static partial void Listen(IPEndPoint endPoint, bool sharePort, Action<IPEndPoint> listening)
    {
        using var acceptor = TcpAcceptor.Bind(endPoint, sharePort: sharePort);
        listening(acceptor.LocalEndPoint);
        while (true)
            Spawn(ServeTask(acceptor.Accept()));
    }

    [ReactorTask]
    private static partial void Serve(TcpStream stream)
    {
        Interlocked.Increment(ref s_connections);
        long echoed = 0;
        using (stream)
        {
            try
            {
                while (true)
                {
                    using var chunk = stream.ReadChunk();       // waits first, rents then: an idle connection holds no buffer
                    if (chunk.Length == 0) return;
                    stream.WriteAll(chunk.Memory);
                    echoed += chunk.Length;
                }
            }
            catch (SocketException)
            {
                Interlocked.Increment(ref s_failures);
            }
            finally
            {
                Interlocked.Add(ref s_bytes, echoed);
            }
        }
    }
}
