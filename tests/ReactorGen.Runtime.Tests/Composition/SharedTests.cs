using static ReactorGen.Runtime.Tests.Composition.Steps;

namespace ReactorGen.Runtime.Tests.Composition;

/// <summary>Composites and scopes on the thread pool, where the children of a scope run beside its body, and cancels come from anywhere.</summary>
public sealed partial class SharedTests
{
    private int _open;

    [ReactorTask]
    private partial int Turns(int count)
    {
        Interlocked.Increment(ref _open);
        try
        {
            for (int i = 0; i < count; i++) Yield();
            return count;
        }
        finally
        {
            Interlocked.Decrement(ref _open);
        }
    }

    [ReactorTask]
    private partial int Composed(int seed)
    {
        var (a, b) = Join(TurnsTask(seed % 5), TurnsTask(seed % 7));
        int c = Race(TurnsTask(seed % 3), TurnsTask(4)).Result;
        return a + b + c + WithTimeout(TurnsTask(seed % 4), TimeSpan.FromMinutes(5));
    }

    [ReactorTask]
    private partial string Scoped(int seed)
    {
        try
        {
            using var scope = new TaskScope();
            for (int i = 0; i < 5; i++) scope.Start(TurnsTask((seed + i) % 6));
            JoinHandle<int> handle = scope.Spawn(ComposedTask(seed));
            if (seed % 2 == 0) scope.Start(FailTask(seed % 5));
            Turns(seed % 4);
            scope.Join();
            return $"{handle.Join() >= 0}";
        }
        catch (FormatException)
        {
            Yield();
            Yield();
            return "failed";
        }
    }

    [ReactorTask]
    private static partial void Fail(int turns)
    {
        for (int i = 0; i < turns; i++) Yield();
        throw new FormatException();
    }

    [Fact]
    public async Task Many_at_once()
    {
        using var executor = new ThreadPoolExecutor();
        var unhandled = new List<Exception>();
        executor.UnhandledException += (_, e) =>
        {
            lock (unhandled) unhandled.Add(e.Exception);
        };
        Task<string>[] all = [.. Enumerable.Range(0, 2000).Select(seed => executor.Spawn(ScopedTask(seed)).AsTask())];
        string[] results = await Task.WhenAll(all).WaitAsync(TimeSpan.FromMinutes(2));
        for (int seed = 0; seed < all.Length; seed++) Assert.Equal(seed % 2 == 0 ? "failed" : "True", results[seed]);
        Assert.Equal(0, _open);
        Assert.Empty(unhandled);
    }

    [ReactorTask]
    private partial int Cancellable(int seed)
    {
        int delivered = 0;
        try
        {
            for (int i = 0; ; i++) Composed(seed + i);         // until it is cancelled, however late that is
        }
        catch (OperationCanceledException)
        {
            delivered++;
        }
        for (int i = 0; i < 4; i++)
        {
            try
            {
                Yield();
            }
            catch (OperationCanceledException)
            {
                delivered++;
            }
        }
        return delivered;
    }

    [Fact]
    public async Task A_cancel_from_another_thread_is_delivered_once()
    {
        using var executor = new ThreadPoolExecutor();
        for (int seed = 0; seed < 300; seed++)
        {
            JoinHandle<int> handle = executor.Spawn(CancellableTask(seed));
            Thread.SpinWait(seed * 50);
            handle.Cancel();
            Assert.Equal(1, await handle.AsTask().WaitAsync(TimeSpan.FromMinutes(2)));
            Assert.Equal(0, _open);
        }
    }
}
