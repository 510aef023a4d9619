using System.Runtime.CompilerServices;
using ReactorGen.Net;

namespace ReactorGen.Runtime.Tests.Net.Streams;

/// <summary>A read or write of a stream allocates nothing in a steady state, by the process-wide counter, also where it waits or comes from outside.</summary>
[Collection("counts bytes")]
public sealed partial class StreamAllocationTests
{
    private const int Rounds = 1000;

    [Theory, EveryExecutor]
    public void In_tasks(ExecutorKind kind) => Host.Run(kind, MeasureTask());

    [ReactorTask]
    private static partial void Measure()
    {
        var pair = Host.Pair();
        using Stream client = pair.Client.AsStream();
        using Stream server = pair.Server.AsStream();
        JoinHandle echo = Spawn(EchoTask(server));
        long least = long.MaxValue;
        for (int attempt = 0; attempt < 10 && least >= Rounds; attempt++)
        {
            long before = GC.GetTotalAllocatedBytes(precise: true);
            Ask(client);
            least = Math.Min(least, GC.GetTotalAllocatedBytes(precise: true) - before);
        }
        client.Dispose();
        echo.Join();
        Assert.True(least < Rounds, $"{least} bytes in {Rounds} rounds");
    }

    [ReactorTask]
    private static partial void Ask(Stream stream)
    {
        var buffer = new byte[64];
        for (int i = 0; i < Rounds; i++)
        {
            Await(stream.WriteAsync(buffer));
            int read = 0;
            while (read < 64) read += Await(stream.ReadAsync(buffer));
        }
    }

    [ReactorTask]
    private static partial void Echo(Stream stream)
    {
        var buffer = new byte[64];
        int read;
        while ((read = Await(stream.ReadAsync(buffer))) > 0) Await(stream.WriteAsync(buffer.AsMemory(0, read)));
    }

    [Theory, EveryExecutor]
    public async Task From_outside_with_a_token(ExecutorKind kind)
    {
        using var home = new RunningExecutor(kind);
        var (client, server) = await home.PairAsync().Soon();
        using Stream one = client.AsStream();
        using Stream other = server.AsStream();
        JoinHandle echo = home.Executor.Spawn(EchoTask(other));
        long least = await AskInRoundsAsync(one).Soon();
        one.Dispose();
        await echo.AsTask().Soon();
        Assert.True(least < Rounds, $"{least} bytes in {Rounds} rounds");
    }

    private static async Task<long> AskInRoundsAsync(Stream stream)
    {
        using var source = new CancellationTokenSource();
        var buffer = new byte[64];
        long least = long.MaxValue;
        for (int attempt = 0; attempt < 10 && least >= Rounds; attempt++)
        {
            long before = GC.GetTotalAllocatedBytes(precise: true);
            for (int i = 0; i < Rounds; i++) await RoundAsync(stream, buffer, source.Token).ConfigureAwait(false);
            least = Math.Min(least, GC.GetTotalAllocatedBytes(precise: true) - before);
        }
        return least;
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder))]
    private static async ValueTask RoundAsync(Stream stream, byte[] buffer, CancellationToken token)
    {
        await stream.WriteAsync(buffer, token).ConfigureAwait(false);
        int read = 0;
        while (read < 64) read += await stream.ReadAsync(buffer, token).ConfigureAwait(false);
    }

    [Theory, EveryExecutor]
    public async Task Blocking(ExecutorKind kind)
    {
        using var home = new RunningExecutor(kind);
        var (client, server) = await home.PairAsync().Soon();
        using Stream one = client.AsStream();
        using Stream other = server.AsStream();
        JoinHandle echo = home.Executor.Spawn(EchoTask(other));
        long least = await Task.Factory.StartNew(() => BlockInRounds(one), TaskCreationOptions.LongRunning).Soon();
        one.Dispose();
        await echo.AsTask().Soon();
        Assert.True(least < Rounds, $"{least} bytes in {Rounds} rounds");
    }

    private static long BlockInRounds(Stream stream)
    {
        var buffer = new byte[64];
        long least = long.MaxValue;
        for (int attempt = 0; attempt < 10 && least >= Rounds; attempt++)
        {
            long before = GC.GetTotalAllocatedBytes(precise: true);
            for (int i = 0; i < Rounds; i++)
            {
                stream.Write(buffer, 0, 64);
                int read = 0;
                while (read < 64) read += stream.Read(buffer, 0, 64);
            }
            least = Math.Min(least, GC.GetTotalAllocatedBytes(precise: true) - before);
        }
        return least;
    }
}
