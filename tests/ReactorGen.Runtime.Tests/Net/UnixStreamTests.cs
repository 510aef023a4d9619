using System.Net.Sockets;
using ReactorGen.Net;

namespace ReactorGen.Runtime.Tests.Net;

/// <summary>Unix sockets with connections.</summary>
public sealed partial class UnixStreamTests
{
    [Theory, EveryExecutor]
    public void Bytes_go_there_and_back_and_the_ends_know_each_other(ExecutorKind kind)
    {
        using var directory = new TemporaryDirectory();
        string path = directory.File("socket");
        Host.Run(kind, MeetTask(path, path));
        Host.Run(kind, MeetTask($"\0rg-{Environment.ProcessId}-{kind}", $"@rg-{Environment.ProcessId}-{kind}"));
    }

    [ReactorTask]
    private static partial void Meet(string path, string name)
    {
        using var acceptor = UnixAcceptor.Bind(path);
        Assert.Equal(name, acceptor.LocalEndPoint.ToString());
        Assert.Equal($"UnixAcceptor {name}", acceptor.ToString());
        var serving = Spawn(EchoTask(acceptor));
        using var client = UnixStream.Connect(path);
        Assert.Equal(name, client.RemoteEndPoint.ToString());
        Assert.Equal("", client.LocalEndPoint.ToString());
        Assert.Equal($"UnixStream unnamed - {name}", client.ToString());
        Assert.Equal(Environment.ProcessId, client.PeerCredentials.ProcessId);
        byte[] sent = Host.Pattern(300_000, 1);
        var writing = Spawn(client.WriteAllTask(sent));
        var received = new byte[sent.Length];
        client.ReadExact(received);
        writing.Join();
        Assert.True(received.AsSpan().SequenceEqual(sent));
        client.ShutdownSend();
        using var end = client.ReadChunk();
        Assert.Equal(0, end.Length);
        serving.Join();
        Assert.Equal(1, acceptor.AcceptedConnections);
    }

    [ReactorTask]
    private static partial void Echo(UnixAcceptor acceptor)
    {
        using var stream = acceptor.Accept();
        Assert.Equal(Environment.ProcessId, stream.PeerCredentials.ProcessId);
        stream.SendBufferSize = 4096;
        while (true)
        {
            using var chunk = stream.ReadChunk();
            if (chunk.Length == 0) return;
            stream.WriteAll(chunk.Memory);
        }
    }

    private static SocketError ErrorOf(Exception? exception) => Assert.IsType<SocketException>(exception).SocketErrorCode;

    /// <summary>A receive stops where a descriptor was passed; there is no event for what is behind it.</summary>
    [Theory, EveryExecutor]
    public void Passed_descriptors_hide_no_bytes(ExecutorKind kind)
    {
        using var directory = new TemporaryDirectory();
        Host.Run(kind, ReceivePastDescriptorsTask(directory.File("socket")));
    }

    [ReactorTask]
    private static partial void ReceivePastDescriptors(string path)
    {
        using var acceptor = UnixAcceptor.Bind(path);
        using var client = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        client.Connect(new UnixDomainSocketEndPoint(path));
        using var server = acceptor.Accept();
        for (int round = 0; round < 20; round++)
        {
            var reading = Spawn(CountTask(server, 6));
            while (!Waits(Current.Executor)) Yield();
            PassedDescriptor.Send(client, 1);
            client.Send([2, 3]);
            PassedDescriptor.Send(client, 4);
            client.Send([5, 6]);
            Assert.Equal(21, reading.Join());
        }
    }

    private static bool Waits(Executor executor) => executor.DumpTasks().Any(task => task.Frames.Any(frame =>
        frame.WaitingFor?.StartsWith($"{Interest.Readable} on {nameof(UnixStream)}", StringComparison.Ordinal) == true));

    [ReactorTask]
    private static partial int Count(UnixStream stream, int bytes)
    {
        int sum = 0;
        while (bytes > 0)
        {
            using var chunk = stream.ReadChunk();
            foreach (byte b in chunk.Span) sum += b;
            bytes -= chunk.Length;
        }
        return sum;
    }

    [Theory, EveryExecutor]
    public void A_peer_that_has_gone_is_the_end_to_readers_and_an_error_to_writers(ExecutorKind kind) => Host.Run(kind, PeerGoneTask());

    [ReactorTask]
    private static partial void PeerGone()
    {
        var pair = UnixStream.Pair();
        using var first = pair.First;
        var reading = Spawn(first.ReadChunkTask());
        var writing = Spawn(Host.FailureTask(first.WriteAllTask(new byte[8 << 20])));
        Yield();
        var one = new byte[1];
        pair.Second.ReadExact(one);
        pair.Second.Dispose();
        Exception? readFailure = Host.Failure(AwaitChunkTask(reading));
        // Bytes that the peer has not read make its end a reset.
        if (readFailure is not null) Assert.Equal(SocketError.ConnectionReset, ErrorOf(readFailure));
        Assert.Contains(ErrorOf(writing.Join()), new[] { SocketError.Shutdown, SocketError.ConnectionReset });
        Assert.Equal(SocketError.Shutdown, ErrorOf(Host.Failure(first.WriteTask(one))));
        using var end = first.ReadChunk();
        Assert.Equal(0, end.Length);
    }

    [ReactorTask]
    private static partial void AwaitChunk(JoinHandle<Chunk> reading)
    {
        using var chunk = reading.Join();
        Assert.Equal(0, chunk.Length);
    }

    [Theory, EveryExecutor]
    public void Disposing_from_another_thread_ends_the_waits(ExecutorKind kind) => Host.Run(kind, DisposeElsewhereTask());

    [ReactorTask]
    private static partial void DisposeElsewhere()
    {
        using var directory = new TemporaryDirectory();
        var acceptor = UnixAcceptor.Bind(directory.File("socket"));
        var pair = UnixStream.Pair();
        using var second = pair.Second;
        var reading = Spawn(Host.FailureTask(pair.First.ReadChunkTask()));
        var writing = Spawn(Host.FailureTask(pair.First.WriteAllTask(new byte[8 << 20])));
        var accepting = Spawn(Host.FailureTask(acceptor.AcceptTask()));
        Yield();
        Await(Task.Run(pair.First.Dispose));
        Await(Task.Run(acceptor.Dispose));
        Assert.IsType<ObjectDisposedException>(reading.Join());
        Assert.IsType<ObjectDisposedException>(writing.Join());
        Assert.IsType<ObjectDisposedException>(accepting.Join());
        Assert.IsType<ObjectDisposedException>(Host.Failure(pair.First.ReadTask(new byte[1])));
        Assert.Throws<ObjectDisposedException>(() => pair.First.PeerCredentials);
    }

    /// <summary>Only on one thread is it certain which of the two comes first.</summary>
    [Fact]
    public void A_cancelled_read_loses_nothing_though_the_number_is_used_again() => Host.Run(CancelTask());

    [ReactorTask]
    private static partial void Cancel()
    {
        for (int round = 0; round < 20; round++)
        {
            var pair = UnixStream.Pair();           // the numbers of the pair before
            using var first = pair.First;
            using var second = pair.Second;
            var reading = Spawn(Host.FailureTask(first.ReadChunkTask()));
            Yield();
            second.WriteAll(new[] { (byte)round });
            reading.Cancel();
            Assert.IsType<OperationCanceledException>(reading.Join(), exactMatch: false);
            var one = new byte[1];
            first.ReadExact(one);
            Assert.Equal(round, one[0]);
        }
    }

    [Fact]
    public void Outside_a_task_it_says_what_to_do() => Host.Run(UseElsewhereTask());

    [ReactorTask]
    private static partial void UseElsewhere()
    {
        var pair = UnixStream.Pair();
        using var first = pair.First;
        using var second = pair.Second;
        string message = Await(Task.Run(() => Assert.Throws<InvalidOperationException>(() => first.ShutdownSend()).Message));
        Assert.Contains("outside its tasks", message, StringComparison.Ordinal);
        Assert.Contains("UnixStream.Adopt", message, StringComparison.Ordinal);
        Assert.Contains(nameof(UnixStream.Pair), Await(Task.Run(() => Assert.Throws<InvalidOperationException>(() => UnixStream.Pair()).Message)), StringComparison.Ordinal);
    }

    [Fact]
    public void Round_trips_allocate_nothing() => Host.Run(CountBytesTask());

    [ReactorTask]
    private static partial void CountBytes()
    {
        var pair = UnixStream.Pair();
        var serving = Spawn(EchoBytesTask(pair.Second));
        var bytes = new byte[64];
        RoundTrips(pair.First, bytes, 1000);
        long before = GC.GetAllocatedBytesForCurrentThread();
        RoundTrips(pair.First, bytes, 10_000);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        pair.First.Dispose();
        serving.Join();
    }

    [ReactorTask]
    private static partial void EchoBytes(UnixStream stream)
    {
        using (stream)
        {
            while (true)
            {
                using var chunk = stream.ReadChunk();
                if (chunk.Length == 0) return;
                stream.WriteAll(chunk.Memory);
            }
        }
    }

    [ReactorTask]
    private static partial void RoundTrips(UnixStream client, byte[] bytes, int count)
    {
        for (int i = 0; i < count; i++)
        {
            client.WriteAll(bytes);
            client.ReadExact(bytes);
        }
    }
}
