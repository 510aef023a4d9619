// Tasks that any thread may run, one at a time each; which thread that is, the derived class says.
//
// 1. A task's state word is shared and changed by compare-and-swap. Whoever makes it runnable (Notified, on a task that does not run) schedules it, once;
//    whoever runs it holds Running.
// 2. The reactor has a thread of its own: it waits, delivers, fires timers, and takes a shutdown forward. It never runs a task, so no task can keep I/O back. All of
//    that but the shutdown belongs to who has the turn, which it may lend to a worker: see ScheduledExecutor.Turns.cs.
// 3. _gate guards the set of owned tasks and what a shutdown decides on: a task is admitted before it is first scheduled, and forgotten before it is completed, so
//    while the gate is held no cell in the set is recycled.
// 4. A worker's core belongs to the thread that runs a step, for that time; between steps a thread keeps it for the next one.
// 5. Shutdown: see ScheduledExecutor.Shutdown.cs.
using System.Diagnostics;
using ReactorGen.Executors;
using ReactorGen.Machines;
using ReactorGen.Tasks;
using ReactorGen.Time;

namespace ReactorGen;

/// <summary>
/// An executor whose tasks are run by threads of somebody else's: the seam on which you write your own. Derive from it, say in <see cref="Schedule"/> where a
/// task runs next, and call <see cref="RunnableTask.Run"/> there.
/// </summary>
/// <remarks>
/// The reactor turns on a background thread of the executor's. Sockets, delays, joins and cancellation work as on every executor; a task is resumed by one thread
/// at a time, but not always by the same one. <see cref="ThreadPoolExecutor"/> is the one that comes with the library.
/// </remarks>
public abstract partial class ScheduledExecutor : Executor, IAsyncDisposable
{
    private readonly Reactor _reactor;
    private readonly LoopClock _clock;
    private readonly SharedTimers _timers;
    private readonly LoopTimer? _timer;
    private readonly Thread _thread;
    internal readonly WorkerCores Cores;
    private readonly Lock _gate = new();
    private TaskSet _owned = new();

    /// <summary>Makes the reactor and starts its thread.</summary>
    /// <param name="options">Read now; later changes have no effect.</param>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    protected ScheduledExecutor(ScheduledExecutorOptions options) : base(options)
    {
        _reactor = options.MakeReactor(isShared: true);
        _clock = new LoopClock(options.Clock);
        _timers = new SharedTimers(_reactor);
        _grace = options.ShutdownGrace;
        Cores = new WorkerCores(() => new WorkerCore(this, _reactor, _clock, _timers, options.PoolLimit, options.Budget));
        if (!ReferenceEquals(options.Clock, TimeProvider.System)) _timer = new LoopTimer(options.Clock, _reactor);
        _thread = new Thread(TurnReactor) { IsBackground = true, Name = $"reactor of {Name}" };
        BeginObservation();
        _thread.UnsafeStart();
    }

    /// <inheritdoc/>
    public override TimeProvider Clock => _clock.Provider;

    /// <inheritdoc/>
    public override Reactor Reactor => _reactor;

    internal override bool IsShared => true;

    internal override IEnumerable<StepObserver> Observers => Cores.Observers;

    internal override int TaskCount => _owned.Count;

    internal override int TimerCount => _timers.Count;

    /// <summary>
    /// Has the task run soon: puts it where a thread of yours will find it and call <see cref="RunnableTask.Run"/>, and returns. Called by any thread, also the
    /// reactor's, by several at once; not with a lock of the library's held. To lose one is to lose its task. One that a shutdown has given up while it ran may come when the executor
    /// has ended: to run it drops it.
    /// </summary>
    /// <param name="task">The task; given once for each time it has become runnable.</param>
    /// <param name="hint">Where it would best run.</param>
    protected abstract void Schedule(RunnableTask task, SchedulingHint hint);

    /// <inheritdoc/>
    public override TResult Run<TMachine, TResult>(in ReactorTask<TMachine, TResult> task)
    {
        ThrowIfUnableToRun();
        return Spawn(in task).AsTask().GetAwaiter().GetResult();
    }

    /// <inheritdoc/>
    public override void Run<TMachine>(in ReactorTask<TMachine> task)
    {
        ThrowIfUnableToRun();
        Spawn(in task).AsTask().GetAwaiter().GetResult();
    }

    /// <summary>A step of a task, on whatever thread the scheduler has chosen.</summary>
    internal void RunTask(TaskCell cell)
    {
        if (Core.Current is { } current)
            throw new InvalidOperationException($"A task of {Name} was run inside a task of {current.Executor.Name}; a scheduler runs it when that has returned.");
        for (TaskCell? next = cell; next is not null; next = RunStep(next))
        {
        }
    }

    /// <summary>Makes the task part of the executor; false once a shutdown has begun.</summary>
    internal bool TryAdmit(TaskCell cell)
    {
        lock (_gate)
        {
            if (_closedToTasks) return false;
            cell.SuspendedAt = Environment.TickCount;
            _owned.Add(cell);
            return true;
        }
    }

    /// <summary>The task is about to be completed by whoever runs it.</summary>
    internal void Forget(TaskCell cell)
    {
        bool wasLast;
        lock (_gate)
        {
            _owned.Remove(cell);
            wasLast = _closedToTasks && _owned.Count == 0;
        }
        if (wasLast) _reactor.Notify();
    }

    internal void ScheduleCell(TaskCell cell, SchedulingHint hint)
    {
        NoteRunnable(cell);
        Schedule(new RunnableTask(cell), hint);
        // Who waits in the event queue is a thread that could run it.
        if (_workerWaits && !HasTurn) _reactor.Notify();
    }

    private static void NoteRunnable(TaskCell cell)
    {
        if (ReactorMetrics.AreStepsWanted) cell.GetExtras().RunnableSince = Stopwatch.GetTimestamp();
    }

    private void ThrowIfUnableToRun()
    {
        ObjectDisposedException.ThrowIf(_stopRequested, this);
        if (Core.Current is { } current)
            throw new InvalidOperationException($"Run was called by a task of the executor {current.Executor.Name}, whose thread it would block; Spawn and Join it instead.");
    }
}
