using System.Net;
using System.Net.Sockets;

namespace ReactorGen.Net;

/// <content>Multicast groups, and how far datagrams go.</content>
public sealed partial class UdpSocket
{
    /// <summary>Receives also what is sent to a multicast group. In a task.</summary>
    /// <param name="group">A multicast address of the socket's family.</param>
    /// <param name="interfaceIndex">The network interface, as <see cref="System.Net.NetworkInformation.IPInterfaceProperties"/> numbers them; 0 lets the system choose.</param>
    /// <exception cref="SocketException">It is no multicast address, or there is no such interface.</exception>
    /// <exception cref="ArgumentException">The address is of another family than the socket.</exception>
    public void JoinGroup(IPAddress group, int interfaceIndex = 0) => ChangeMembership(group, interfaceIndex, join: true);

    /// <summary>Ends what <see cref="JoinGroup"/> began. In a task.</summary>
    /// <inheritdoc cref="JoinGroup"/>
    public void LeaveGroup(IPAddress group, int interfaceIndex = 0) => ChangeMembership(group, interfaceIndex, join: false);

    /// <summary>Through which network interface datagrams for groups leave. Any thread.</summary>
    /// <param name="interfaceIndex">As for <see cref="JoinGroup"/>; 0 lets the system choose, which is how it begins.</param>
    /// <exception cref="SocketException">There is no such interface.</exception>
    /// <exception cref="ObjectDisposedException">The socket has been disposed of.</exception>
    public void SetMulticastInterface(int interfaceIndex)
    {
        using HeldDescriptor held = Hold();
        Check(SocketCalls.SetMulticastInterface(held.Number, IsIPv6, interfaceIndex));
    }

    /// <summary>Over how many routers datagrams for groups may go, 0 to 255: 0 stays on this machine, 1, which is how it begins, on its network. Any thread.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The number is out of its range.</exception>
    /// <exception cref="ObjectDisposedException">The socket has been disposed of.</exception>
    public int MulticastTimeToLive
    {
        get => GetOption(SocketCalls.MulticastTimeToLive(IsIPv6));
        set
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(value, 255);
            SetOption(SocketCalls.MulticastTimeToLive(IsIPv6), value);
        }
    }

    /// <summary>Whether sockets of this machine get what this one sends to a group that they have joined. True unless it is set. Any thread.</summary>
    /// <exception cref="ObjectDisposedException">The socket has been disposed of.</exception>
    public bool MulticastLoopback
    {
        get => GetOption(SocketCalls.MulticastLoopback(IsIPv6)) != 0;
        set => SetOption(SocketCalls.MulticastLoopback(IsIPv6), value ? 1 : 0);
    }

    /// <summary>Over how many routers datagrams for single receivers may go, 1 to 255. Any thread.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The number is out of its range.</exception>
    /// <exception cref="ObjectDisposedException">The socket has been disposed of.</exception>
    public int TimeToLive
    {
        get => GetOption(SocketCalls.TimeToLive(IsIPv6));
        set
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(value, 255);
            SetOption(SocketCalls.TimeToLive(IsIPv6), value);
        }
    }

    private bool IsIPv6 => LocalEndPoint.AddressFamily == AddressFamily.InterNetworkV6;

    private void ChangeMembership(IPAddress group, int interfaceIndex, bool join)
    {
        ArgumentNullException.ThrowIfNull(group);
        if (group.AddressFamily != LocalEndPoint.AddressFamily) throw new ArgumentException($"The group {group} is of another family than the socket.", nameof(group));
        using HeldDescriptor held = Hold();
        Check(SocketCalls.ChangeMembership(held.Number, group, interfaceIndex, join));
    }
}
