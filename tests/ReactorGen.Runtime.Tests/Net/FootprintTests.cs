using System.Globalization;
using System.Net;
using System.Net.Sockets;
using ReactorGen.Net;

namespace ReactorGen.Runtime.Tests.Net;

/// <summary>What connections and round trips cost in managed memory.</summary>
public sealed partial class FootprintTests
{
    [Fact]
    public void Round_trips_allocate_nothing() => Host.Run(CountTask());

    [ReactorTask]
    private static partial void Count()
    {
        var pair = Host.Pair();
        TcpStream client = pair.Client;
        TcpStream server = pair.Server;
        var serving = Spawn(Server.EchoTask(server));
        var bytes = new byte[64];
        RoundTrips(client, bytes, 1000);
        long before = GC.GetAllocatedBytesForCurrentThread();
        RoundTrips(client, bytes, 10_000);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        client.Dispose();
        serving.Join();
    }

    [ReactorTask]
    private static partial void RoundTrips(TcpStream client, byte[] bytes, int count)
    {
        for (int i = 0; i < count; i++)
        {
            client.WriteAll(bytes);
            client.ReadExact(bytes);
        }
    }

    [Fact]
    public void An_idle_connection_that_has_echoed_costs_at_most_400_bytes()
    {
        const int Connections = 2000;
        using var child = ChildPrograms.Start(ChildPrograms.Memory);
        var endPoint = new IPEndPoint(IPAddress.Loopback, int.Parse(child.ReadLine(), CultureInfo.InvariantCulture));
        var clients = new List<Socket>();
        for (int i = 0; i < 256; i++) clients.Add(Echo(endPoint));
        long before = Memory(child);
        for (int i = 0; i < Connections; i++) clients.Add(Echo(endPoint));
        long each = (Memory(child) - before) / Connections;
        foreach (Socket client in clients) client.Dispose();
        Assert.InRange(each, 100, 400);
    }

    private static Socket Echo(IPEndPoint endPoint)
    {
        Socket client = Host.Connect(endPoint);
        client.Send([1]);
        client.ReceiveExact(1);
        return client;
    }

    private static long Memory(ProcessUnderTest child)
    {
        child.WriteLine("");
        return long.Parse(child.ReadLine(), CultureInfo.InvariantCulture);
    }
}
