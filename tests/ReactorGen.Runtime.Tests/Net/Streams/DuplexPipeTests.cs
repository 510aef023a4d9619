using System.Buffers;
using System.IO.Pipelines;
using System.Net;
using System.Net.Sockets;
using System.Text;
using ReactorGen.Net;

namespace ReactorGen.Runtime.Tests.Net.Streams;

/// <summary>A connection as a pair of pipes.</summary>
public sealed partial class DuplexPipeTests
{
    [Theory, EveryExecutor]
    public async Task A_parser_of_lines_works_whatever_the_pieces(ExecutorKind kind)
    {
        using var home = new RunningExecutor(kind);
        var (client, server) = await home.PairAsync().Soon();
        IDuplexPipe one = client.AsDuplexPipe(), other = server.AsDuplexPipe();
        string[] lines = [.. Enumerable.Range(0, 3000).Select(i => new string((char)('a' + i % 26), i % 700))];
        Task<List<string>> reading = ReadLinesAsync(other.Input);
        byte[] all = Encoding.ASCII.GetBytes(string.Concat(lines.Select(line => line + "\n")));
        foreach (byte[] piece in all.Chunk(1777)) Assert.False((await one.Output.WriteAsync(piece).Soon()).IsCompleted);
        await one.Output.CompleteAsync().Soon();
        Assert.Equal(lines, await reading.Soon());
        await other.Output.WriteAsync("bye"u8.ToArray()).Soon();        // the other direction is still open
        await other.Output.CompleteAsync().Soon();
        ReadResult last = await one.Input.ReadAtLeastAsync(4).Soon();
        Assert.True(last.IsCompleted);
        Assert.Equal("bye"u8.ToArray(), last.Buffer.ToArray());
        one.Input.AdvanceTo(last.Buffer.End);
        await one.Input.CompleteAsync();
        await other.Input.CompleteAsync();
        Assert.Throws<ObjectDisposedException>(() => client.LocalEndPoint);     // completed both ways, it is closed
        Assert.Throws<ObjectDisposedException>(() => server.LocalEndPoint);
    }

    [Theory, EveryExecutor]
    public void A_task_uses_it_as_it_does_other_things_of_the_base_library(ExecutorKind kind) => Host.Run(kind, InTaskTask());

    [ReactorTask]
    private static partial void InTask()
    {
        var pair = Host.Pair();
        IDuplexPipe one = pair.Client.AsDuplexPipe();
        IDuplexPipe other = pair.Server.AsDuplexPipe();
        one.Output.GetMemory(3).Span[0] = 7;
        one.Output.Advance(1);
        Assert.Equal(1, one.Output.UnflushedBytes);
        string refusal = Assert.Throws<InvalidOperationException>(() => one.Output.Complete()).Message;
        Assert.Contains("CompleteAsync", refusal, StringComparison.Ordinal);
        Await(one.Output.CompleteAsync());
        ReadResult all = Await(other.Input.ReadAtLeastAsync(2));
        Assert.True(all.IsCompleted);
        Assert.Equal(new byte[] { 7 }, all.Buffer.ToArray());
        other.Input.AdvanceTo(all.Buffer.End);
        other.Input.Complete();
        other.Output.Complete();
        one.Input.Complete();
    }

    [Theory, EveryExecutor]
    public async Task A_reader_that_does_not_read_stops_the_writer(ExecutorKind kind)
    {
        using var home = new RunningExecutor(kind);
        var (client, server) = await home.PairAsync().Soon();
        IDuplexPipe one = client.AsDuplexPipe(), other = server.AsDuplexPipe();
        byte[] all = Host.Pattern(64 << 20, 21);
        Task<FlushResult> writing = one.Output.WriteAsync(all).AsTask();
        await home.Executor.UntilWaiting(Interest.Writable);
        Assert.False(writing.IsCompleted);
        int at = 0;
        while (at < all.Length)
        {
            ReadResult read = await other.Input.ReadAsync().Soon();
            foreach (ReadOnlyMemory<byte> part in read.Buffer)
            {
                Assert.True(part.Span.SequenceEqual(all.AsSpan(at, part.Length)), $"Wrong bytes after {at}.");
                at += part.Length;
            }
            other.Input.AdvanceTo(read.Buffer.End);
        }
        await writing.Soon();
        await one.Output.CompleteAsync().Soon();
        one.Input.Complete();
        other.Input.Complete();
        await other.Output.CompleteAsync().Soon();
    }

    [Theory, EveryExecutor]
    public async Task A_read_that_waits_is_cancelled_and_goes_on(ExecutorKind kind)
    {
        using var home = new RunningExecutor(kind);
        var (client, server) = await home.PairAsync().Soon();
        IDuplexPipe one = client.AsDuplexPipe(), other = server.AsDuplexPipe();
        for (int round = 0; round < 10; round++)
        {
            Task<ReadResult> reading = other.Input.ReadAsync().AsTask();
            await home.Executor.UntilWaiting(Interest.Readable);
            other.Input.CancelPendingRead();
            Assert.True((await reading.Soon()).IsCanceled);
            await one.Output.WriteAsync(new[] { (byte)round }).Soon();
            ReadResult read = await other.Input.ReadAsync().Soon();
            Assert.Equal([(byte)round], read.Buffer.ToArray());
            other.Input.AdvanceTo(read.Buffer.End);
        }
        client.Dispose();
        server.Dispose();
    }

    [Theory, EveryExecutor]
    public async Task A_writer_that_fails_resets_the_connection(ExecutorKind kind)
    {
        using var home = new RunningExecutor(kind);
        foreach (bool readerFirst in new[] { false, true })
        {
            var (client, server) = await home.PairAsync().Soon();
            IDuplexPipe one = client.AsDuplexPipe(), other = server.AsDuplexPipe();
            await one.Output.WriteAsync("half of it"u8.ToArray()).Soon();
            ReadResult half = await other.Input.ReadAtLeastAsync(10).Soon();
            other.Input.AdvanceTo(half.Buffer.End);
            Task<ReadResult> reading = other.Input.ReadAsync().AsTask();
            await home.Executor.UntilWaiting(Interest.Readable);
            if (readerFirst) one.Input.Complete();
            await one.Output.CompleteAsync(new InvalidDataException("the other half is missing"));
            if (!readerFirst) one.Input.Complete();
            IOException failure = await Assert.ThrowsAsync<IOException>(() => reading.Soon());
            Assert.Equal(SocketError.ConnectionReset, Assert.IsType<SocketException>(failure.InnerException).SocketErrorCode);
            await Assert.ThrowsAsync<IOException>(() => other.Output.WriteAsync(new byte[1]).Soon());
            server.Dispose();
        }
    }

    [Theory, EveryExecutor]
    public async Task Left_open_the_connection_is_used_on(ExecutorKind kind)
    {
        using var home = new RunningExecutor(kind);
        var (client, server) = await home.PairAsync().Soon();
        using (client)
        using (server)
        {
            IDuplexPipe pipe = client.AsDuplexPipe(leaveOpen: true);
            await pipe.Output.WriteAsync("by pipe, "u8.ToArray()).Soon();
            await pipe.Output.CompleteAsync().Soon();
            await pipe.Input.CompleteAsync().Soon();
            using Stream stream = client.AsStream(leaveOpen: true);
            await stream.WriteAsync("by stream"u8.ToArray()).Soon();
            using Stream other = server.AsStream(leaveOpen: true);
            Assert.Equal("by pipe, by stream"u8.ToArray(), await other.ReadManyAsync(18).Soon());
        }
    }

    private static async Task<List<string>> ReadLinesAsync(PipeReader reader)
    {
        var lines = new List<string>();
        while (true)
        {
            ReadResult read = await reader.ReadAsync();
            ReadOnlySequence<byte> buffer = read.Buffer;
            while (buffer.PositionOf((byte)'\n') is { } end)
            {
                lines.Add(Encoding.ASCII.GetString(buffer.Slice(0, end)));
                buffer = buffer.Slice(buffer.GetPosition(1, end));
            }
            reader.AdvanceTo(buffer.Start, buffer.End);
            if (!read.IsCompleted) continue;
            Assert.True(buffer.IsEmpty);
            return lines;
        }
    }
}
