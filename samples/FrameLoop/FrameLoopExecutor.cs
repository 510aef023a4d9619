using System.Collections.Concurrent;
using ReactorGen;

namespace FrameLoop;

/// <summary>
/// Runs tasks inside somebody else's loop: a game's, a user interface's, a simulation's. The reactor waits on its own thread; what becomes runnable lies in a queue
/// until the loop asks for it.
/// </summary>
internal sealed class FrameLoopExecutor() : ScheduledExecutor(new ScheduledExecutorOptions { Name = "frames" })
{
    private readonly ConcurrentQueue<RunnableTask> _runnable = [];

    protected override void Schedule(RunnableTask task, SchedulingHint hint) => _runnable.Enqueue(task);

    /// <summary>Runs what is runnable now; what that makes runnable waits for the next frame.</summary>
    public void RunTasks()
    {
        for (int left = _runnable.Count; left > 0 && _runnable.TryDequeue(out RunnableTask task); left--) task.Run();
    }
}
