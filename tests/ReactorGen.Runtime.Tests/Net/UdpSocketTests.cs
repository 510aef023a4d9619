using System.Net;
using System.Net.Sockets;
using ReactorGen.Net;

namespace ReactorGen.Runtime.Tests.Net;

/// <summary>UDP.</summary>
public sealed partial class UdpSocketTests
{
    [Theory, EveryExecutor]
    public void Datagrams_keep_their_borders_and_senders(ExecutorKind kind)
    {
        Host.Run(kind, ExchangeTask(IPAddress.Loopback));
        if (Socket.OSSupportsIPv6) Host.Run(kind, ExchangeTask(IPAddress.IPv6Loopback));
    }

    [ReactorTask]
    private static partial void Exchange(IPAddress address)
    {
        using var server = UdpSocket.Bind(new IPEndPoint(address, 0));
        using var client = UdpSocket.Bind(new IPEndPoint(address, 0));
        var buffer = new byte[100];
        var receiving = Spawn(server.ReceiveFromTask(buffer));
        Yield();
        client.SendTo("first"u8.ToArray(), server.LocalEndPoint);
        var first = receiving.Join();
        Assert.Equal("first"u8.ToArray(), buffer[..first.Length]);
        Assert.Equal(client.LocalEndPoint, first.Sender.ToIPEndPoint());
        Assert.Equal((UdpPeer)client.LocalEndPoint, first.Sender);
        Assert.Equal(client.LocalEndPoint.ToString(), first.Sender.ToString());
        Assert.Equal(address.AddressFamily, first.Sender.AddressFamily);
        Assert.Equal(client.LocalEndPoint.Port, first.Sender.Port);
        client.SendTo(ReadOnlyMemory<byte>.Empty, server.LocalEndPoint);
        client.SendTo(Host.Pattern(150, 1), server.LocalEndPoint);
        Assert.True(client.TrySendTo([7], server.LocalEndPoint));
        var empty = server.ReceiveFrom(buffer);
        Assert.True(empty is { Length: 0, IsTruncated: false } && empty.Sender == first.Sender);
        var large = server.ReceiveFrom(buffer);
        Assert.True(large is { Length: 100, FullLength: 150, IsTruncated: true });
        Assert.Equal(Host.Pattern(150, 1)[..100], buffer);
        var one = server.ReceiveFrom(buffer);
        Assert.True(one is { Length: 1, IsTruncated: false } && buffer[0] == 7);
        server.SendTo("answer"u8.ToArray(), one.Sender);
        var answer = client.ReceiveFrom(buffer);
        Assert.Equal("answer"u8.ToArray(), buffer[..answer.Length]);
        client.SendTo(new byte[3], server.LocalEndPoint);
        var none = server.ReceiveFrom(Memory<byte>.Empty);
        Assert.True(none is { Length: 0, FullLength: 3, IsTruncated: true });
    }

    [Theory, EveryExecutor]
    public void That_nobody_is_there_is_told_once(ExecutorKind kind) => Host.Run(kind, RefusedTask());

    [ReactorTask]
    private static partial void Refused()
    {
        IPEndPoint nowhere;
        // At an address that no other test binds to: the port stays free while nobody is there.
        using (var closed = UdpSocket.Bind(new IPEndPoint(IPAddress.Parse("127.0.0.77"), 0))) nowhere = closed.LocalEndPoint;
        using var client = UdpSocket.Bind(Host.Anywhere);
        Assert.Throws<SocketException>(() => client.RemoteEndPoint);
        client.Connect(nowhere);
        Assert.Equal(nowhere, client.RemoteEndPoint);
        var buffer = new byte[10];
        for (int round = 0; round < 3; round++)
        {
            var receiving = Spawn(Host.FailureTask(client.ReceiveFromTask(buffer)));
            Yield();
            client.Send(new byte[1]);
            Assert.Equal(SocketError.ConnectionRefused, Assert.IsType<SocketException>(receiving.Join()).SocketErrorCode);
        }
        using var server = UdpSocket.Bind(nowhere);         // now somebody is
        client.Send(new byte[] { 5 });
        var received = server.ReceiveFrom(buffer);
        server.SendTo(buffer.AsMemory(0, received.Length), received.Sender);
        Assert.Equal(1, client.ReceiveFrom(buffer).Length);
        Assert.True(client.TrySend([6]));
        Assert.Equal(1, server.ReceiveFrom(buffer).Length);
        using var stranger = UdpSocket.Bind(Host.Anywhere);
        stranger.SendTo(new byte[9], client.LocalEndPoint);
        server.SendTo(new byte[2], client.LocalEndPoint);
        Assert.Equal(2, client.ReceiveFrom(buffer).Length);         // what strangers send is not received
    }

    [Theory, EveryExecutor]
    public void What_is_refused(ExecutorKind kind) => Host.Run(kind, RefusalsTask());

    [ReactorTask]
    private static partial void Refusals()
    {
        using var socket = UdpSocket.Bind(Host.Anywhere);
        Assert.Equal(SocketError.AddressAlreadyInUse, ErrorOf(Record.Exception(() => UdpSocket.Bind(socket.LocalEndPoint))));
        Assert.Equal(SocketError.MessageSize, ErrorOf(Host.Failure(socket.SendToTask(new byte[70_000], socket.LocalEndPoint))));
        Assert.Equal(SocketError.AccessDenied, ErrorOf(Host.Failure(socket.SendToTask(new byte[1], new IPEndPoint(IPAddress.Broadcast, 9)))));
        Assert.IsType<ArgumentException>(Host.Failure(socket.SendToTask(new byte[1], default)));
        Assert.IsType<SocketException>(Host.Failure(socket.SendTask(new byte[1])));
        Assert.False(socket.EnableBroadcast);
        socket.EnableBroadcast = true;
        Assert.True(socket.EnableBroadcast);
        Assert.Throws<ArgumentException>(() => socket.JoinGroup(IPAddress.Parse("ff02::1")));
        Assert.Throws<SocketException>(() => socket.JoinGroup(IPAddress.Loopback));
        Assert.True(default(UdpPeer).IsNone);
        Assert.Throws<InvalidOperationException>(() => default(UdpPeer).ToIPEndPoint());
        using var shared = UdpSocket.Bind(Host.Anywhere, sharePort: true);
        using var sharing = UdpSocket.Bind(shared.LocalEndPoint, sharePort: true);
        Assert.Equal(shared.LocalEndPoint, sharing.LocalEndPoint);
        Assert.StartsWith("UdpSocket 127.0.0.1:", shared.ToString(), StringComparison.Ordinal);
    }

    private static SocketError ErrorOf(Exception? exception) => Assert.IsType<SocketException>(exception).SocketErrorCode;

    [Theory, EveryExecutor]
    public void Disposing_from_another_thread_ends_the_wait(ExecutorKind kind) => Host.Run(kind, DisposeElsewhereTask());

    [ReactorTask]
    private static partial void DisposeElsewhere()
    {
        var socket = UdpSocket.Bind(Host.Anywhere);
        var receiving = Spawn(Host.FailureTask(socket.ReceiveFromTask(new byte[1])));
        Yield();
        Await(Task.Run(socket.Dispose));
        Assert.IsType<ObjectDisposedException>(receiving.Join());
        Assert.IsType<ObjectDisposedException>(Host.Failure(socket.SendToTask(new byte[1], Host.Anywhere)));
        Assert.Throws<ObjectDisposedException>(() => socket.LocalEndPoint);
    }

    [Fact]
    public void A_cancelled_receive_loses_nothing_though_the_number_is_used_again() => Host.Run(CancelTask());

    [ReactorTask]
    private static partial void Cancel()
    {
        var buffer = new byte[10];
        for (int round = 0; round < 20; round++)
        {
            using var socket = UdpSocket.Bind(Host.Anywhere);
            var receiving = Spawn(Host.FailureTask(socket.ReceiveFromTask(buffer)));
            Yield();
            socket.SendTo(new[] { (byte)round }, socket.LocalEndPoint);
            receiving.Cancel();
            Assert.IsType<OperationCanceledException>(receiving.Join(), exactMatch: false);
            Assert.Equal(1, socket.ReceiveFrom(buffer).Length);
            Assert.Equal(round, buffer[0]);
        }
    }

    [Fact]
    public void Datagrams_allocate_nothing() => Host.Run(CountBytesTask());

    [ReactorTask]
    private static partial void CountBytes()
    {
        using var client = UdpSocket.Bind(Host.Anywhere);
        var server = UdpSocket.Bind(Host.Anywhere);
        var echoing = Spawn(EchoTask(server));
        var bytes = new byte[64];
        UdpPeer peer = server.LocalEndPoint;
        RoundTrips(client, peer, bytes, 200);
        long before = GC.GetAllocatedBytesForCurrentThread();
        RoundTrips(client, peer, bytes, 2000);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        client.SendTo(ReadOnlyMemory<byte>.Empty, peer);
        echoing.Join();
    }

    [ReactorTask]
    private static partial void Echo(UdpSocket socket)
    {
        using (socket)
        {
            var buffer = new byte[100];
            while (true)
            {
                var datagram = socket.ReceiveFrom(buffer);
                if (datagram.Length == 0) return;
                socket.SendTo(buffer.AsMemory(0, datagram.Length), datagram.Sender);
            }
        }
    }

    [ReactorTask]
    private static partial void RoundTrips(UdpSocket client, UdpPeer peer, byte[] bytes, int count)
    {
        for (int i = 0; i < count; i++)
        {
            client.SendTo(bytes, peer);
            if (client.ReceiveFrom(bytes).Sender != peer) throw new InvalidOperationException();
        }
    }
}
