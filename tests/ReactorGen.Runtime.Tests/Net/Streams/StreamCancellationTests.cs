using ReactorGen.Net;

namespace ReactorGen.Runtime.Tests.Net.Streams;

/// <summary>Tokens end reads and writes, and nothing is lost by that.</summary>
public sealed class StreamCancellationTests
{
    [Theory, EveryExecutor]
    public async Task A_cancelled_read_leaves_the_stream_usable(ExecutorKind kind)
    {
        using var home = new RunningExecutor(kind);
        var (client, server) = await home.PairAsync().Soon();
        using Stream one = client.AsStream();
        using Stream other = server.AsStream();
        for (int round = 0; round < 20; round++)
        {
            using var source = new CancellationTokenSource();
            Task<int> reading = other.ReadAsync(new byte[1], source.Token).AsTask();
            if (round % 2 == 0) await home.Executor.UntilWaiting(Interest.Readable);
            source.Cancel();
            OperationCanceledException cancelled = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => reading.Soon());
            Assert.Equal(source.Token, cancelled.CancellationToken);
            Assert.True(reading.IsCanceled);
            await one.WriteAsync(new[] { (byte)round }).Soon();
            Assert.Equal([(byte)round], await other.ReadManyAsync(1).Soon());
        }
        // Its result is known a little before the task itself has ended.
        for (DateTime deadline = DateTime.UtcNow + Host.Limit; home.Executor.DumpTasks().Any(task => task.Name.StartsWith("Stream", StringComparison.Ordinal)); await Task.Delay(1))
            Assert.True(DateTime.UtcNow < deadline, "An operation has not ended.");
    }

    [Theory, EveryExecutor]
    public async Task What_is_cancelled_before_does_nothing(ExecutorKind kind)
    {
        using var home = new RunningExecutor(kind);
        var (client, server) = await home.PairAsync().Soon();
        using Stream one = client.AsStream();
        using Stream other = server.AsStream();
        var cancelled = new CancellationToken(true);
        await one.WriteAsync(new byte[] { 1 }).Soon();
        Assert.True(other.ReadAsync(new byte[1], cancelled).IsCanceled);
        Assert.True(one.WriteAsync(new byte[] { 2 }, cancelled).IsCanceled);
        Assert.True(one.FlushAsync(cancelled).IsCanceled);
        await one.WriteAsync(new byte[] { 3 }).Soon();
        Assert.Equal([1, 3], await other.ReadManyAsync(2).Soon());
    }

    [Theory, EveryExecutor]
    public async Task A_byte_that_meets_a_cancellation_is_read_once(ExecutorKind kind)
    {
        using var home = new RunningExecutor(kind);
        var (client, server) = await home.PairAsync().Soon();
        using Stream one = client.AsStream();
        using Stream other = server.AsStream();
        var buffer = new byte[1];
        for (int round = 0; round < 1000; round++)
        {
            using var source = new CancellationTokenSource();
            ValueTask<int> reading = other.ReadAsync(buffer, source.Token);
            Task cancelling = Task.Run(source.Cancel);
            await one.WriteAsync(new[] { (byte)round }).Soon();
            int read;
            try
            {
                read = await reading.Soon();
            }
            catch (OperationCanceledException)
            {
                read = await other.ReadAsync(buffer).Soon();
            }
            Assert.Equal(1, read);
            Assert.Equal((byte)round, buffer[0]);
            await cancelling;
        }
    }

    /// <summary>What one operation has registered must not end the next.</summary>
    [Theory, EveryExecutor]
    public async Task A_late_cancellation_meets_nobody(ExecutorKind kind)
    {
        using var home = new RunningExecutor(kind);
        var (client, server) = await home.PairAsync().Soon();
        using Stream one = client.AsStream();
        using Stream other = server.AsStream();
        var buffer = new byte[1];
        for (int round = 0; round < 500; round++)
        {
            using var source = new CancellationTokenSource();
            ValueTask<int> reading = other.ReadAsync(buffer, source.Token);
            await one.WriteAsync(new byte[] { 1 }).Soon();
            Assert.Equal(1, await reading.Soon());
            ValueTask<int> next = other.ReadAsync(buffer);
            source.Cancel();
            await one.WriteAsync(new byte[] { 2 }).Soon();
            Assert.Equal(1, await next.Soon());
            Assert.Equal(2, buffer[0]);
        }
    }

    [Theory, EveryExecutor]
    public async Task A_write_that_waits_is_cancelled_and_reading_goes_on(ExecutorKind kind)
    {
        using var home = new RunningExecutor(kind);
        var (client, server) = await home.PairAsync().Soon();
        using Stream one = client.AsStream();
        using Stream other = server.AsStream();
        byte[] all = Host.Pattern(64 << 20, 5);
        using var source = new CancellationTokenSource();
        Task writing = one.WriteAsync(all, source.Token).AsTask();
        await home.Executor.UntilWaiting(Interest.Writable);
        source.Cancel();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => writing.Soon());
        await other.WriteAsync(new byte[] { 1 }).Soon();
        Assert.Equal([1], await one.ReadManyAsync(1).Soon());
        one.Dispose();
        var sent = new MemoryStream();
        await other.CopyToAsync(sent).Soon();
        Assert.InRange(sent.Length, 1, all.Length - 1);
        Assert.True(all.AsSpan(0, (int)sent.Length).SequenceEqual(sent.ToArray()), "What was sent is not the beginning of what was to be sent.");
    }
}
