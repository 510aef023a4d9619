using System.Collections.Concurrent;

namespace ReactorGen.Executors;

/// <summary>The worker cores of one executor. A thread keeps the one it used last; it goes back when the thread works for another executor.</summary>
internal sealed class WorkerCores(Func<WorkerCore> make)
{
    [ThreadStatic]
    private static WorkerCore? t_last;

    private readonly ConcurrentBag<WorkerCore> _idle = [];
    private readonly ConcurrentBag<StepObserver> _observers = [];

    /// <summary>Of all cores that have ever been observed.</summary>
    internal IEnumerable<StepObserver> Observers => _observers;

    internal StepObserver MakeObserver(Executor executor)
    {
        var observer = new StepObserver(executor);
        _observers.Add(observer);
        return observer;
    }

    internal WorkerCore OfThisThread(ScheduledExecutor executor) =>
        t_last is { } core && ReferenceEquals(core.Scheduler, executor) ? core : Change();

    /// <summary>A core for a thread that is not a worker, for a short time; given back by <see cref="Return"/>.</summary>
    internal WorkerCore Rent() => _idle.TryTake(out WorkerCore? core) ? core : make();

    internal void Return(WorkerCore core) => _idle.Add(core);

    private WorkerCore Change()
    {
        if (t_last is { } other) other.Scheduler.Cores.Return(other);
        WorkerCore core = Rent();
        core.Enter();
        return t_last = core;
    }
}
