using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Net;
using System.Net.Sockets;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace ReactorGen.Net;

/// <summary>The address of a peer on UDP, as a value: made and compared without allocating, and to be answered with <c>SendTo</c>.</summary>
/// <remarks>The default value is no address.</remarks>
public readonly struct UdpPeer : IEquatable<UdpPeer>
{
    private const int SizeOfIPv4 = 16, SizeOfIPv6 = 28;         // sockaddr_in, sockaddr_in6

    private readonly Native _address;

    [InlineArray(SizeOfIPv6)]
    private struct Native
    {
        private byte _first;
    }

    internal UdpPeer(ReadOnlySpan<byte> address) => address[..Math.Min(address.Length, SizeOfIPv6)].CopyTo(_address);

    /// <summary>The address of an end point.</summary>
    /// <exception cref="ArgumentException">It is neither of IPv4 nor of IPv6.</exception>
    public UdpPeer(IPEndPoint endPoint)
    {
        ArgumentNullException.ThrowIfNull(endPoint);
        SocketAddress address = endPoint.Serialize();
        address.Buffer.Span[..Math.Min(address.Size, SizeOfIPv6)].CopyTo(_address);
    }

    /// <summary>Whether this is the default value.</summary>
    public bool IsNone => Family == 0;

    /// <summary>The family; unspecified for the default value.</summary>
    public AddressFamily AddressFamily => Family switch
    {
        0 => AddressFamily.Unspecified,
        SocketCalls.FamilyIPv6 => AddressFamily.InterNetworkV6,
        _ => AddressFamily.InterNetwork,
    };

    /// <summary>The port; 0 for the default value.</summary>
    public int Port => BinaryPrimitives.ReadUInt16BigEndian(Bytes[2..]);

    /// <summary>The same address as an object. Allocates.</summary>
    /// <exception cref="InvalidOperationException">This is the default value.</exception>
    public IPEndPoint ToIPEndPoint() => Family switch
    {
        0 => throw new InvalidOperationException($"The default {nameof(UdpPeer)} is no address."),
        SocketCalls.FamilyIPv6 => new IPEndPoint(new IPAddress(Bytes.Slice(8, 16), MemoryMarshal.Read<uint>(Bytes[24..])), Port),
        _ => new IPEndPoint(new IPAddress(Bytes.Slice(4, 4)), Port),
    };

    /// <summary>The address of an end point.</summary>
    public static implicit operator UdpPeer(IPEndPoint endPoint) => new(endPoint);

    /// <summary>As the system has it; empty for the default value.</summary>
    [UnscopedRef]
    internal ReadOnlySpan<byte> Raw => Bytes[..(Family switch { 0 => 0, SocketCalls.FamilyIPv6 => SizeOfIPv6, _ => SizeOfIPv4 })];

    private int Family => MemoryMarshal.Read<ushort>(Bytes);

    [UnscopedRef]
    private ReadOnlySpan<byte> Bytes => _address;

    /// <inheritdoc/>
    public bool Equals(UdpPeer other) => Bytes.SequenceEqual(other.Bytes);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is UdpPeer other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = new HashCode();
        hash.AddBytes(Bytes);
        return hash.ToHashCode();
    }

    /// <summary>Whether both are the same address and port.</summary>
    public static bool operator ==(UdpPeer left, UdpPeer right) => left.Equals(right);

    /// <summary>Whether they are different addresses or ports.</summary>
    public static bool operator !=(UdpPeer left, UdpPeer right) => !left.Equals(right);

    /// <summary>Address and port.</summary>
    public override string ToString() => IsNone ? "nobody" : ToIPEndPoint().ToString();
}
