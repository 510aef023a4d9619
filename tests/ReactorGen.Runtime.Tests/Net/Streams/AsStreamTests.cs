using System.Net;
using System.Net.Sockets;
using ReactorGen.Net;

namespace ReactorGen.Runtime.Tests.Net.Streams;

/// <summary>A connection as a stream of the base library.</summary>
public sealed partial class AsStreamTests
{
    [Theory, EveryExecutor]
    public async Task Bytes_pass_both_ways_at_once_from_any_thread(ExecutorKind kind)
    {
        using var home = new RunningExecutor(kind);
        var (client, server) = await home.PairAsync().Soon();
        await using Stream one = client.AsStream();
        await using Stream other = server.AsStream();
        byte[] there = Host.Pattern(3 << 20, 1), back = Host.Pattern(2 << 20, 2);
        Task<byte[]> atOther = other.ReadManyAsync(there.Length), atOne = one.ReadManyAsync(back.Length);
        await Task.WhenAll(one.WriteAsync(there).AsTask(), other.WriteAsync(back).AsTask(), atOther, atOne).Soon();
        Assert.Equal(there, await atOther);
        Assert.Equal(back, await atOne);
        await one.FlushAsync();
        await one.DisposeAsync();
        Assert.Equal(0, await other.ReadAsync(new byte[1]).Soon());
    }

    [Theory, EveryExecutor]
    public void A_task_reads_at_once_what_is_there_and_waits_for_what_is_not(ExecutorKind kind) => Host.Run(kind, InTaskTask());

    [ReactorTask]
    private static partial void InTask()
    {
        var pair = Host.Pair();
        Stream client = pair.Client.AsStream();
        Stream server = pair.Server.AsStream();
        using (client)
        using (server)
        {
            var buffer = new byte[16];
            ValueTask writing = client.WriteAsync("at once"u8.ToArray());
            Assert.True(writing.IsCompletedSuccessfully);
            ValueTask<int> reading = server.ReadAsync(buffer);
            Assert.True(reading.IsCompletedSuccessfully);
            Assert.Equal("at once"u8.ToArray(), buffer[..reading.Result]);
            for (int round = 0; round < 100; round++)
            {
                ValueTask<int> waiting = server.ReadAsync(buffer);
                Assert.False(waiting.IsCompleted);
                Await(client.WriteAsync(new[] { (byte)round }));
                Assert.Equal(1, Await(waiting));
                Assert.Equal(round, buffer[0]);
            }
        }
    }

    [Theory, EveryExecutor]
    public async Task Tasks_of_another_executor_may_use_it(ExecutorKind kind)
    {
        using var home = new RunningExecutor(kind);
        using var elsewhere = new RunningExecutor(ExecutorKind.ThreadPool);
        var (client, server) = await home.PairAsync().Soon();
        using Stream one = client.AsStream();
        using Stream other = server.AsStream();
        var echo = home.Executor.Spawn(EchoTask(other)).AsTask();
        await elsewhere.Executor.Spawn(AskTask(one, 200)).AsTask().Soon();
        await one.DisposeAsync();
        await echo.Soon();
    }

    [ReactorTask]
    private static partial void Ask(Stream stream, int rounds)
    {
        var buffer = new byte[8];
        for (int round = 0; round < rounds; round++)
        {
            Await(stream.WriteAsync(BitConverter.GetBytes((long)round)));
            Await(stream.ReadExactlyAsync(buffer));
            Assert.Equal(round, BitConverter.ToInt64(buffer));
        }
    }

    [ReactorTask]
    private static partial void Echo(Stream stream)
    {
        var buffer = new byte[4096];
        int read;
        while ((read = Await(stream.ReadAsync(buffer))) > 0) Await(stream.WriteAsync(buffer.AsMemory(0, read)));
    }

    [Theory, EveryExecutor]
    public async Task A_read_into_nothing_waits_for_something_and_takes_none_of_it(ExecutorKind kind)
    {
        using var home = new RunningExecutor(kind);
        var (client, server) = await home.PairAsync().Soon();
        using Stream one = client.AsStream();
        using Stream other = server.AsStream();
        for (int round = 0; round < 20; round++)
        {
            ValueTask<int> waiting = other.ReadAsync(Memory<byte>.Empty);
            await home.Executor.UntilWaiting(Interest.Readable);
            Assert.False(waiting.IsCompleted);
            await one.WriteAsync(new byte[] { 1, 2, 3 }).Soon();
            Assert.Equal(0, await waiting.Soon());
            Assert.Equal(0, await other.ReadAsync(Memory<byte>.Empty).Soon());
            Assert.Equal([1, 2, 3], await other.ReadManyAsync(3).Soon());
        }
        ValueTask<int> end = other.ReadAsync(Memory<byte>.Empty);
        await one.DisposeAsync();
        Assert.Equal(0, await end.Soon());
        Assert.Equal(0, await other.ReadAsync(new byte[1]).Soon());
    }

    [Theory, EveryExecutor]
    public async Task Other_threads_may_block_in_it(ExecutorKind kind)
    {
        using var home = new RunningExecutor(kind);
        var (client, server) = await home.PairAsync().Soon();
        using Stream one = client.AsStream();
        using Stream other = server.AsStream();
        byte[] all = Host.Pattern(1 << 20, 3);
        Task writing = Task.Factory.StartNew(
            () =>
            {
                foreach (byte[] part in all.Chunk(10_000)) one.Write(part);
                one.WriteByte(7);
                one.Flush();
                one.Dispose();
            },
            TaskCreationOptions.LongRunning);
        Task<byte[]> reading = Task.Factory.StartNew(
            () =>
            {
                var copy = new MemoryStream();
                other.CopyTo(copy);
                return copy.ToArray();
            },
            TaskCreationOptions.LongRunning);
        await writing.Soon();
        byte[] read = await reading.Soon();
        Assert.Equal(all, read[..^1]);
        Assert.Equal(7, read[^1]);
    }

    [Theory, EveryExecutor]
    public void Tasks_may_not_block_in_it_and_are_told_what_to_do(ExecutorKind kind) => Host.Run(kind, BlockTask());

    [ReactorTask]
    private static partial void Block()
    {
        var pair = Host.Pair();
        using Stream client = pair.Client.AsStream();
        using Stream server = pair.Server.AsStream();
        string read = Assert.Throws<InvalidOperationException>(() => client.ReadByte()).Message;
        Assert.Contains("Await(stream.ReadAsync(..))", read, StringComparison.Ordinal);
        string write = Assert.Throws<InvalidOperationException>(() => client.Write(new byte[1], 0, 1)).Message;
        Assert.Contains("Await(stream.WriteAsync(..))", write, StringComparison.Ordinal);
        client.Flush();
        Await(client.WriteAsync(new byte[] { 5 }));
        Assert.Equal(5, Await(Task.Run(() => server.ReadByte())));
    }

    [Theory, EveryExecutor]
    public async Task Everything_is_copied_until_the_end(ExecutorKind kind)
    {
        using var home = new RunningExecutor(kind);
        var (client, server) = await home.PairAsync().Soon();
        using Stream one = client.AsStream();
        using Stream other = server.AsStream();
        byte[] all = Host.Pattern(1 << 20, 4);
        var copy = new MemoryStream();
        Task copying = other.CopyToAsync(copy);
        await new MemoryStream(all).CopyToAsync(one).Soon();
        one.Dispose();
        await copying.Soon();
        Assert.Equal(all, copy.ToArray());
    }

    [Theory, EveryExecutor]
    public async Task The_old_way_of_beginning_and_ending_works(ExecutorKind kind)
    {
        using var home = new RunningExecutor(kind);
        var (client, server) = await home.PairAsync().Soon();
        using Stream one = client.AsStream();
        using Stream other = server.AsStream();
        var buffer = new byte[4];
        Task<int> reading = Task.Factory.FromAsync(other.BeginRead, other.EndRead, buffer, 1, 2, null);
        await Task.Factory.FromAsync(one.BeginWrite, one.EndWrite, new byte[] { 1, 2, 3 }, 1, 2, null).Soon();
        int read = await reading.Soon();
        Assert.Equal(2, buffer[1]);
        Assert.InRange(read, 1, 2);
    }

    [Theory, EveryExecutor]
    public async Task A_Unix_socket_is_a_stream_and_a_pair_of_pipes_too(ExecutorKind kind)
    {
        using var home = new RunningExecutor(kind);
        var (client, server) = await home.Executor.Spawn(UnixPairTask()).AsTask().Soon();
        using Stream one = client.AsStream();
        byte[] all = Host.Pattern(1 << 20, 6);
        Task writing = one.WriteAsync(all).AsTask();
        using (Stream other = server.AsStream(leaveOpen: true))
        {
            Assert.Equal(0, await other.ReadAsync(Memory<byte>.Empty).Soon());
            Assert.Equal(all, await other.ReadManyAsync(all.Length).Soon());
        }
        await writing.Soon();
        await server.AsDuplexPipe().Output.WriteAsync(all.AsMemory(0, 1000)).Soon();
        Assert.Equal(all[..1000], await one.ReadManyAsync(1000).Soon());
        server.Dispose();
        Assert.Equal(0, await one.ReadAsync(new byte[1]).Soon());
    }

    [ReactorTask]
    private static partial (UnixStream First, UnixStream Second) UnixPair() => UnixStream.Pair();

    [Theory, EveryExecutor]
    public async Task It_is_a_stream_that_cannot_seek(ExecutorKind kind)
    {
        using var home = new RunningExecutor(kind);
        var (client, server) = await home.PairAsync().Soon();
        using (server)
        {
            Stream stream = client.AsStream();
            Assert.True(stream.CanRead && stream.CanWrite);
            Assert.False(stream.CanSeek || stream.CanTimeout);
            Assert.Throws<NotSupportedException>(() => stream.Length);
            Assert.Throws<NotSupportedException>(() => stream.Position);
            Assert.Throws<NotSupportedException>(() => stream.Seek(0, SeekOrigin.Begin));
            Assert.Throws<NotSupportedException>(() => stream.SetLength(0));
            stream.Dispose();
            Assert.False(stream.CanRead || stream.CanWrite);
            Assert.Throws<ObjectDisposedException>(() => client.AsStream());
        }
    }
}
