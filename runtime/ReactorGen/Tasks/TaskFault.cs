using System.Runtime.ExceptionServices;

namespace ReactorGen.Tasks;

/// <summary>
/// The exception a task ended with. Where nobody joins the task, its finalizer brings the exception to
/// <see cref="Executor.UnhandledException"/>, as <c>TaskExceptionHolder</c> does for tasks of the base library; only a failure pays for it.
/// </summary>
internal sealed class TaskFault
{
    private readonly ExceptionDispatchInfo _exception;
    private readonly Executor _executor;
    private readonly string _task;

    internal TaskFault(Exception exception, Executor executor, string task)
    {
        _exception = ExceptionDispatchInfo.Capture(exception);
        _executor = executor;
        _task = task;
    }

    ~TaskFault()
    {
        _executor.ReportUnhandled(_exception.SourceException, _task);
    }

    internal Exception Exception => _exception.SourceException;

    /// <summary>Somebody has seen it.</summary>
    internal void Observe() => GC.SuppressFinalize(this);

    internal void Rethrow()
    {
        Observe();
        _exception.Throw();
    }
}
