using System.IO.Pipelines;
using System.Net.Sockets;
using ReactorGen.Net;

namespace ReactorGen.Runtime.Tests.Net.Streams;

/// <summary>What becomes of the streams and pipes of a connection that is given away.</summary>
public sealed partial class ReleaseTests
{
    [Theory, EveryExecutor]
    public void A_stream_ends_with_the_connection_it_was_made_of_which_goes_on(ExecutorKind kind) => Host.Run(kind, StreamTask());

    [ReactorTask]
    private static partial void Stream()
    {
        var pair = Host.Pair();
        using var client = pair.Client;
        TcpStream server = pair.Server;
        Stream stream = server.AsStream();
        client.WriteAll("first, second"u8.ToArray());
        var buffer = new byte[7];
        Await(stream.ReadExactlyAsync(buffer));
        Assert.Equal("first, "u8.ToArray(), buffer);

        SafeSocketHandle handle = server.Release();
        Assert.IsType<ObjectDisposedException>(Host.Failure(ReadTask(stream)));
        Assert.IsType<ObjectDisposedException>(Host.Failure(WriteTask(stream)));
        Assert.Throws<ObjectDisposedException>(() => server.AsStream());
        stream.Dispose();                               // closes nothing: the connection is not its own any more

        using var adopted = TcpStream.Adopt(handle);
        buffer = new byte[6];
        adopted.ReadExact(buffer);                      // the stream has kept nothing back
        Assert.Equal("second"u8.ToArray(), buffer);
        Stream other = adopted.AsStream(leaveOpen: true);
        Await(other.WriteAsync("back"u8.ToArray()));
        buffer = new byte[4];
        client.ReadExact(buffer);
        Assert.Equal("back"u8.ToArray(), buffer);
    }

    [ReactorTask]
    private static partial int Read(Stream stream) => Await(stream.ReadAsync(new byte[1]));

    [ReactorTask]
    private static partial void Write(Stream stream) => Await(stream.WriteAsync(new byte[1]));

    [Theory, EveryExecutor]
    public async Task Not_while_a_read_of_the_stream_waits_and_nothing_has_changed_for_it(ExecutorKind kind)
    {
        using var home = new RunningExecutor(kind);
        var (client, server) = await home.PairAsync().Soon();
        using Stream one = client.AsStream();
        Stream other = server.AsStream();
        using var source = new CancellationTokenSource();
        Task<int> reading = other.ReadAsync(new byte[1], source.Token).AsTask();
        await home.Executor.UntilWaiting(Interest.Readable);
        string refusal = (await Assert.ThrowsAsync<InvalidOperationException>(() => home.Executor.Spawn(ReleaseOfTask(server)).AsTask().Soon())).Message;
        Assert.Contains("while a task waits", refusal, StringComparison.Ordinal);
        await one.WriteAsync(new byte[] { 1 }).Soon();
        Assert.Equal(1, await reading.Soon());

        // Cancelled, it is in nobody's way.
        reading = other.ReadAsync(new byte[1], source.Token).AsTask();
        await home.Executor.UntilWaiting(Interest.Readable);
        source.Cancel();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => reading.Soon());
        SafeSocketHandle handle = await home.Executor.Spawn(ReleaseOfTask(server)).AsTask().Soon();
        await Assert.ThrowsAsync<ObjectDisposedException>(() => other.ReadAsync(new byte[1]).AsTask());
        other.Dispose();
        using var socket = new Socket(handle) { Blocking = true };
        await one.WriteAsync(new byte[] { 2 }).Soon();
        Assert.Equal(new byte[] { 2 }, socket.ReceiveExact(1));
    }

    [ReactorTask]
    private static partial SafeSocketHandle ReleaseOf(TcpStream stream) => stream.Release();

    /// <summary>Threads outside begin to read at any moment while a task tries to give the connection away: the read ends, one way or the other, and the connection is whole.</summary>
    [Theory, EveryExecutor]
    public async Task A_read_that_meets_it_ends_and_takes_nothing_along(ExecutorKind kind)
    {
        using var home = new RunningExecutor(kind);
        for (int round = 0; round < 100; round++)
        {
            var (client, server) = await home.PairAsync().Soon();
            using Stream one = client.AsStream();
            Stream other = server.AsStream();
            Task<Exception?> reading = Task.Run<Exception?>(async () => await Record.ExceptionAsync(() => other.ReadAsync(new byte[1]).AsTask().Soon()));
            Exception? refusal = await Record.ExceptionAsync(async () =>
            {
                using var socket = new Socket(await home.Executor.Spawn(ReleaseOfTask(server)).AsTask().Soon()) { Blocking = true };
                await one.WriteAsync(new byte[] { 3 }).Soon();
                Assert.Equal(new byte[] { 3 }, socket.ReceiveExact(1));
            });
            if (refusal is not null)
            {
                Assert.Contains("while a task waits", Assert.IsType<InvalidOperationException>(refusal).Message, StringComparison.Ordinal);
                other.Dispose();
            }
            Exception? end = await reading.Soon();
            Assert.True(end is ObjectDisposedException or IOException, $"{end}");
        }
    }

    [Theory, EveryExecutor]
    public void Pipes_keep_what_was_not_consumed_and_touch_the_connection_no_more(ExecutorKind kind) => Host.Run(kind, PipesTask());

    [ReactorTask]
    private static partial void Pipes()
    {
        var pair = Host.Pair();
        using var client = pair.Client;
        TcpStream server = pair.Server;
        IDuplexPipe pipe = server.AsDuplexPipe();
        client.WriteAll("read and not consumed"u8.ToArray());
        ReadResult read = Await(pipe.Input.ReadAtLeastAsync(21));
        pipe.Input.AdvanceTo(read.Buffer.GetPosition(9));
        client.WriteAll("later"u8.ToArray());

        SafeSocketHandle handle = server.Release();
        Assert.True(pipe.Input.TryRead(out read));      // what the reader had is still its
        Assert.Equal("not consumed"u8.ToArray(), read.Buffer.FirstSpan.ToArray());
        pipe.Input.AdvanceTo(read.Buffer.End);
        Assert.IsType<ObjectDisposedException>(Host.Failure(ReadPipeTask(pipe.Input)));
        Await(pipe.Output.CompleteAsync(new InvalidDataException("would reset the connection if it were still its")));
        pipe.Input.Complete();

        using var adopted = TcpStream.Adopt(handle);
        var buffer = new byte[5];
        adopted.ReadExact(buffer);
        Assert.Equal("later"u8.ToArray(), buffer);
        adopted.WriteAll(buffer);
        client.ReadExact(buffer);
    }

    [ReactorTask]
    private static partial void ReadPipe(PipeReader reader) => Await(reader.ReadAsync());
}
