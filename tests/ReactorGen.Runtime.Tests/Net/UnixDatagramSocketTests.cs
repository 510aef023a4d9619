using System.Net.Sockets;
using ReactorGen.Net;

namespace ReactorGen.Runtime.Tests.Net;

/// <summary>Unix sockets for datagrams.</summary>
public sealed partial class UnixDatagramSocketTests
{
    private static UnixDomainSocketEndPoint At(string path) => new(path);

    [Theory, EveryExecutor]
    public void Datagrams_keep_their_borders_and_senders(ExecutorKind kind)
    {
        using var directory = new TemporaryDirectory();
        Host.Run(kind, ExchangeTask(At(directory.File("server")), At($"\0rg-dgram-{Environment.ProcessId}-{kind}")));
    }

    [ReactorTask]
    private static partial void Exchange(UnixDomainSocketEndPoint serverAddress, UnixDomainSocketEndPoint clientAddress)
    {
        using var server = UnixDatagramSocket.Bind(serverAddress);
        using var client = UnixDatagramSocket.Bind(clientAddress);
        using var unnamed = UnixDatagramSocket.Bind(null);
        var buffer = new byte[10];
        var receiving = Spawn(server.ReceiveFromTask(buffer));
        Yield();
        client.SendTo("hello"u8.ToArray(), serverAddress);
        var hello = receiving.Join();
        Assert.Equal("hello"u8.ToArray(), buffer[..hello.Length]);
        Assert.Equal(clientAddress.ToString(), hello.Sender.ToString());
        Assert.Equal((UnixPeer)clientAddress, hello.Sender);
        server.SendTo("answer is long"u8.ToArray(), hello.Sender);
        var answer = client.ReceiveFrom(buffer);
        Assert.True(answer is { Length: 10, FullLength: 14, IsTruncated: true });
        Assert.Equal(serverAddress.ToString(), answer.Sender.ToEndPoint().ToString());
        unnamed.Connect(serverAddress);
        unnamed.Send(ReadOnlyMemory<byte>.Empty);
        var empty = server.ReceiveFrom(buffer);
        Assert.True(empty is { Length: 0, IsTruncated: false } && empty.Sender.IsNone);
        Assert.Equal("nobody", empty.Sender.ToString());
        Assert.IsType<ArgumentException>(Host.Failure(server.SendToTask(new byte[1], empty.Sender)));
    }

    /// <summary>The queue of a receiver holds few: both kinds of sender have to wait for room, also for that which others take.</summary>
    [Theory, EveryExecutor]
    public void Senders_wait_for_room_and_nothing_is_lost(ExecutorKind kind)
    {
        using var directory = new TemporaryDirectory();
        Host.Run(kind, CrowdTask(At(directory.File("server"))));
    }

    [ReactorTask]
    private static partial void Crowd(UnixDomainSocketEndPoint address)
    {
        using var server = UnixDatagramSocket.Bind(address);
        var connected = Spawn(SendManyTask(address, connect: true));
        var unconnected = Spawn(SendManyTask(address, connect: false));
        using (var filling = UnixDatagramSocket.Bind(null))
        {
            int accepted = 0;
            while (accepted < 100_000 && filling.TrySendTo([1], address)) accepted++;
            Assert.True(accepted < 100_000);
        }
        var buffer = new byte[10];
        for (int left = 600; left > 0;)
        {
            server.ReceiveFrom(buffer);
            if (buffer[0] == 7) left--;
        }
        connected.Join();
        unconnected.Join();
    }

    [ReactorTask]
    private static partial void SendMany(UnixDomainSocketEndPoint address, bool connect)
    {
        using var socket = UnixDatagramSocket.Bind(null);
        if (connect) socket.Connect(address);
        var seven = new byte[] { 7 };
        for (int i = 0; i < 300; i++)
        {
            if (connect) socket.Send(seven);
            else socket.SendTo(seven, address);
        }
    }

    [Theory, EveryExecutor]
    public void What_a_path_can_be_refused_for(ExecutorKind kind)
    {
        using var directory = new TemporaryDirectory();
        Host.Run(kind, RefusalsTask(At(directory.File("socket")), At(directory.File("nobody"))));
    }

    [ReactorTask]
    private static partial void Refusals(UnixDomainSocketEndPoint address, UnixDomainSocketEndPoint nobody)
    {
        using (var socket = UnixDatagramSocket.Bind(address))
        {
            Assert.Equal(SocketError.AddressAlreadyInUse, ErrorOf(Record.Exception(() => UnixDatagramSocket.Bind(address, replaceStale: true))));
            Assert.Equal(SocketError.AddressNotAvailable, ErrorOf(Host.Failure(socket.SendToTask(new byte[1], nobody))));
        }
        using var other = UnixDatagramSocket.Bind(null);
        Assert.Equal(SocketError.ConnectionRefused, ErrorOf(Host.Failure(other.SendToTask(new byte[1], address))));
        Assert.Equal(SocketError.AddressAlreadyInUse, ErrorOf(Record.Exception(() => UnixDatagramSocket.Bind(address))));
        using var replacing = UnixDatagramSocket.Bind(address, replaceStale: true);
        Assert.True(other.TrySendTo([1], address));
    }

    private static SocketError ErrorOf(Exception? exception) => Assert.IsType<SocketException>(exception).SocketErrorCode;
}
