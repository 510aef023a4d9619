using System.Net;
using System.Net.Sockets;
using ReactorGen.Net;

namespace ReactorGen.Runtime.Tests.Net;

/// <summary>Who may use what, and what sockets know of themselves.</summary>
public sealed partial class UseTests
{
    [Theory, EveryExecutor]
    public void A_second_reader_is_refused_and_harms_nobody(ExecutorKind kind) => Host.Run(kind, SecondReaderTask());

    [ReactorTask]
    private static partial void SecondReader()
    {
        var pair = Host.Pair();
        TcpStream client = pair.Client;
        TcpStream server = pair.Server;
        using (client)
        using (server)
        {
            var first = new byte[3];
            var reading = Spawn(server.ReadExactTask(first));
            while (!Host.Waits(Current.Executor, Interest.Readable)) Yield();
            Exception? refusal = Host.Failure(server.ReadChunkTask());
            Assert.Contains("Two tasks wait", Assert.IsType<InvalidOperationException>(refusal).Message, StringComparison.Ordinal);
            server.WriteAll(new byte[] { 9 });              // a writer beside the reader is allowed
            client.WriteAll(new byte[] { 1, 2, 3 });
            reading.Join();
            Assert.Equal(new byte[] { 1, 2, 3 }, first);
        }
    }

    [Theory, EveryExecutor]
    public void Outside_a_task_nothing_works(ExecutorKind kind)
    {
        Assert.Throws<InvalidOperationException>(() => TcpAcceptor.Bind(Host.Anywhere));
        Host.Run(kind, UseElsewhereTask());
    }

#pragma warning disable RG0015 // what the analyzer forbids is what is tried
    private static Exception? ReadAsOrdinaryCode(TcpStream stream) => Record.Exception(() => stream.ReadChunk());

    private static Exception? WriteAsOrdinaryCode(TcpStream stream) => Record.Exception(() => stream.WriteAll(new byte[1]));

    private static Exception? AcceptAsOrdinaryCode(TcpAcceptor acceptor) => Record.Exception(() => acceptor.Accept());
#pragma warning restore RG0015

    [ReactorTask]
    private static partial void UseElsewhere()
    {
        var pair = Host.Pair();
        TcpStream client = pair.Client;
        TcpStream server = pair.Server;
        using (client)
        using (server)
        {
            client.WriteAll(new byte[1]);
            Exception? exception = Await(Task.Run(() => ReadAsOrdinaryCode(server)));
            Assert.Contains("outside its tasks", Assert.IsType<InvalidOperationException>(exception).Message, StringComparison.Ordinal);
            exception = Await(Task.Run(() => WriteAsOrdinaryCode(server)));
            Assert.IsType<InvalidOperationException>(exception);
            using var acceptor = TcpAcceptor.Bind(Host.Anywhere);
            exception = AcceptAsOrdinaryCode(acceptor);
            Assert.Contains("AcceptTask", Assert.IsType<InvalidOperationException>(exception).Message, StringComparison.Ordinal);
        }
    }

    [Theory, EveryExecutor]
    public void A_chunk_is_its_holders_until_it_is_disposed_of(ExecutorKind kind) => Host.Run(kind, ChunksTask());

    [ReactorTask]
    private static partial void Chunks()
    {
        var pair = Host.Pair();
        TcpStream client = pair.Client;
        TcpStream server = pair.Server;
        using (client)
        using (server)
        {
            client.WriteAll("one"u8.ToArray());
            Chunk one = server.ReadChunk();
            client.WriteAll("two"u8.ToArray());
            Chunk two = server.ReadChunk();
            Assert.Equal("one"u8.ToArray(), one.Memory.ToArray());
            Assert.Equal("two"u8.ToArray(), two.Memory.ToArray());
            one.Dispose();
            one.Dispose();
            Assert.Throws<ObjectDisposedException>(() => one.Memory);
            Assert.Throws<ObjectDisposedException>(() => one.Span.Length);
            Assert.Equal("two"u8.ToArray(), two.Span.ToArray());
            two.Dispose();
            Assert.Equal(0, default(Chunk).Memory.Length);
            default(Chunk).Dispose();
        }
    }

    [Theory, EveryExecutor]
    public void Addresses_of_both_families_are_known(ExecutorKind kind)
    {
        Host.Run(kind, AddressesTask(IPAddress.Loopback));
        if (Socket.OSSupportsIPv6) Host.Run(kind, AddressesTask(IPAddress.IPv6Loopback));
    }

    [ReactorTask]
    private static partial void Addresses(IPAddress address)
    {
        using var acceptor = TcpAcceptor.Bind(new IPEndPoint(address, 0));
        Assert.Equal(address, acceptor.LocalEndPoint.Address);
        var connecting = Spawn(TcpStream.ConnectTask(acceptor.LocalEndPoint));
        using var server = acceptor.Accept();
        using var client = connecting.Join();
        Assert.Equal(acceptor.LocalEndPoint, client.RemoteEndPoint);
        Assert.Equal(client.LocalEndPoint, server.RemoteEndPoint);
        Assert.True(client.NoDelay);
        Assert.True(server.NoDelay);
        server.NoDelay = false;
        Assert.False(server.NoDelay);
        client.WriteAll("ping"u8.ToArray());
        var four = new byte[4];
        server.ReadExact(four);
        Assert.Equal("ping"u8.ToArray(), four);
    }
}
