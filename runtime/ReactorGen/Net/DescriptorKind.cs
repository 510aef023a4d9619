namespace ReactorGen.Net;

/// <summary>How a descriptor is read and written.</summary>
internal enum DescriptorKind : byte
{
    /// <summary>
    /// A TCP connection: an operation that moves less than it was offered has found the end of what there is, and the next one waits first, which saves the system
    /// call that would say so. That is sound for edge-triggered TCP: what comes later, the peer's end included, is an event.
    /// </summary>
    Tcp,

    /// <summary>
    /// Another socket. An operation goes on until it would block: a receive from a Unix socket also stops short where the peer has passed descriptors along with
    /// the bytes, or has other credentials, and there may be more behind it that no event will announce.
    /// </summary>
    Socket,

    /// <summary>A socket for datagrams, each of which one operation moves whole. An error concerns one of them: none is the end of the socket.</summary>
    Datagrams,

    /// <summary>Anything that can be read and written and polled.</summary>
    Other,
}
