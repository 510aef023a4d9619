using System.Net.Sockets;
using ReactorGen.EventQueues;

namespace ReactorGen.Net;

/// <summary>What a failed <c>accept</c> calls for.</summary>
internal enum AcceptFailure
{
    /// <summary>There is no connection now: wait for one.</summary>
    WouldBlock,

    /// <summary>That one connection has failed before it was accepted: take the next one.</summary>
    Connection,

    /// <summary>
    /// The process or the system is out of descriptors or memory. The connection stays in the backlog, and no event will announce it again.
    /// </summary>
    Exhausted,

    /// <summary>The listener is unusable.</summary>
    Fatal,
}

/// <summary>The error numbers of sockets: what they call for, and what users know them as. Pure functions.</summary>
internal static class SocketErrors
{
    public const int BrokenPipe = 32;           // EPIPE
    public const int AddressInUse = 98;         // EADDRINUSE
    public const int NotConnected = 107;        // ENOTCONN
    public const int ConnectionRefused = 111;   // ECONNREFUSED
    public const int InProgress = 115;          // EINPROGRESS

    public static AcceptFailure ClassifyAccept(int error) => error switch
    {
        ErrnoPolicy.WouldBlock => AcceptFailure.WouldBlock,
        // ECONNABORTED, EPROTO, ENETDOWN, ENOPROTOOPT, EHOSTDOWN, ENONET, EHOSTUNREACH, EOPNOTSUPP, ENETUNREACH; EPERM is a firewall's.
        103 or 71 or 100 or 92 or 112 or 64 or 113 or 95 or 101 or ErrnoPolicy.NotPermitted => AcceptFailure.Connection,
        // ENOBUFS is the last one.
        ErrnoPolicy.TooManyOpen or ErrnoPolicy.TooManyOpenInSystem or ErrnoPolicy.OutOfMemory or 105 => AcceptFailure.Exhausted,
        _ => AcceptFailure.Fatal,
    };

    /// <summary>The exception of the base library's sockets for an error number.</summary>
    public static SocketException Exception(int error) => new((int)Of(error));

    private static SocketError Of(int error) => error switch
    {
        ErrnoPolicy.NotPermitted or 13 => SocketError.AccessDenied,                 // EACCES
        ErrnoPolicy.NoEntry or 20 => SocketError.AddressNotAvailable,               // ENOTDIR; the path of a Unix socket
        ErrnoPolicy.Interrupted => SocketError.Interrupted,
        ErrnoPolicy.BadDescriptor or 125 => SocketError.OperationAborted,           // ECANCELED
        ErrnoPolicy.WouldBlock => SocketError.WouldBlock,
        ErrnoPolicy.OutOfMemory or 105 => SocketError.NoBufferSpaceAvailable,       // ENOBUFS
        14 => SocketError.Fault,                                                    // EFAULT
        22 => SocketError.InvalidArgument,                                          // EINVAL
        ErrnoPolicy.TooManyOpen or ErrnoPolicy.TooManyOpenInSystem => SocketError.TooManyOpenSockets,
        BrokenPipe => SocketError.Shutdown,
        88 => SocketError.NotSocket,                                                // ENOTSOCK
        90 => SocketError.MessageSize,                                              // EMSGSIZE
        92 => SocketError.ProtocolOption,                                           // ENOPROTOOPT
        93 => SocketError.ProtocolNotSupported,                                     // EPROTONOSUPPORT
        95 => SocketError.OperationNotSupported,                                    // EOPNOTSUPP
        97 => SocketError.AddressFamilyNotSupported,                                // EAFNOSUPPORT
        AddressInUse => SocketError.AddressAlreadyInUse,                                      // EADDRINUSE
        99 => SocketError.AddressNotAvailable,                                      // EADDRNOTAVAIL
        100 => SocketError.NetworkDown,                                             // ENETDOWN
        101 => SocketError.NetworkUnreachable,                                      // ENETUNREACH
        102 => SocketError.NetworkReset,                                            // ENETRESET
        103 => SocketError.ConnectionAborted,                                       // ECONNABORTED
        104 => SocketError.ConnectionReset,                                         // ECONNRESET
        106 => SocketError.IsConnected,                                             // EISCONN
        NotConnected => SocketError.NotConnected,
        110 => SocketError.TimedOut,                                                // ETIMEDOUT
        ConnectionRefused => SocketError.ConnectionRefused,                                       // ECONNREFUSED
        112 => SocketError.HostDown,                                                // EHOSTDOWN
        113 => SocketError.HostUnreachable,                                         // EHOSTUNREACH
        114 => SocketError.AlreadyInProgress,                                       // EALREADY
        InProgress => SocketError.InProgress,
        _ => SocketError.SocketError,
    };
}
