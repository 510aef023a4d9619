using System.Net.Sockets;

namespace ReactorGen.Runtime.Tests.Net;

/// <summary>Many connections at once.</summary>
public sealed class ManyConnectionsTests
{
    private const int Connections = 2500;
    private const int Threads = 5;
    private const int Rounds = 4;

    [Theory, EveryExecutor]
    public void Thousands_of_connections_get_their_own_bytes_back(ExecutorKind kind)
    {
        using var server = Server.Echo(kind);
        var connected = new Barrier(Threads);
        var failures = new List<Exception>();
        var threads = new Thread[Threads];
        for (int t = 0; t < Threads; t++)
        {
            int first = t * (Connections / Threads);
            threads[t] = new Thread(() =>
            {
                try
                {
                    Drive(server, first, connected);
                }
                catch (Exception exception)
                {
                    lock (failures) failures.Add(exception);
                }
            });
            threads[t].Start();
        }
        foreach (Thread thread in threads) Assert.True(thread.Join(Host.Limit * 2), "The clients hang.");
        Assert.Empty(failures);
    }

    private static void Drive(Server server, int first, Barrier connected)
    {
        var clients = new Socket[Connections / Threads];
        for (int i = 0; i < clients.Length; i++) clients[i] = Host.Connect(server.EndPoint);
        connected.SignalAndWait(Host.Limit);        // all of them are open at the same time
        for (int round = 0; round < Rounds; round++)
        {
            for (int i = 0; i < clients.Length; i++) clients[i].Send(Bytes(first + i, round));
            for (int i = 0; i < clients.Length; i++)
            {
                byte[] expected = Bytes(first + i, round);
                byte[] received = clients[i].ReceiveExact(expected.Length);
                Assert.True(received.AsSpan().SequenceEqual(expected), $"Connection {first + i}, round {round}.");
            }
        }
        foreach (Socket client in clients)
        {
            client.Shutdown(SocketShutdown.Send);
            Assert.Equal(0, client.Receive(new byte[1]));
            client.Dispose();
        }
    }

    private static byte[] Bytes(int connection, int round) =>
        Host.Pattern(1 + ((connection * 31 + round * 977) % 3000), connection * Rounds + round);
}
