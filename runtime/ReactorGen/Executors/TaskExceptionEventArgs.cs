using ReactorGen.Executors;

namespace ReactorGen;

/// <summary>An exception of a task that nobody will see otherwise.</summary>
/// <param name="exception">The exception.</param>
/// <param name="task">The task's name.</param>
public sealed class TaskExceptionEventArgs(Exception exception, string task) : EventArgs
{
    /// <summary>The exception.</summary>
    public Exception Exception { get; } = exception;

    /// <summary>The task's name.</summary>
    public string Task { get; } = task;
}

/// <summary>A task had not ended when the grace period of a shutdown was over; its machine was dropped where it stood.</summary>
/// <remarks>Reported to <see cref="Executor.UnhandledException"/>, and thrown to whoever joins or runs the task.</remarks>
public sealed class TaskAbandonedException : Exception
{
    internal TaskAbandonedException(TaskDump dump) : base($"The shutdown gave the task up where it stood: {dump}")
    {
        Dump = dump;
    }

    /// <summary>Where the task stood.</summary>
    public TaskDump Dump { get; }
}
