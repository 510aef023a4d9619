using System.Net.Sockets;
using System.Runtime.InteropServices;

namespace ReactorGen.Runtime.Tests.Net;

/// <summary>No descriptors left.</summary>
public sealed class ExhaustionTests
{
    [Fact]
    public void Out_of_descriptors_each_client_is_served_or_sees_that_it_is_not()
    {
        // The limit counts what the runtime itself has open, too.
        string command = $"ulimit -n 120; exec \"{Environment.ProcessPath}\" exec \"{EchoServerTests.Assembly}\" 0";
        using var server = ProcessUnderTest.Start("sh", "-c", command);
        int port = EchoServerTests.ReadPort(server);
        var served = new List<Socket>();
        int refused = 0;
        for (int i = 0; i < 200; i++)
        {
            Socket client = Host.Connect(new(System.Net.IPAddress.Loopback, port));
            if (IsServed(client))
            {
                served.Add(client);
                continue;
            }
            refused++;
            client.Dispose();
        }
        Assert.InRange(served.Count, 1, 120);
        Assert.InRange(refused, 1, 199);
        foreach (Socket client in served) Assert.True(IsServed(client));

        // With descriptors free again it goes on as before.
        foreach (Socket client in served)
        {
            client.Shutdown(SocketShutdown.Send);
            Assert.Equal(0, client.Receive(new byte[1]));
            client.Dispose();
        }
        using Socket late = Host.Connect(new(System.Net.IPAddress.Loopback, port));
        Assert.True(IsServed(late));
        server.Signal(PosixSignal.SIGTERM);
        Assert.Equal(0, server.End().Code);
    }

    [Fact]
    public void Without_a_reserve_it_tries_again_by_the_clock()
    {
        using var child = ChildPrograms.Start(ChildPrograms.BackOff);
        Assert.Equal("waited True, got 42, refused 0, idle True", child.ReadLine());
        Assert.Equal(0, child.End().Code);
    }

    private static bool IsServed(Socket client)
    {
        try
        {
            client.Send([7]);
            var answer = new byte[1];
            return client.Receive(answer) == 1 && answer[0] == 7;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
