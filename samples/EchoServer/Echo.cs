using System.Net;
using System.Net.Sockets;
using ReactorGen;
using ReactorGen.Net;

namespace EchoServer;

internal static partial class Echo
{
    public static long Connections { get; private set; }

    public static long Bytes { get; private set; }

    public static long Failures { get; private set; }

    [ReactorTask]
    public static partial void Listen(IPEndPoint endPoint)
    {
        using var acceptor = TcpAcceptor.Bind(endPoint);
        Console.WriteLine($"listening on {acceptor.LocalEndPoint}");
        while (true)
            Spawn(ServeTask(acceptor.Accept()));
    }

    [ReactorTask]
    private static partial void Serve(TcpStream stream)
    {
        Connections++;
        using (stream)
        {
            try
            {
                while (true)
                {
                    using var chunk = stream.ReadChunk();       // waits first, rents then: an idle connection holds no buffer
                    if (chunk.Length == 0) return;
                    stream.WriteAll(chunk.Memory);
                    Bytes += chunk.Length;
                }
            }
            catch (SocketException)
            {
                Failures++;
            }
        }
    }
}
