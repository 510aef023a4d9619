using System.Net.Sockets;
using System.Runtime.CompilerServices;
using ReactorGen.Net;

namespace ReactorGen.Runtime.Tests.Net;

/// <summary>How sockets and waits on them end.</summary>
public sealed partial class LifetimeTests
{
    [Theory, EveryExecutor]
    public void Disposing_ends_the_wait_of_another_task(ExecutorKind kind) => Host.Run(kind, DisposeWhileWaitingTask());

    [ReactorTask]
    private static partial void DisposeWhileWaiting()
    {
        var pair = Host.Pair();
        TcpStream client = pair.Client;
        TcpStream server = pair.Server;
        var acceptor = TcpAcceptor.Bind(Host.Anywhere);
        var reading = Spawn(Host.FailureTask(server.ReadChunkTask()));
        var writing = Spawn(Host.FailureTask(server.WriteAllTask(new byte[64 << 20])));
        var accepting = Spawn(Host.FailureTask(acceptor.AcceptTask()));
        Yield();
        Assert.False(reading.IsCompleted || writing.IsCompleted || accepting.IsCompleted);
        server.Dispose();
        acceptor.Dispose();
        Assert.IsType<ObjectDisposedException>(reading.Join());
        Assert.IsType<ObjectDisposedException>(writing.Join());
        Assert.IsType<ObjectDisposedException>(accepting.Join());
        client.Dispose();
    }

    [Theory, EveryExecutor]
    public void A_disposed_socket_refuses_everything(ExecutorKind kind) => Host.Run(kind, UseAfterDisposeTask());

    [ReactorTask]
    private static partial void UseAfterDispose()
    {
        var pair = Host.Pair();
        TcpStream client = pair.Client;
        TcpStream server = pair.Server;
        client.Dispose();
        client.Dispose();
        server.Dispose();
        Assert.IsType<ObjectDisposedException>(Host.Failure(client.ReadChunkTask()));
        Assert.IsType<ObjectDisposedException>(Host.Failure(client.ReadTask(new byte[1])));
        Assert.IsType<ObjectDisposedException>(Host.Failure(client.ReadExactTask(new byte[1])));
        Assert.IsType<ObjectDisposedException>(Host.Failure(client.WriteTask(new byte[1])));
        Assert.IsType<ObjectDisposedException>(Host.Failure(client.WriteAllTask(new byte[1])));
        Assert.Throws<ObjectDisposedException>(() => client.ShutdownSend());
        Assert.Throws<ObjectDisposedException>(() => client.NoDelay);
        Assert.Throws<ObjectDisposedException>(() => client.NoDelay = true);
        Assert.Throws<ObjectDisposedException>(() => client.LocalEndPoint);
        Assert.Throws<ObjectDisposedException>(() => client.RemoteEndPoint);
        Assert.Equal(nameof(TcpStream), client.ToString());
        var acceptor = TcpAcceptor.Bind(Host.Anywhere);
        acceptor.Dispose();
        acceptor.Dispose();
        Assert.IsType<ObjectDisposedException>(Host.Failure(acceptor.AcceptTask()));
    }

    /// <summary>Only on one thread is it certain which of the two comes first.</summary>
    [Fact]
    public void A_cancelled_read_loses_nothing() => Host.Run(CancelTask());

    [ReactorTask]
    private static partial void Cancel()
    {
        var pair = Host.Pair();
        TcpStream client = pair.Client;
        TcpStream server = pair.Server;
        using (client)
        using (server)
        {
            for (int round = 0; round < 10; round++)
            {
                var reading = Spawn(Host.FailureTask(server.ReadChunkTask()));
                Yield();
                client.WriteAll(new[] { (byte)round });     // ready and cancelled at the same time
                reading.Cancel();
                Assert.IsType<OperationCanceledException>(reading.Join(), exactMatch: false);
                var one = new byte[1];
                server.ReadExact(one);
                Assert.Equal(round, one[0]);
            }
        }
    }

    [Theory, EveryExecutor]
    public void Another_thread_may_dispose(ExecutorKind kind) => Host.Run(kind, DisposeElsewhereTask());

    [ReactorTask]
    private static partial void DisposeElsewhere()
    {
        var pair = Host.Pair();
        TcpStream client = pair.Client;
        TcpStream server = pair.Server;
        using (client)
        {
            var reading = Spawn(Host.FailureTask(server.ReadChunkTask()));
            Yield();
            Await(Task.Run(server.Dispose));
            Assert.IsType<ObjectDisposedException>(reading.Join());
            using var end = client.ReadChunk();
            Assert.Equal(0, end.Length);
        }
    }

    [Theory, EveryExecutor]
    public void A_dropped_stream_is_closed_when_the_collector_finds_it(ExecutorKind kind)
    {
        using var server = new Server(kind, stream => DropTask(stream));
        using Socket client = Host.Connect(server.EndPoint);
        DateTime deadline = DateTime.UtcNow + Host.Limit;
        while (!client.Poll(TimeSpan.FromMilliseconds(10), SelectMode.SelectRead))
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
            Assert.True(DateTime.UtcNow < deadline, "The stream is not closed.");
        }
        Assert.Equal(0, client.Receive(new byte[1]));
    }

    [ReactorTask]
    private static partial void Drop(TcpStream stream) => Touch(stream);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Touch(TcpStream stream) => Assert.NotNull(stream.RemoteEndPoint);

    [Theory, EveryExecutor]
    public void A_stream_may_be_disposed_of_after_its_executor(ExecutorKind kind)
    {
        TcpStream? kept = null;
        using (var server = new Server(kind, stream => KeepTask(stream, s => kept = s)))
        {
            using Socket client = Host.Connect(server.EndPoint);
            client.ReceiveExact(1);
        }
        kept!.Dispose();
        kept.Dispose();
        Assert.Throws<ObjectDisposedException>(() => kept.LocalEndPoint);
    }

    [ReactorTask]
    private static partial void Keep(TcpStream stream, Action<TcpStream> keep)
    {
        keep(stream);
        stream.WriteAll(new byte[1]);
    }

    [Theory, EveryExecutor]
    public void A_shutdown_ends_all_connections(ExecutorKind kind)
    {
        var server = Server.Echo(kind);
        var clients = new List<Socket>();
        for (int i = 0; i < 50; i++) clients.Add(Host.Connect(server.EndPoint));
        foreach (Socket client in clients) client.Send([1]);
        foreach (Socket client in clients) client.ReceiveExact(1);
        server.Dispose();
        foreach (Socket client in clients)
        {
            Assert.Equal(0, client.Receive(new byte[1]));
            client.Dispose();
        }
        Assert.Throws<SocketException>(() => Host.Connect(server.EndPoint));
    }
}
