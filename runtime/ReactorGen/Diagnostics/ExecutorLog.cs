using Microsoft.Extensions.Logging;

namespace ReactorGen;

/// <summary>What executors write to their logger.</summary>
internal static partial class ExecutorLog
{
    [LoggerMessage(1, LogLevel.Error, "Unhandled exception in task {Task} on {Executor}")]
    internal static partial void UnhandledException(this ILogger logger, Exception exception, string task, string executor);

    [LoggerMessage(2, LogLevel.Error, "The handler of an unhandled exception in task {Task} on {Executor} threw")]
    internal static partial void HandlerThrew(this ILogger logger, Exception exception, string task, string executor);

    [LoggerMessage(3, LogLevel.Warning, "Task {Task} on {Executor} has run for {Milliseconds} ms since {After}, without suspending")]
    internal static partial void SlowStep(this ILogger logger, string task, string executor, double milliseconds, string after);

    [LoggerMessage(4, LogLevel.Warning, "{Acceptor} on {Executor} accepts nothing for {Milliseconds} ms: the system has no descriptor or memory left")]
    internal static partial void BackedOff(this ILogger logger, string acceptor, string executor, int milliseconds);
}
