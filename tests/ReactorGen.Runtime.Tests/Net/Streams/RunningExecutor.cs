using System.Net;
using ReactorGen.Net;

namespace ReactorGen.Runtime.Tests.Net.Streams;

/// <summary>An executor that runs for the length of a test, whose code is not part of it.</summary>
internal sealed partial class RunningExecutor : IDisposable
{
    private readonly Thread _thread;
    private readonly List<Exception> _unhandled = [];
    private Exception? _failure;

    public RunningExecutor(ExecutorKind kind)
    {
        Executor = kind.Make(name: "home");
        Executor.UnhandledException += (_, e) =>
        {
            if (e.Exception is not TaskAbandonedException) _unhandled.Add(e.Exception);     // a test that gives no grace
        };
        _thread = new Thread(Run) { IsBackground = true };
        _thread.Start();
    }

    public Executor Executor { get; }

    /// <summary>The two ends of a connection.</summary>
    public async Task<(TcpStream Client, TcpStream Server)> PairAsync() => await Executor.Spawn(Host.PairTask());

    /// <summary>A connection to a listener of the test's.</summary>
    public async Task<TcpStream> ConnectAsync(IPEndPoint endPoint) => await Executor.Spawn(TcpStream.ConnectTask(endPoint));

    public void Dispose()
    {
        Executor.Dispose();
        Assert.True(_thread.Join(Host.Limit), "The executor does not end.");
        Assert.Null(_failure);
        Assert.Empty(_unhandled);
    }

    private void Run()
    {
        try
        {
            Executor.Run(IdleTask());
        }
        catch (Exception exception) when (exception is OperationCanceledException or TaskAbandonedException or ObjectDisposedException)
        {
            // It was shut down.
        }
        catch (Exception exception)
        {
            _failure = exception;
        }
    }

    [ReactorTask]
    private static partial void Idle() => Delay(Timeout.InfiniteTimeSpan);
}

/// <summary>Limits and reads that tests of streams share.</summary>
internal static class StreamHelpers
{
    public static Task Soon(this Task task) => task.WaitAsync(Host.Limit);

    public static Task<T> Soon<T>(this Task<T> task) => task.WaitAsync(Host.Limit);

    public static Task<T> Soon<T>(this ValueTask<T> task) => task.AsTask().WaitAsync(Host.Limit);

    public static Task Soon(this ValueTask task) => task.AsTask().WaitAsync(Host.Limit);

    /// <summary>Reads so many bytes, or up to the end.</summary>
    public static async Task<byte[]> ReadManyAsync(this Stream stream, int count)
    {
        var bytes = new byte[count];
        int read = await stream.ReadAtLeastAsync(bytes, count, throwOnEndOfStream: false);
        return bytes[..read];
    }

    /// <summary>Waits until an operation of the executor waits for a stream.</summary>
    public static async Task UntilWaiting(this Executor executor, Interest interest)
    {
        for (DateTime deadline = DateTime.UtcNow + Host.Limit; !Host.Waits(executor, interest); await Task.Delay(1))
            Assert.True(DateTime.UtcNow < deadline, "Nothing waits.");
    }
}
