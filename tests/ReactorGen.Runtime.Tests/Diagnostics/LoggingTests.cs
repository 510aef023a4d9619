using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace ReactorGen.Runtime.Tests.Diagnostics;

public sealed partial class LoggingTests
{
    private sealed class Recorder : ILogger
    {
        internal ConcurrentQueue<(LogLevel Level, string Text, Exception? Exception)> Lines { get; } = [];

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Lines.Enqueue((logLevel, formatter(state, exception), exception));
    }

    [ReactorTask]
    private static partial void Spawner()
    {
        Spawn(ThrowTask());
        Yield();
    }

    [ReactorTask]
    private static partial void Throw() => throw new ArithmeticException("logged");

    [ReactorTask]
    private static partial void Forever()
    {
        while (true)
        {
            try
            {
                Delay(Timeout.InfiniteTimeSpan);
            }
            catch (OperationCanceledException)
            {
                // It will not end: the shutdown gives it up.
            }
        }
    }

    [Fact]
    public void A_fault_that_nobody_joins_is_logged_with_its_task()
    {
        var log = new Recorder();
        using var executor = new LocalExecutor(new LocalExecutorOptions { Name = "logged", Logger = log });
        executor.Run(SpawnerTask());
        var line = Assert.Single(log.Lines);
        Assert.Equal(LogLevel.Error, line.Level);
        Assert.Equal($"Unhandled exception in task {nameof(LoggingTests)}.{nameof(Throw)} on logged", line.Text);
        Assert.IsType<ArithmeticException>(line.Exception);
    }

    [Fact]
    public void A_handler_that_throws_is_logged_too()
    {
        var log = new Recorder();
        using var executor = new LocalExecutor(new LocalExecutorOptions { Logger = log });
        executor.UnhandledException += (_, _) => throw new NotSupportedException("in the handler");
        executor.Run(SpawnerTask());
        Assert.Equal(["logged", "in the handler"], log.Lines.Select(line => line.Exception!.Message));
    }

    [Fact]
    public void What_a_shutdown_gives_up_is_logged_with_where_it_stood()
    {
        var log = new Recorder();
        using (var executor = new LocalExecutor(new LocalExecutorOptions { Logger = log, ShutdownGrace = TimeSpan.FromMilliseconds(10) }))
        {
            executor.Spawn(ForeverTask()).Detach();
        }
        var line = Assert.Single(log.Lines);
        Assert.Contains("Delay(Timeout.InfiniteTimeSpan)", Assert.IsType<TaskAbandonedException>(line.Exception).Message, StringComparison.Ordinal);
    }
}
