using System.Net.Sockets;
using ReactorGen.EventQueues;
using ReactorGen.Net;

namespace ReactorGen.Runtime.Tests.Net;

/// <summary>Each row of the error tables, by the numbers of Linux.</summary>
public sealed class ErrorTableTests
{
    [Theory]
    [InlineData(11, nameof(AcceptFailure.WouldBlock))]      // EAGAIN
    [InlineData(103, nameof(AcceptFailure.Connection))]     // ECONNABORTED
    [InlineData(71, nameof(AcceptFailure.Connection))]      // EPROTO
    [InlineData(100, nameof(AcceptFailure.Connection))]     // ENETDOWN
    [InlineData(92, nameof(AcceptFailure.Connection))]      // ENOPROTOOPT
    [InlineData(112, nameof(AcceptFailure.Connection))]     // EHOSTDOWN
    [InlineData(64, nameof(AcceptFailure.Connection))]      // ENONET
    [InlineData(113, nameof(AcceptFailure.Connection))]     // EHOSTUNREACH
    [InlineData(95, nameof(AcceptFailure.Connection))]      // EOPNOTSUPP
    [InlineData(101, nameof(AcceptFailure.Connection))]     // ENETUNREACH
    [InlineData(1, nameof(AcceptFailure.Connection))]       // EPERM: a firewall
    [InlineData(24, nameof(AcceptFailure.Exhausted))]       // EMFILE
    [InlineData(23, nameof(AcceptFailure.Exhausted))]       // ENFILE
    [InlineData(105, nameof(AcceptFailure.Exhausted))]      // ENOBUFS
    [InlineData(12, nameof(AcceptFailure.Exhausted))]       // ENOMEM
    [InlineData(9, nameof(AcceptFailure.Fatal))]            // EBADF
    [InlineData(22, nameof(AcceptFailure.Fatal))]           // EINVAL: not listening
    [InlineData(88, nameof(AcceptFailure.Fatal))]           // ENOTSOCK
    [InlineData(9999, nameof(AcceptFailure.Fatal))]
    public void A_failed_accept(int error, string failure) => Assert.Equal(failure, SocketErrors.ClassifyAccept(error).ToString());

    [Theory]
    [InlineData(1, typeof(NotSupportedException), "regular file")]              // EPERM
    [InlineData(17, typeof(InvalidOperationException), "already")]              // EEXIST
    [InlineData(28, typeof(RegistrationLimitException), "limit")]               // ENOSPC
    [InlineData(12, typeof(IOException), "out of memory")]                      // ENOMEM
    [InlineData(9, typeof(TokenClosedException), "has ended")]                  // EBADF
    [InlineData(2, typeof(TokenClosedException), "has ended")]                  // ENOENT
    [InlineData(5, typeof(IOException), "error 5")]                             // EIO
    public void A_refused_registration(int error, Type exception, string message)
    {
        Exception thrown = ErrnoPolicy.RegistrationFailed(error, default, 42);
        Assert.IsType(exception, thrown);
        Assert.Contains(message, thrown.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(24, "too many open descriptors")]       // EMFILE
    [InlineData(23, "too many open descriptors")]       // ENFILE
    [InlineData(12, "error 12")]                        // ENOMEM
    public void A_refused_event_queue(int error, string message) =>
        Assert.Contains(message, Assert.IsType<IOException>(ErrnoPolicy.QueueFailed(error)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData(1, SocketError.AccessDenied)]
    [InlineData(13, SocketError.AccessDenied)]
    [InlineData(2, SocketError.AddressNotAvailable)]        // ENOENT: the path of a Unix socket
    [InlineData(20, SocketError.AddressNotAvailable)]       // ENOTDIR: the same
    [InlineData(4, SocketError.Interrupted)]
    [InlineData(9, SocketError.OperationAborted)]
    [InlineData(125, SocketError.OperationAborted)]
    [InlineData(11, SocketError.WouldBlock)]
    [InlineData(12, SocketError.NoBufferSpaceAvailable)]
    [InlineData(105, SocketError.NoBufferSpaceAvailable)]
    [InlineData(14, SocketError.Fault)]
    [InlineData(22, SocketError.InvalidArgument)]
    [InlineData(23, SocketError.TooManyOpenSockets)]
    [InlineData(24, SocketError.TooManyOpenSockets)]
    [InlineData(32, SocketError.Shutdown)]
    [InlineData(88, SocketError.NotSocket)]
    [InlineData(90, SocketError.MessageSize)]
    [InlineData(92, SocketError.ProtocolOption)]
    [InlineData(93, SocketError.ProtocolNotSupported)]
    [InlineData(95, SocketError.OperationNotSupported)]
    [InlineData(97, SocketError.AddressFamilyNotSupported)]
    [InlineData(98, SocketError.AddressAlreadyInUse)]
    [InlineData(99, SocketError.AddressNotAvailable)]
    [InlineData(100, SocketError.NetworkDown)]
    [InlineData(101, SocketError.NetworkUnreachable)]
    [InlineData(102, SocketError.NetworkReset)]
    [InlineData(103, SocketError.ConnectionAborted)]
    [InlineData(104, SocketError.ConnectionReset)]
    [InlineData(106, SocketError.IsConnected)]
    [InlineData(107, SocketError.NotConnected)]
    [InlineData(110, SocketError.TimedOut)]
    [InlineData(111, SocketError.ConnectionRefused)]
    [InlineData(112, SocketError.HostDown)]
    [InlineData(113, SocketError.HostUnreachable)]
    [InlineData(114, SocketError.AlreadyInProgress)]
    [InlineData(115, SocketError.InProgress)]
    [InlineData(9999, SocketError.SocketError)]
    public void What_users_know_an_error_as(int error, SocketError known) => Assert.Equal(known, SocketErrors.Exception(error).SocketErrorCode);
}
