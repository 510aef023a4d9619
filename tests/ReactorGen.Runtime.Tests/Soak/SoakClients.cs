using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using ReactorGen.Net;

namespace ReactorGen.Runtime.Tests.Soak;

/// <summary>Thousands of clients on one executor: random messages, every byte checked, random resets, half-closes and time-outs, until the time is over.</summary>
internal static partial class SoakClients
{
    private static readonly Stopwatch s_clock = new();          // runs once all are connected
    private static int s_together;
    private static long s_messages;
    private static long s_cut;
    private static long s_resets;
    private static long s_wrong;

    public static void Run(int port, int connections, TimeSpan time)
    {
        using var executor = new LocalExecutor();
        executor.Run(AllTask(new IPEndPoint(IPAddress.Loopback, port), connections, time));
        Console.WriteLine($"{s_messages} {s_cut} {s_resets} {s_wrong} {s_together}");
    }

    [ReactorTask]
    private static partial void All(IPEndPoint server, int connections, TimeSpan time)
    {
        var handles = new List<JoinHandle>();
        for (int i = 0; i < connections; i++)
        {
            handles.Add(Spawn(OneTask(server, new Random(i), connections, time)));
            if (i % 100 == 0) Yield();
        }
        foreach (JoinHandle handle in handles) handle.Join();
    }

    /// <summary>One client after another, in the place of one connection.</summary>
    [ReactorTask]
    private static partial void One(IPEndPoint server, Random random, int connections, TimeSpan time)
    {
        bool first = true;
        while (s_clock.Elapsed < time)
        {
            using TcpStream stream = TcpStream.Connect(server);
            // All are connected at the same time before any of them goes on.
            if (first && ++s_together == connections) s_clock.Start();
            while (first && s_together < connections) Delay(TimeSpan.FromMilliseconds(20));
            first = false;
            try
            {
                Talk(stream, random, time);
            }
            catch (Exception exception) when (exception is SocketException or EndOfStreamException)
            {
                s_cut++;            // the server has cancelled the connection's task
            }
        }
    }

    [ReactorTask]
    private static partial void Talk(TcpStream stream, Random random, TimeSpan time)
    {
        while (s_clock.Elapsed < time)
        {
            byte[] message = new byte[random.Next(1, random.Next(10) == 0 ? 40_000 : 400)];
            random.NextBytes(message);
            byte[] echo = new byte[message.Length];
            switch (random.Next(20))
            {
                case 0:
                    stream.WriteAll(message);       // and away, before the echo can be read: a reset
                    s_resets++;
                    return;
                case 1:
                    Join(stream.WriteAllTask(message), stream.ReadExactTask(echo));
                    stream.ShutdownSend();
                    using (var end = stream.ReadChunk()) Check(end.Length == 0);
                    break;
                default:
                    Join(stream.WriteAllTask(message), stream.ReadExactTask(echo));
                    break;
            }
            s_messages++;
            Check(message.AsSpan().SequenceEqual(echo));
            if (random.Next(5) == 0)
            {
                // Nothing has been asked, so nothing may come; but the connection may be cut.
                Timed<int> nothing = TryWithTimeout(stream.ReadTask(echo), TimeSpan.FromMilliseconds(random.Next(3)));
                if (nothing.TryGet(out int received))
                {
                    Check(received == 0);
                    throw new EndOfStreamException();
                }
            }
            Delay(TimeSpan.FromMilliseconds(random.Next(300)));
        }
    }

    private static void Check(bool right)
    {
        if (!right) s_wrong++;
    }
}
