using System.Net;
using System.Net.Sockets;
using ReactorGen.Net;

namespace ReactorGen.Runtime.Tests.Net.Streams;

/// <summary>How reads and writes of a stream end other than well.</summary>
public sealed partial class StreamFaultTests
{
    [Theory, EveryExecutor]
    public async Task A_second_read_is_refused_and_harms_nobody(ExecutorKind kind)
    {
        using var home = new RunningExecutor(kind);
        var (client, server) = await home.PairAsync().Soon();
        using Stream one = client.AsStream();
        using Stream other = server.AsStream();
        var buffer = new byte[1];
        ValueTask<int> first = other.ReadAsync(buffer);
        InvalidOperationException refusal = await Assert.ThrowsAsync<InvalidOperationException>(() => other.ReadAsync(new byte[1]).AsTask());
        Assert.Contains("one read at a time", refusal.Message, StringComparison.Ordinal);
        await one.WriteAsync(new byte[] { 9 }).Soon();
        Assert.Equal(1, await first.Soon());
        Assert.Equal(9, buffer[0]);
        ValueTask full = other.WriteAsync(new byte[64 << 20]);
        refusal = await Assert.ThrowsAsync<InvalidOperationException>(async () => await other.WriteAsync(new byte[1]));
        Assert.Contains("one write at a time", refusal.Message, StringComparison.Ordinal);
        Assert.False(full.IsCompleted);
        one.Dispose();
        await Assert.ThrowsAsync<IOException>(() => full.Soon());
    }

    [Theory, EveryExecutor]
    public async Task A_result_that_nobody_takes_is_in_nobodys_way(ExecutorKind kind)
    {
        using var home = new RunningExecutor(kind);
        var (client, server) = await home.PairAsync().Soon();
        using Stream one = client.AsStream();
        using Stream other = server.AsStream();
        for (int round = 0; round < 10; round++)
        {
            var lost = new byte[1];
            ValueTask<int> untaken = other.ReadAsync(lost);
            await one.WriteAsync(new[] { (byte)round, (byte)~round }).Soon();
            for (DateTime deadline = DateTime.UtcNow + Host.Limit; !untaken.IsCompleted; await Task.Yield()) Assert.True(DateTime.UtcNow < deadline);
            Assert.Equal([(byte)~round], await other.ReadManyAsync(1).Soon());
            Assert.Equal(round, lost[0]);
        }
    }

    [Theory, EveryExecutor]
    public async Task Disposing_ends_what_waits_and_refuses_what_comes(ExecutorKind kind)
    {
        using var home = new RunningExecutor(kind);
        var (client, server) = await home.PairAsync().Soon();
        using Stream one = client.AsStream();
        Stream other = server.AsStream();
        Task<int> reading = other.ReadAsync(new byte[1]).AsTask();
        Task writing = other.WriteAsync(new byte[64 << 20]).AsTask();
        await home.Executor.UntilWaiting(Interest.Readable);
        await home.Executor.UntilWaiting(Interest.Writable);
        await Task.Run(other.Dispose).Soon();
        AssertSocketError(SocketError.OperationAborted, await Assert.ThrowsAsync<IOException>(() => reading.Soon()));
        AssertSocketError(SocketError.OperationAborted, await Assert.ThrowsAsync<IOException>(() => writing.Soon()));
        await Assert.ThrowsAsync<ObjectDisposedException>(() => other.ReadAsync(new byte[1]).AsTask());
        await Assert.ThrowsAsync<ObjectDisposedException>(async () => await other.WriteAsync(new byte[1]));
        Assert.Throws<ObjectDisposedException>(() => other.ReadByte());
        await other.DisposeAsync();
        var rest = new MemoryStream();
        await one.CopyToAsync(rest).Soon();             // the connection is closed
    }

    [Theory, EveryExecutor]
    public async Task Disposing_of_the_connection_ends_what_waits(ExecutorKind kind)
    {
        using var home = new RunningExecutor(kind);
        var (client, server) = await home.PairAsync().Soon();
        using (client)
        using (Stream other = server.AsStream())
        {
            Task<int> reading = other.ReadAsync(new byte[1]).AsTask();
            await home.Executor.UntilWaiting(Interest.Readable);
            server.Dispose();
            AssertSocketError(SocketError.OperationAborted, await Assert.ThrowsAsync<IOException>(() => reading.Soon()));
            await Assert.ThrowsAsync<ObjectDisposedException>(() => other.ReadAsync(new byte[1]).AsTask());
        }
    }

    [Theory, EveryExecutor]
    public async Task A_connection_left_open_is_used_on(ExecutorKind kind)
    {
        using var home = new RunningExecutor(kind);
        var (client, server) = await home.PairAsync().Soon();
        using Stream one = client.AsStream();
        using (server)
        {
            for (int round = 0; round < 10; round++)
            {
                Stream other = server.AsStream(leaveOpen: true);
                Task<int> reading = other.ReadAsync(new byte[1]).AsTask();
                await home.Executor.UntilWaiting(Interest.Readable);
                other.Dispose();
                AssertSocketError(SocketError.OperationAborted, await Assert.ThrowsAsync<IOException>(() => reading.Soon()));
            }
            await one.WriteAsync("still here"u8.ToArray()).Soon();
            var buffer = new byte[10];
            await home.Executor.Spawn(server.ReadExactTask(buffer)).AsTask().Soon();
            Assert.Equal("still here"u8.ToArray(), buffer);
        }
    }

    [Theory, EveryExecutor]
    public async Task A_reset_is_an_IOException_around_the_sockets(ExecutorKind kind)
    {
        using var home = new RunningExecutor(kind);
        using var listener = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        listener.Bind(Host.Anywhere);
        listener.Listen();
        using TcpStream client = await home.ConnectAsync((IPEndPoint)listener.LocalEndPoint!).Soon();
        Socket peer = listener.Accept();
        using Stream stream = client.AsStream();
        Task<int> reading = stream.ReadAsync(new byte[1]).AsTask();
        await home.Executor.UntilWaiting(Interest.Readable);
        peer.LingerState = new LingerOption(true, 0);
        peer.Dispose();
        IOException read = await Assert.ThrowsAsync<IOException>(() => reading.Soon());
        AssertSocketError(SocketError.ConnectionReset, read);
        Assert.StartsWith("Unable to read data from the transport connection: ", read.Message, StringComparison.Ordinal);
        IOException write = await Assert.ThrowsAsync<IOException>(() => stream.WriteAsync(new byte[1]).Soon());
        AssertSocketError(SocketError.Shutdown, write);
        Assert.StartsWith("Unable to write data to the transport connection: ", write.Message, StringComparison.Ordinal);
    }

    [Theory, EveryExecutor]
    public async Task A_shutdown_ends_what_waits_and_what_comes_with_an_exception_that_names_the_executor(ExecutorKind kind)
    {
        TcpStream client, server;
        Stream other;
        Task<int> reading;
        Task writing;
        using (var home = new RunningExecutor(kind))
        {
            (client, server) = await home.PairAsync().Soon();
            other = server.AsStream();
            reading = other.ReadAsync(new byte[1]).AsTask();
            writing = other.WriteAsync(new byte[64 << 20]).AsTask();
            await home.Executor.UntilWaiting(Interest.Readable);
            await home.Executor.UntilWaiting(Interest.Writable);
        }
        foreach (Task pending in new[] { reading, writing, other.ReadAsync(new byte[1]).AsTask(), Task.Run(() => other.ReadByte()) })
        {
            IOException exception = await Assert.ThrowsAsync<IOException>(() => pending.Soon());
            Assert.Contains("the executor home, which the connection belongs to, has been shut down", exception.Message, StringComparison.Ordinal);
        }
        other.Dispose();
        client.Dispose();
    }

    [Theory, EveryExecutor]
    public void A_dropped_stream_is_closed_when_the_collector_finds_it(ExecutorKind kind)
    {
        using var server = new Server(kind, stream => ReadAndDropTask(stream));
        using Socket client = Host.Connect(server.EndPoint);
        client.Send([1]);
        DateTime deadline = DateTime.UtcNow + Host.Limit;
        while (!client.Poll(TimeSpan.FromMilliseconds(10), SelectMode.SelectRead))
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
            Assert.True(DateTime.UtcNow < deadline, "The stream is not closed.");
        }
        Assert.Equal(0, client.Receive(new byte[1]));
    }

    [ReactorTask]
    private static partial void ReadAndDrop(TcpStream stream) => Assert.Equal(1, Await(stream.AsStream().ReadAsync(new byte[1])));

    [Theory, EveryExecutor]
    public async Task A_shutdown_without_grace_leaves_nobody_waiting(ExecutorKind kind)
    {
        for (int round = 0; round < 20; round++)
        {
            using var home = new RunningExecutor(kind);
            var (client, server) = await home.PairAsync().Soon();
            using Stream one = client.AsStream();
            using Stream other = server.AsStream();
            Task<int> reading = other.ReadAsync(new byte[1]).AsTask();
            if (round % 2 == 0) await home.Executor.UntilWaiting(Interest.Readable);
            home.Executor.Shutdown(TimeSpan.Zero);
            IOException exception = await Assert.ThrowsAsync<IOException>(() => reading.Soon());
            Assert.Contains("the executor home", exception.Message, StringComparison.Ordinal);
            exception = await Assert.ThrowsAsync<IOException>(() => one.ReadAsync(new byte[1]).Soon());
            Assert.Contains("the executor home", exception.Message, StringComparison.Ordinal);
        }
    }

    private static void AssertSocketError(SocketError expected, IOException exception) =>
        Assert.Equal(expected, Assert.IsType<SocketException>(exception.InnerException).SocketErrorCode);
}
