using ReactorGen.Tasks;

namespace ReactorGen;

/// <summary>A task that has something to do, on its way to the thread that runs it next. Made by a <see cref="ScheduledExecutor"/>.</summary>
/// <remarks>After <c>Runnable</c> of Rust's async-task crate.</remarks>
public readonly struct RunnableTask
{
    private readonly TaskCell _cell;

    internal RunnableTask(TaskCell cell) => _cell = cell;

    /// <summary>The task's name, for queues that want to show what is in them.</summary>
    public string Name => _cell.Name;

    /// <summary>
    /// Runs the task to its next suspension or to its end. Any thread, once; never inside <see cref="ScheduledExecutor.Schedule"/>, nor inside another task. No
    /// exception of the task comes out.
    /// </summary>
    /// <exception cref="InvalidOperationException">A task runs on this thread already.</exception>
    public void Run() => ((ScheduledExecutor)_cell.Owner).RunTask(_cell);

    /// <summary>The task as an item for a queue of such, which calls <see cref="Run"/>: nothing is allocated.</summary>
    public IThreadPoolWorkItem WorkItem => _cell;
}

/// <summary>What a scheduler may want to know of a <see cref="RunnableTask"/>.</summary>
public enum SchedulingHint : byte
{
    /// <summary>Behind those that wait already.</summary>
    Fair = 0,

    /// <summary>
    /// A task that runs on this thread has woken it, and its data is in this processor's cache: it may run here next. At most three in a row are so, or two tasks
    /// that wake each other would keep others from running.
    /// </summary>
    Local = 1,
}
