using System.Net;
using System.Net.Sockets;
using ReactorGen.Net;

namespace ReactorGen.Runtime.Tests.Net;

/// <summary>Peers that vanish, and addresses where nobody is.</summary>
public sealed partial class FailureTests
{
    [Theory, EveryExecutor]
    public void A_reset_ends_a_waiting_read(ExecutorKind kind)
    {
        var failure = new Failure();
        using var server = new Server(kind, stream => ReadUntilItFailsTask(stream, failure));
        Socket client = Host.Connect(server.EndPoint);
        client.Send([1]);
        client.ReceiveExact(1);                 // the server is about to wait, or waits
        Reset(client);
        Assert.Equal(SocketError.ConnectionReset, failure.Wait());
    }

    [Theory, EveryExecutor]
    public void A_reset_before_the_first_read_is_seen_by_it(ExecutorKind kind)
    {
        var failure = new Failure();
        var reset = new ManualResetEventSlim();
        using var server = new Server(kind, stream =>
        {
            reset.Wait(Host.Limit);
            return ReadUntilItFailsTask(stream, failure);
        });
        Reset(Host.Connect(server.EndPoint));
        reset.Set();
        Assert.Equal(SocketError.ConnectionReset, failure.Wait());
    }

    [Theory, EveryExecutor]
    public void A_reset_ends_a_write_that_waits_for_room(ExecutorKind kind)
    {
        var failure = new Failure();
        using var server = new Server(kind, stream => WriteUntilItFailsTask(stream, failure));
        Socket client = Host.Connect(server.EndPoint, receiveBuffer: 4096);
        client.ReceiveExact(1);
        while (!Waits(server, Interest.Writable)) Thread.Yield();
        Reset(client);
        Assert.Equal(SocketError.ConnectionReset, failure.Wait());
    }

    [Theory, EveryExecutor]
    public void Writing_after_a_reset_was_seen_is_a_broken_connection(ExecutorKind kind)
    {
        var failure = new Failure();
        using var server = new Server(kind, stream => WriteAfterResetTask(stream, failure));
        Socket client = Host.Connect(server.EndPoint);
        client.Send([1]);
        client.ReceiveExact(1);
        Reset(client);
        Assert.Equal(SocketError.Shutdown, failure.Wait());
    }

    [Theory, EveryExecutor]
    public void Nobody_listens(ExecutorKind kind) => Host.Run(kind, RefusedTask());

    [ReactorTask]
    private static partial void Refused()
    {
        using var silent = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        silent.Bind(Host.Anywhere);             // does not listen, and keeps others from doing so
        int registrations = Current.Reactor.Registrations;
        Exception? failure = Host.Failure(TcpStream.ConnectTask((IPEndPoint)silent.LocalEndPoint!));
        Assert.Equal(SocketError.ConnectionRefused, Assert.IsType<SocketException>(failure).SocketErrorCode);
        Host.RegistrationsFallTo(registrations);
    }

    [Theory, EveryExecutor]
    public void A_port_in_use_and_an_address_of_another_machine_are_refused(ExecutorKind kind) => Host.Run(kind, BindErrorsTask());

    [ReactorTask]
    private static partial void BindErrors()
    {
        using var acceptor = TcpAcceptor.Bind(Host.Anywhere);
        IPEndPoint taken = acceptor.LocalEndPoint;
        Assert.Equal(SocketError.AddressAlreadyInUse, Assert.Throws<SocketException>(() => TcpAcceptor.Bind(taken)).SocketErrorCode);
        var elsewhere = new IPEndPoint(IPAddress.Parse("192.0.2.1"), 0);
        Assert.Equal(SocketError.AddressNotAvailable, Assert.Throws<SocketException>(() => TcpAcceptor.Bind(elsewhere)).SocketErrorCode);
        Assert.Throws<ArgumentOutOfRangeException>(() => TcpAcceptor.Bind(Host.Anywhere, backlog: 0));
        Assert.Throws<ArgumentNullException>(() => TcpAcceptor.Bind(null!));
    }

    private static void Reset(Socket socket)
    {
        socket.LingerState = new LingerOption(true, 0);
        socket.Dispose();
    }

    private static bool Waits(Server server, Interest interest) => Host.Waits(server.Executor, interest);

    [ReactorTask]
    private static partial void ReadUntilItFails(TcpStream stream, Failure failure)
    {
        using (stream)
        {
            try
            {
                while (true)
                {
                    using var chunk = stream.ReadChunk();
                    Assert.NotEqual(0, chunk.Length);
                    stream.WriteAll(chunk.Memory);
                }
            }
            catch (SocketException exception)
            {
                failure.Set(exception);
            }
        }
    }

    [ReactorTask]
    private static partial void WriteUntilItFails(TcpStream stream, Failure failure)
    {
        using (stream)
        {
            try
            {
                var bytes = new byte[1 << 20];
                while (true) stream.WriteAll(bytes);
            }
            catch (SocketException exception)
            {
                failure.Set(exception);
            }
        }
    }

    [ReactorTask]
    private static partial void WriteAfterReset(TcpStream stream, Failure failure)
    {
        using (stream)
        {
            stream.ReadExact(new byte[1]);
            stream.WriteAll(new byte[1]);
            Exception? first = Host.Failure(stream.ReadChunkTask());
            Assert.IsType<SocketException>(first);
            try
            {
                stream.WriteAll(new byte[1]);
            }
            catch (SocketException exception)
            {
                failure.Set(exception);
            }
        }
    }

    /// <summary>The error a task of the server has met.</summary>
    private sealed class Failure
    {
        private readonly TaskCompletionSource<SocketError> _error = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public void Set(SocketException exception) => _error.SetResult(exception.SocketErrorCode);

        public SocketError Wait()
        {
            Assert.True(_error.Task.Wait(Host.Limit), "Nothing has failed.");
            return _error.Task.Result;
        }
    }
}
