using System.Net;
using System.Net.Sockets;
using ReactorGen.Net;

namespace ReactorGen.Runtime.Tests.Net;

/// <summary>Connecting by name.</summary>
public sealed partial class HostNameTests
{
    [Theory, EveryExecutor]
    public void Each_address_is_tried_and_errors_name_host_and_port(ExecutorKind kind) => Host.Run(kind, ConnectTask());

    [ReactorTask]
    private static partial void Connect()
    {
        using var acceptor = TcpAcceptor.Bind(Host.Anywhere);       // of IPv4 alone, which need not be the first address of the name
        int port = acceptor.LocalEndPoint.Port;
        var connecting = Spawn(TcpStream.ConnectTask("localhost", port));
        using var server = acceptor.Accept();
        using var client = connecting.Join();
        Assert.Equal(client.LocalEndPoint, server.RemoteEndPoint);
        var literal = Spawn(TcpStream.ConnectTask("127.0.0.1", port));
        using var second = acceptor.Accept();
        using var other = literal.Join();
        Assert.True(other.NoDelay);

        acceptor.Dispose();
        var refused = Assert.IsType<SocketException>(Host.Failure(TcpStream.ConnectTask("localhost", port)));
        Assert.Equal(SocketError.ConnectionRefused, refused.SocketErrorCode);
        Assert.Contains($"localhost, port {port}", refused.Message, StringComparison.Ordinal);
        Assert.Contains("127.0.0.1: ", refused.Message, StringComparison.Ordinal);
        var unknown = Assert.IsType<SocketException>(Host.Failure(TcpStream.ConnectTask("nobody.invalid", 80)));
        Assert.Contains("nobody.invalid, port 80", unknown.Message, StringComparison.Ordinal);
        Assert.IsType<ArgumentException>(Host.Failure(TcpStream.ConnectTask("", 80)));
        Assert.IsType<ArgumentOutOfRangeException>(Host.Failure(TcpStream.ConnectTask("localhost", 65536)));
    }

    [Theory, EveryExecutor]
    public void A_cancellation_ends_it(ExecutorKind kind) => Host.Run(kind, CancelTask());

    [ReactorTask]
    private static partial void Cancel()
    {
        // An address for documentation (RFC 5737): nobody answers there, or there is no way to it.
        var connecting = Spawn(Host.FailureTask(TcpStream.ConnectTask("192.0.2.1", 80)));
        Yield();
        connecting.Cancel();
        Exception? failure = connecting.Join();
        Assert.True(failure is OperationCanceledException or SocketException, $"{failure}");
    }
}
