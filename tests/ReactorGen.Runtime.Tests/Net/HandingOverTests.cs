using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using ReactorGen.Net;

namespace ReactorGen.Runtime.Tests.Net;

/// <summary>Connections that move from one executor to another, or out of all of them.</summary>
public sealed partial class HandingOverTests
{
    [Fact]
    public async Task One_shard_accepts_and_all_serve()
    {
        using var executor = new ShardedExecutor(new ShardedExecutorOptions { Shards = 3 });
        var unhandled = new ConcurrentBag<Exception>();
        executor.UnhandledException += (_, e) => unhandled.Add(e.Exception);
        var listening = new TaskCompletionSource<IPEndPoint>(TaskCreationOptions.RunContinuationsAsynchronously);
        var served = new ConcurrentDictionary<string, int>();
        executor.Shards[0].Spawn(DealOutTask(executor, listening, served)).Detach();
        IPEndPoint endPoint = await listening.Task.WaitAsync(Host.Limit);
        for (int i = 0; i < 30; i++)
        {
            using Socket client = Host.Connect(endPoint);
            client.Send([1, 2, 3]);
            Assert.Equal(new byte[] { 1, 2, 3 }, client.ReceiveExact(3));
            client.Send([4]);                       // by now the shard that serves waits
            Assert.Equal(new byte[] { 4 }, client.ReceiveExact(1));
            client.Shutdown(SocketShutdown.Send);
            Assert.Equal(0, client.Receive(new byte[1]));
        }
        Assert.Equal(3, served.Count);
        Assert.All(served.Values, count => Assert.Equal(10, count));
        executor.Dispose();
        Assert.Empty(unhandled);
    }

    [ReactorTask]
    private static partial void DealOut(ShardedExecutor executor, TaskCompletionSource<IPEndPoint> listening, ConcurrentDictionary<string, int> served)
    {
        using var acceptor = TcpAcceptor.Bind(Host.Anywhere);
        listening.SetResult(acceptor.LocalEndPoint);
        for (int i = 0; ; i++)
        {
            using var stream = acceptor.Accept();
            executor.Shards[i % 3].Spawn(ServeTask(stream.Release(), served)).Detach();
        }
    }

    [ReactorTask]
    private static partial void Serve(SafeSocketHandle handle, ConcurrentDictionary<string, int> served)
    {
        served.AddOrUpdate(Current.Executor.Name, 1, (_, count) => count + 1);
        using var stream = TcpStream.Adopt(handle);
        Server.Echo(stream);
    }

    [Theory, EveryExecutor]
    public void What_was_waited_on_may_come_back_to_the_same_executor(ExecutorKind kind) => Host.Run(kind, ThereAndBackTask());

    [ReactorTask]
    private static partial void ThereAndBack()
    {
        var pair = Host.Pair();
        TcpStream server = pair.Server;
        using var client = pair.Client;
        var byteBuffer = new byte[1];
        for (int round = 0; round < 20; round++)
        {
            var reading = Spawn(server.ReadExactTask(byteBuffer));
            Yield();
            client.WriteAll(new[] { (byte)round });
            reading.Join();
            Assert.Equal(round, byteBuffer[0]);
            client.WriteAll(new[] { (byte)(round + 100) });
            SafeSocketHandle handle = server.Release();
            Assert.Throws<ObjectDisposedException>(() => server.Release());
            Assert.IsType<ObjectDisposedException>(Host.Failure(server.ReadTask(byteBuffer)));
            server.Dispose();                       // closes nothing
            server = TcpStream.Adopt(handle);
            Assert.True(handle.IsClosed);
            server.ReadExact(byteBuffer);           // had arrived before
            Assert.Equal(round + 100, byteBuffer[0]);
        }
        server.Dispose();
        using var end = client.ReadChunk();
        Assert.Equal(0, end.Length);
    }

    [Theory, EveryExecutor]
    public void Not_while_somebody_waits(ExecutorKind kind) => Host.Run(kind, ReleaseWhileWaitingTask());

    [ReactorTask]
    private static partial void ReleaseWhileWaiting()
    {
        var pair = Host.Pair();
        using var client = pair.Client;
        using var server = pair.Server;
        var one = new byte[1];
        var reading = Spawn(server.ReadExactTask(one));
        while (!Host.Waits(Current.Executor, Interest.Readable)) Yield();
        string message = Assert.Throws<InvalidOperationException>(() => server.Release()).Message;
        Assert.Contains("while a task waits", message, StringComparison.Ordinal);
        client.WriteAll(new byte[] { 7 });
        reading.Join();
        Assert.Equal(7, one[0]);
        using SafeSocketHandle handle = server.Release();
        Assert.False(handle.IsInvalid);
    }

    [Theory, EveryExecutor]
    public void The_base_library_can_go_on_with_it_and_give_it_back(ExecutorKind kind) => Host.Run(kind, OtherSocketsTask());

    [ReactorTask]
    private static partial void OtherSockets()
    {
        var pair = Host.Pair();
        using var client = pair.Client;
        var socket = new Socket(pair.Server.Release()) { Blocking = true };
        client.WriteAll(new byte[] { 1, 2 });
        Assert.Equal(new byte[] { 1, 2 }, socket.ReceiveExact(2));
        using var server = TcpStream.Adopt(socket.SafeHandle);
        client.WriteAll(new byte[] { 3 });
        var reading = Spawn(server.ReadChunkTask());        // not blocking again
        using var chunk = reading.Join();
        Assert.Equal(3, chunk.Span[0]);

        var unix = UnixStream.Pair();
        using var first = unix.First;
        using var second = UnixStream.Adopt(unix.Second.Release());
        first.WriteAll(new byte[] { 9 });
        using var other = second.ReadChunk();
        Assert.Equal(9, other.Span[0]);
    }

    [Theory, EveryExecutor]
    public void What_is_no_such_connection_is_refused_and_unchanged(ExecutorKind kind) => Host.Run(kind, RefusalsTask());

    [ReactorTask]
    private static partial void Refusals()
    {
        using var listener = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        listener.Bind(Host.Anywhere);
        listener.Listen();
        using var datagrams = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
        var unix = UnixStream.Pair();
        using var first = unix.First;
        using SafeSocketHandle released = unix.Second.Release();
        Assert.Contains("TCP", Assert.Throws<ArgumentException>(() => TcpStream.Adopt(listener.SafeHandle)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => TcpStream.Adopt(datagrams.SafeHandle));
        Assert.Throws<ArgumentException>(() => TcpStream.Adopt(released));
        Assert.Throws<ArgumentException>(() => UnixStream.Adopt(datagrams.SafeHandle));
        Assert.Throws<ArgumentNullException>(() => TcpStream.Adopt(null!));
        Assert.False(listener.SafeHandle.IsClosed);
        using var back = UnixStream.Adopt(released);
        Assert.Throws<ObjectDisposedException>(() => UnixStream.Adopt(released));
        first.WriteAll(new byte[] { 1 });
        using var chunk = back.ReadChunk();
        Assert.Equal(1, chunk.Length);
    }

    [Fact]
    public void The_wrong_executor_says_how_to_move_it() => Host.Run(UseElsewhereTask());

    [ReactorTask]
    private static partial void UseElsewhere()
    {
        var pair = Host.Pair();
        using var client = pair.Client;
        using var server = pair.Server;
        using var other = new ThreadPoolExecutor();
        Exception? failure = other.Spawn(Host.FailureTask(server.WriteTask(new byte[1]))).Join();
        Assert.Contains("Release()", Assert.IsType<InvalidOperationException>(failure).Message, StringComparison.Ordinal);
        failure = other.Spawn(Host.FailureTask(ReleaseOfTask(server))).Join();
        Assert.Contains("Adopt(handle)", Assert.IsType<InvalidOperationException>(failure).Message, StringComparison.Ordinal);
    }

    [ReactorTask]
    private static partial void ReleaseOf(TcpStream stream) => stream.Release();

    /// <summary>Other threads dispose and read while a task gives the stream away: one of them has it in the end, and nothing is closed twice.</summary>
    [Fact]
    public void Giving_away_and_disposing_at_the_same_time() => Host.Run(ExecutorKind.ThreadPool, RacesTask());

    [ReactorTask]
    private static partial void Races()
    {
        for (int round = 0; round < 200; round++)
        {
            var pair = UnixStream.Pair();
            using var first = pair.First;
            UnixStream second = pair.Second;
            var reading = Spawn(Host.FailureTask(second.ReadChunkTask()));
            Task disposing = Task.Run(second.Dispose);
            Exception? failure = Record.Exception(() => second.Release().Dispose());
            if (failure is not null) Assert.True(failure is ObjectDisposedException or InvalidOperationException, failure.ToString());
            Await(disposing);
            using var end = first.ReadChunk();
            Assert.Equal(0, end.Length);
            Assert.IsType<ObjectDisposedException>(reading.Join());
        }
    }
}
