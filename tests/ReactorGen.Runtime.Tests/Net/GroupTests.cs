using System.Net;
using System.Net.Sockets;
using ReactorGen.Net;

namespace ReactorGen.Runtime.Tests.Net;

/// <summary>Multicast groups and broadcasts, on the loopback interface: it is number 1 and takes both where it is told to, so no other network is needed.</summary>
public sealed partial class GroupTests
{
    private const int Loopback = 1;

    [Theory, EveryExecutor]
    public void A_group_gets_what_is_sent_to_it_while_it_is_joined(ExecutorKind kind) => Host.Run(kind, GroupTask());

    [ReactorTask]
    private static partial void Group()
    {
        IPAddress group = IPAddress.Parse("239.1.2.3");
        using var receiver = UdpSocket.Bind(new IPEndPoint(IPAddress.Any, 0));
        using var sender = UdpSocket.Bind(Host.Anywhere);
        receiver.JoinGroup(group, Loopback);
        Assert.Equal(SocketError.AddressAlreadyInUse, ErrorOf(Record.Exception(() => receiver.JoinGroup(group, Loopback))));
        receiver.LeaveGroup(group, Loopback);
        Assert.Equal(SocketError.AddressNotAvailable, ErrorOf(Record.Exception(() => receiver.LeaveGroup(group, Loopback))));
        receiver.JoinGroup(group, Loopback);
        sender.SendTo(new byte[] { 1 }, new IPEndPoint(group, receiver.LocalEndPoint.Port));
        var buffer = new byte[10];
        var received = receiver.ReceiveFrom(buffer);
        Assert.Equal(1, received.Length);
        Assert.Equal(sender.LocalEndPoint, received.Sender.ToIPEndPoint());
    }

    [Theory, EveryExecutor]
    public void A_socket_without_an_address_of_its_own_sends_to_a_group_where_it_is_told_to(ExecutorKind kind)
    {
        Host.Run(kind, InterfaceTask());
        if (Socket.OSSupportsIPv6) Host.Run(kind, Interface6Task());
    }

    // The loopback interface has no way for groups of IPv6.
    [ReactorTask]
    private static partial void Interface6()
    {
        using var sender = UdpSocket.Bind(new IPEndPoint(IPAddress.IPv6Any, 0));
        sender.SetMulticastInterface(Loopback);
        sender.SetMulticastInterface(0);
        Assert.IsType<SocketException>(Record.Exception(() => sender.SetMulticastInterface(1_000_000)));
    }

    [ReactorTask]
    private static partial void Interface()
    {
        IPAddress group = IPAddress.Parse("239.1.2.4");
        using var receiver = UdpSocket.Bind(new IPEndPoint(IPAddress.Any, 0));
        receiver.JoinGroup(group, Loopback);
        using var sender = UdpSocket.Bind(new IPEndPoint(IPAddress.Any, 0));
        sender.SetMulticastInterface(Loopback);
        sender.SendTo(new byte[] { 9 }, new IPEndPoint(group, receiver.LocalEndPoint.Port));
        var buffer = new byte[10];
        Assert.Equal(1, receiver.ReceiveFrom(buffer).Length);
        Assert.Equal(9, buffer[0]);
        Assert.IsType<SocketException>(Record.Exception(() => sender.SetMulticastInterface(1_000_000)));
    }

    [Theory, EveryExecutor]
    public void All_get_a_broadcast_once_it_is_allowed(ExecutorKind kind) => Host.Run(kind, BroadcastTask());

    [ReactorTask]
    private static partial void Broadcast()
    {
        using var receiver = UdpSocket.Bind(new IPEndPoint(IPAddress.Any, 0));
        using var sender = UdpSocket.Bind(Host.Anywhere);
        var all = new IPEndPoint(IPAddress.Parse("127.255.255.255"), receiver.LocalEndPoint.Port);
        Assert.Equal(SocketError.AccessDenied, ErrorOf(Host.Failure(sender.SendToTask(new byte[] { 3 }, all))));
        sender.EnableBroadcast = true;
        sender.SendTo(new byte[] { 4 }, all);
        var buffer = new byte[10];
        Assert.Equal(sender.LocalEndPoint, receiver.ReceiveFrom(buffer).Sender.ToIPEndPoint());
        Assert.Equal(4, buffer[0]);
    }

    [Theory, EveryExecutor]
    public void How_far_datagrams_go_is_what_was_set(ExecutorKind kind)
    {
        Host.Run(kind, OptionsTask(IPAddress.Loopback));
        if (Socket.OSSupportsIPv6) Host.Run(kind, OptionsTask(IPAddress.IPv6Loopback));
    }

    [ReactorTask]
    private static partial void Options(IPAddress address)
    {
        var socket = UdpSocket.Bind(new IPEndPoint(address, 0));
        using (socket)
        {
            Assert.Equal(1, socket.MulticastTimeToLive);
            foreach (int hops in new[] { 0, 7, 255 })
            {
                socket.MulticastTimeToLive = hops;
                Assert.Equal(hops, socket.MulticastTimeToLive);
            }
            socket.TimeToLive = 3;
            Assert.Equal((3, 255), (socket.TimeToLive, socket.MulticastTimeToLive));
            Assert.True(socket.MulticastLoopback);
            socket.MulticastLoopback = false;
            Assert.False(socket.MulticastLoopback);
            Assert.Throws<ArgumentOutOfRangeException>(() => socket.MulticastTimeToLive = -1);
            Assert.Throws<ArgumentOutOfRangeException>(() => socket.MulticastTimeToLive = 256);
            Assert.Throws<ArgumentOutOfRangeException>(() => socket.TimeToLive = 0);
            Assert.Throws<ArgumentOutOfRangeException>(() => socket.TimeToLive = 256);
        }
        Assert.Throws<ObjectDisposedException>(() => socket.TimeToLive);
        Assert.Throws<ObjectDisposedException>(() => socket.SetMulticastInterface(0));
    }

    private static SocketError ErrorOf(Exception? exception) => Assert.IsType<SocketException>(exception).SocketErrorCode;
}
