using System.Collections.Concurrent;
using System.Net.Sockets;
using ReactorGen.Runtime.Tests.Net;

namespace ReactorGen.Runtime.Tests;

/// <summary>A reactor without an executor: one thread turns it, others register, watch, take, deregister and close.</summary>
public sealed class TokenChannelTests
{
    /// <summary>A shared reactor that a thread turns.</summary>
    private sealed class Turning : IDisposable
    {
        private readonly Thread _thread;
        private volatile bool _ended;

        internal Turning()
        {
            _thread = new Thread(() =>
            {
                while (!_ended) Reactor.Turn(Timeout.InfiniteTimeSpan);
            }) { IsBackground = true };
            _thread.Start();
        }

        internal Reactor Reactor { get; } = new(new ReactorOptions { IsShared = true });

        public void Dispose()
        {
            _ended = true;
            Reactor.Notify();
            Assert.True(_thread.Join(Host.Limit));
            Reactor.Dispose();
        }
    }

    private static (Socket Client, Socket Server) Pair()
    {
        using var listener = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        listener.Bind(Host.Anywhere);
        listener.Listen();
        Socket client = Host.Connect((System.Net.IPEndPoint)listener.LocalEndPoint!);
        return (client, listener.Accept());
    }

    [Fact]
    public void An_echo_server_of_two_threads_and_a_channel()
    {
        using var turning = new Turning();
        var channel = new TokenChannel(turning.Reactor);
        var sockets = new ConcurrentDictionary<Token, Socket>();
        using var ended = new CancellationTokenSource();
        var serving = new Thread(() => Echo(channel, sockets, ended.Token));
        serving.Start();
        var clients = new List<Socket>();
        for (int i = 0; i < 20; i++)
        {
            (Socket client, Socket server) = Pair();
            Token token = turning.Reactor.Register(server);
            sockets[token] = server;
            channel.Watch(token, Interest.Readable);
            clients.Add(client);
        }
        for (int round = 0; round < 50; round++)
        {
            foreach (Socket client in clients) client.Send([(byte)round, 1, 2]);
            foreach (Socket client in clients) Assert.Equal(new byte[] { (byte)round, 1, 2 }, client.ReceiveExact(3));
        }
        foreach (Socket client in clients) client.Dispose();
        while (!sockets.IsEmpty) Thread.Yield();
        ended.Cancel();
        Assert.True(serving.Join(Host.Limit));
        Assert.False(channel.TryTake(out _, out _));

        void Echo(TokenChannel ready, ConcurrentDictionary<Token, Socket> served, CancellationToken cancellation)
        {
            var buffer = new byte[1000];
            try
            {
                while (true)
                {
                    Token token = ready.Take(out Readiness readiness, cancellation);
                    Assert.NotEqual(Readiness.None, readiness);
                    Socket socket = served[token];
                    int received = socket.Receive(buffer, SocketFlags.None, out SocketError error);
                    if (received > 0) socket.Send(buffer.AsSpan(0, received));
                    if (received > 0 || error == SocketError.WouldBlock)
                    {
                        ready.Watch(token, Interest.Readable);
                        continue;
                    }
                    turning.Reactor.Deregister(token);
                    socket.Dispose();
                    served.TryRemove(token, out _);
                }
            }
            catch (OperationCanceledException)
            {
                // The test is over.
            }
        }
    }

    [Fact]
    public void A_token_that_another_thread_deregisters_is_not_reported()
    {
        using var turning = new Turning();
        var channel = new TokenChannel(turning.Reactor);
        (Socket client, Socket server) = Pair();
        using (client)
        using (server)
        {
            Token token = turning.Reactor.Register(server);
            channel.Watch(token, Interest.Readable);
            Assert.Throws<InvalidOperationException>(() => channel.Watch(token, Interest.Readable));     // and the first is not harmed:
            client.Send([1]);
            Assert.Equal(token, channel.Take(out _));
            server.Receive(new byte[1]);
            channel.Watch(token, Interest.Readable);
            turning.Reactor.Deregister(token);
            client.Send([1]);
            Assert.False(channel.TryTake(out _, out _));
            Assert.Throws<TokenClosedException>(() => channel.Watch(token, Interest.Readable));
        }
    }

    [Fact]
    public void What_is_ready_already_is_there_at_once_and_by_level_again()
    {
        using var reactor = new Reactor();
        var channel = new TokenChannel(reactor);
        (Socket client, Socket server) = Pair();
        using (client)
        using (server)
        {
            client.Send([1, 2]);
            Token token = reactor.Register(server);
            for (int i = 0; i < 3; i++)
            {
                channel.Watch(token, Interest.Readable);
                Token taken;
                while (!channel.TryTake(out taken, out _)) reactor.Turn(TimeSpan.FromSeconds(1));
                Assert.Equal(token, taken);
            }
        }
    }
}
