using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using ReactorGen.Net;

namespace ReactorGen.Runtime.Tests.Net.Streams;

/// <summary>TLS by the base library over our sockets, against OpenSSL's own programs and against itself.</summary>
public sealed partial class TlsTests
{
    private static readonly SslServerAuthenticationOptions s_asServer = new() { ServerCertificate = Certificates.Localhost };

    /// <summary>Trusts the one certificate, and no other.</summary>
    private static readonly SslClientAuthenticationOptions s_asClient = new()
    {
        TargetHost = "localhost",
        RemoteCertificateValidationCallback = (_, certificate, _, _) => certificate!.GetCertHashString() == Certificates.Localhost.GetCertHashString(),
    };

    [Theory, EveryExecutor]
    public async Task OpenSSL_gets_back_from_our_server_what_it_sent_and_a_proper_end(ExecutorKind kind)
    {
        using var directory = new TemporaryDirectory();
        using var server = new Server(kind, stream => EchoTask(stream, sayGoodbye: true));
        using ProcessUnderTest client = StartClient(server.EndPoint, directory);
        byte[] all = Host.Pattern(3 << 20, 11);
        Task<byte[]> back = client.Output.ReadManyAsync(all.Length);
        await client.Input.WriteAsync(all).Soon();
        await client.Input.FlushAsync();
        Assert.Equal(all, await back.Soon());
        client.Input.Close();                           // sends close_notify
        var (code, output) = client.End();
        Assert.True(code == 0, output);
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task OpenSSL_can_tell_a_proper_end_from_a_cut(bool sayGoodbye)
    {
        using var directory = new TemporaryDirectory();
        using var server = new Server(stream => GreetTask(stream, sayGoodbye));
        using ProcessUnderTest client = StartClient(server.EndPoint, directory);
        Assert.Equal("hello"u8.ToArray(), await client.Output.ReadManyAsync(5).Soon());
        var (_, output) = client.End();
        Assert.Equal(!sayGoodbye, output.Contains("unexpected eof", StringComparison.Ordinal));
    }

    [Theory, EveryExecutor]
    public async Task Our_client_and_the_server_of_OpenSSL_exchange_megabytes(ExecutorKind kind)
    {
        using var directory = new TemporaryDirectory();
        using var home = new RunningExecutor(kind);
        // Bound and not listening, it keeps the port from everybody but those who name it.
        using var reserving = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        reserving.Bind(Host.Anywhere);
        var endPoint = (IPEndPoint)reserving.LocalEndPoint!;
        using ProcessUnderTest server = ProcessUnderTest.StartTool(
            "openssl", "openssl", "s_server", "-accept", endPoint.ToString(), "-cert", Certificates.WriteTo(directory.Path), "-quiet", "-naccept", "1");
        using TcpStream socket = await home.Executor.Spawn(ConnectPatientlyTask(endPoint)).AsTask().Soon();
        using var stream = new SslStream(socket.AsStream());
        await stream.AuthenticateAsClientAsync(s_asClient).Soon();
        byte[] there = Host.Pattern(3 << 20, 12), back = Host.Pattern(2 << 20, 13);
        Task<byte[]> atServer = server.Output.ReadManyAsync(there.Length), atClient = stream.ReadManyAsync(back.Length);
        Task sending = server.Input.WriteAsync(back).AsTask().ContinueWith(_ => server.Input.Flush());
        await Task.WhenAll(stream.WriteAsync(there).AsTask(), sending, atServer, atClient).Soon();
        Assert.Equal(there, await atServer);
        Assert.Equal(back, await atClient);
        await stream.ShutdownAsync().Soon();
        stream.Dispose();
        var (code, output) = server.End();
        Assert.True(code == 0 && !output.Contains("unexpected eof", StringComparison.Ordinal), output);
    }

    [Theory, EveryExecutor]
    public async Task Both_ends_ours_with_large_transfers_both_ways(ExecutorKind kind)
    {
        using var home = new RunningExecutor(kind);
        var (client, server) = await AuthenticatedPairAsync(home);
        using (client)
        using (server)
        {
            byte[] there = Host.Pattern(3 << 20, 14), back = Host.Pattern(2 << 20, 15);
            Task<byte[]> atServer = server.ReadManyAsync(there.Length), atClient = client.ReadManyAsync(back.Length);
            await Task.WhenAll(client.WriteAsync(there).AsTask(), server.WriteAsync(back).AsTask(), atServer, atClient).Soon();
            Assert.Equal(there, await atServer);
            Assert.Equal(back, await atClient);
            await client.ShutdownAsync().Soon();
            Assert.Equal(0, await server.ReadAsync(new byte[1]).Soon());
            await server.WriteAsync("after it"u8.ToArray()).Soon();     // the other direction is still open
            Assert.Equal("after it"u8.ToArray(), await client.ReadManyAsync(8).Soon());
        }
    }

    [Theory, EveryExecutor]
    public async Task A_cancelled_read_ends_and_the_handshake_can_be_cancelled_too(ExecutorKind kind)
    {
        using var home = new RunningExecutor(kind);
        var (client, server) = await AuthenticatedPairAsync(home);
        using (client)
        using (server)
        {
            using var source = new CancellationTokenSource();
            Task<int> reading = server.ReadAsync(new byte[1], source.Token).AsTask();
            await home.Executor.UntilWaiting(Interest.Readable);
            source.Cancel();
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => reading.Soon());
        }
        var (silent, waiting) = await home.PairAsync().Soon();
        using (silent)
        {
            using var stream = new SslStream(waiting.AsStream());
            using var source = new CancellationTokenSource();
            Task handshake = stream.AuthenticateAsClientAsync(s_asClient, source.Token);
            await home.Executor.UntilWaiting(Interest.Readable);
            source.Cancel();
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => handshake.Soon());
        }
    }

    [Theory, EveryExecutor]
    public async Task A_reset_in_the_middle_of_a_handshake_is_an_IOException_on_either_side(ExecutorKind kind)
    {
        using var home = new RunningExecutor(kind);
        using var listener = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        listener.Bind(Host.Anywhere);
        listener.Listen();
        foreach (bool asClient in new[] { true, false })
        {
            TcpStream socket = await home.ConnectAsync((IPEndPoint)listener.LocalEndPoint!).Soon();
            using Socket peer = listener.Accept();
            using var stream = new SslStream(socket.AsStream());
            Task handshake = asClient ? stream.AuthenticateAsClientAsync(s_asClient) : stream.AuthenticateAsServerAsync(s_asServer);
            if (asClient) peer.ReceiveExact(5);                     // the header of the hello
            else peer.Send([0x16, 3, 1, 2, 0, 1]);                  // a hello that is to be longer
            await home.Executor.UntilWaiting(Interest.Readable);
            peer.LingerState = new LingerOption(true, 0);
            peer.Dispose();
            IOException failure = await Assert.ThrowsAsync<IOException>(() => handshake.Soon());
            Assert.Equal(SocketError.ConnectionReset, Assert.IsType<SocketException>(failure.InnerException).SocketErrorCode);
        }
    }

    /// <summary>In a task: what the documentation shows.</summary>
    [ReactorTask]
    private static partial void Echo(TcpStream socket, bool sayGoodbye)
    {
        using var tls = new SslStream(socket.AsStream());
        Await(tls.AuthenticateAsServerAsync(s_asServer));
        var buffer = new byte[16384];
        int read;
        while ((read = Await(tls.ReadAsync(buffer))) > 0) Await(tls.WriteAsync(buffer.AsMemory(0, read)));
        if (sayGoodbye) Await(tls.ShutdownAsync());
    }

    [ReactorTask]
    private static partial void Greet(TcpStream socket, bool sayGoodbye)
    {
        using var tls = new SslStream(socket.AsStream());
        Await(tls.AuthenticateAsServerAsync(s_asServer));
        Await(tls.WriteAsync("hello"u8.ToArray()));
        if (sayGoodbye) Await(tls.ShutdownAsync());
        else socket.ShutdownSend();
        while (true)
        {
            // Up to the end, without reading what it says: closed with bytes unread, the connection would be reset.
            using Chunk chunk = socket.ReadChunk();
            if (chunk.Length == 0) return;
        }
    }

    [ReactorTask]
    private static partial TcpStream ConnectPatiently(IPEndPoint endPoint)
    {
        for (int attempt = 0; ; attempt++)
        {
            try
            {
                return TcpStream.Connect(endPoint);
            }
            catch (SocketException exception) when (exception.SocketErrorCode == SocketError.ConnectionRefused && attempt < 2000)
            {
                Delay(TimeSpan.FromMilliseconds(20));
            }
        }
    }

    private static async Task<(SslStream Client, SslStream Server)> AuthenticatedPairAsync(RunningExecutor home)
    {
        var (client, server) = await home.PairAsync().Soon();
        var one = new SslStream(client.AsStream());
        var other = new SslStream(server.AsStream());
        await Task.WhenAll(one.AuthenticateAsClientAsync(s_asClient), other.AuthenticateAsServerAsync(s_asServer)).Soon();
        return (one, other);
    }

    private static ProcessUnderTest StartClient(IPEndPoint endPoint, TemporaryDirectory directory) => ProcessUnderTest.StartTool(
        "openssl", "openssl", "s_client", "-connect", endPoint.ToString(), "-servername", "localhost", "-verify_return_error",
        "-CAfile", Certificates.WriteTo(directory.Path), "-quiet", "-no_ign_eof", "-nocommands");

    private sealed class TemporaryDirectory : IDisposable
    {
        public string Path { get; } = Directory.CreateTempSubdirectory("reactorgen").FullName;

        public void Dispose() => Directory.Delete(Path, recursive: true);
    }
}
