using System.Diagnostics.CodeAnalysis;
using System.Net;
using System.Net.Sockets;
using System.Runtime.CompilerServices;

namespace ReactorGen.Net;

/// <summary>The address of a peer on a Unix datagram socket, as a value: made and compared without allocating, and to be answered with <c>SendTo</c>.</summary>
/// <remarks>The default value is no address: that of a socket that has none, which cannot be answered.</remarks>
public readonly struct UnixPeer : IEquatable<UnixPeer>
{
    internal const int Size = 110;          // sockaddr_un

    private readonly Native _address;
    private readonly byte _length;

    [InlineArray(Size)]
    private struct Native
    {
        private byte _first;
    }

    internal UnixPeer(ReadOnlySpan<byte> address)
    {
        if (address.Length <= 2) return;    // a family and no name
        address.CopyTo(_address);
        _length = (byte)address.Length;
    }

    /// <summary>The address of an end point.</summary>
    public UnixPeer(UnixDomainSocketEndPoint endPoint)
    {
        ArgumentNullException.ThrowIfNull(endPoint);
        SocketAddress address = endPoint.Serialize();
        this = new UnixPeer(address.Buffer.Span[..address.Size]);
    }

    /// <summary>Whether this is the default value: nobody who could be answered.</summary>
    public bool IsNone => _length == 0;

    /// <summary>The same address as an object; its path is empty for the default value. Allocates.</summary>
    public UnixDomainSocketEndPoint ToEndPoint()
    {
        var address = new SocketAddress(AddressFamily.Unix, Math.Max((int)_length, 2));
        Raw.CopyTo(address.Buffer.Span);
        return (UnixDomainSocketEndPoint)new UnixDomainSocketEndPoint("/").Create(address);
    }

    /// <summary>The address of an end point.</summary>
    public static implicit operator UnixPeer(UnixDomainSocketEndPoint endPoint) => new(endPoint);

    /// <summary>As the system has it; empty for the default value.</summary>
    [UnscopedRef]
    internal ReadOnlySpan<byte> Raw => ((ReadOnlySpan<byte>)_address)[.._length];

    /// <inheritdoc/>
    public bool Equals(UnixPeer other) => Raw.SequenceEqual(other.Raw);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is UnixPeer other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = new HashCode();
        hash.AddBytes(Raw);
        return hash.ToHashCode();
    }

    /// <summary>Whether both are the same address.</summary>
    public static bool operator ==(UnixPeer left, UnixPeer right) => left.Equals(right);

    /// <summary>Whether they are different addresses.</summary>
    public static bool operator !=(UnixPeer left, UnixPeer right) => !left.Equals(right);

    /// <summary>The path, or the name with an @ in front.</summary>
    public override string ToString() => IsNone ? "nobody" : ToEndPoint().ToString()!;
}
