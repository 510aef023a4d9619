using ReactorGen.Executors;
using ReactorGen.Machines;

namespace ReactorGen;

/// <summary>A task has run for longer than <see cref="ExecutorOptions.StepLimit"/> without suspending.</summary>
public sealed class SlowStepEventArgs : EventArgs
{
    internal SlowStepEventArgs(string task, string after, TimeSpan time)
    {
        Task = task;
        After = after;
        Time = time;
    }

    /// <summary>The task's name.</summary>
    public string Task { get; }

    /// <summary>
    /// The suspension point from which the task went on, with method, file and line: the code after it is what takes so long. <c>its beginning</c> where the task has not
    /// suspended before.
    /// </summary>
    public string After { get; }

    /// <summary>How long the step has taken when it was noticed. It may still be running.</summary>
    public TimeSpan Time { get; }
}

/// <summary>Looks, from a thread of its own, whether a step takes too long; each is reported once.</summary>
internal sealed class Watchdog : IDisposable
{
    private readonly Executor _executor;
    private readonly TimeSpan _limit;
    private readonly Timer _timer;
    private readonly Dictionary<StepObserver, int> _reported = [];

    internal Watchdog(Executor executor, TimeSpan limit)
    {
        _executor = executor;
        _limit = limit;
        TimeSpan period = TimeSpan.FromMilliseconds(Math.Clamp(limit.TotalMilliseconds / 2, 5, 1000));
        using (ExecutionContext.SuppressFlow()) _timer = new Timer(static watchdog => ((Watchdog)watchdog!).Look(), this, period, period);
    }

    public void Dispose() => _timer.Dispose();

    private void Look()
    {
        lock (_reported)
        {
            foreach (StepObserver observer in _executor.Observers)
            {
                int step = observer.TryRead(out TimeSpan time, out string task, out LastPoint point);
                if (step == 0 || time < _limit || (_reported.TryGetValue(observer, out int last) && last == step)) continue;
                _reported[observer] = step;
                _executor.ReportSlowStep(new SlowStepEventArgs(task, point.ToString(), time));
            }
        }
    }
}
