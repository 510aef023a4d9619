using System.Net;
using System.Net.Sockets;
using System.Text;
using ReactorGen;
using ReactorGen.Net;

namespace FrameLoop;

/// <summary>A player is a connection; each byte it sends is a step north, south, east or west, answered by the new place.</summary>
internal static partial class Server
{
    [ReactorTask]
    public static partial void Listen(IPEndPoint endPoint, World world)
    {
        using var acceptor = TcpAcceptor.Bind(endPoint);
        Console.WriteLine($"listening on {acceptor.LocalEndPoint}");
        while (true)
            Spawn(PlayTask(acceptor.Accept(), world));
    }

    [ReactorTask]
    private static partial void Play(TcpStream stream, World world)
    {
        using (stream)
        {
            string player = stream.RemoteEndPoint.ToString();
            world.Players.Add(player, (0, 0));
            try
            {
                while (true)
                {
                    using var steps = stream.ReadChunk();
                    if (steps.Length == 0) return;
                    stream.WriteAll(Places(world, player, steps.Span));
                }
            }
            catch (SocketException)
            {
                // The player has gone without a word.
            }
            finally
            {
                world.Players.Remove(player);
            }
        }
    }

    private static byte[] Places(World world, string player, ReadOnlySpan<byte> steps)
    {
        var places = new StringBuilder();
        foreach (byte step in steps)
        {
            (int x, int y) = world.Move(player, (char)step);
            places.Append(x).Append(',').Append(y).Append('\n');
        }
        return Encoding.ASCII.GetBytes(places.ToString());
    }
}
