// Shutdown, taken forward by the reactor's thread; one winner, and every later call waits for or joins in the same one.
//
// 1. _stopRequested is raised and the reactor notified.
// 2. The set of owned tasks is closed under the gate: a task admitted before is in it and is cancelled, one that comes later is refused. There is no second
//    queue between a spawn and the set, so one gate is enough.
// 3. Every owned task is cancelled; I/O and timers go on until none is left or the grace period is over. Half-way through every task is cancelled again.
// 4. Hard phase: what does not run is dropped where it stands, without a step. What runs is reported, and dropped by its worker when its step has ended; a worker
//    that comes before the report makes it itself.
// 5. _ended is set and those who wait are told. The reactor is closed last, by its own thread, once Dispose has asked for it.
using ReactorGen.Executors;
using ReactorGen.Machines;
using ReactorGen.Tasks;
using ReactorGen.Time;

namespace ReactorGen;

public abstract partial class ScheduledExecutor
{
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _closed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile bool _stopRequested;
    private volatile bool _closeRequested;
    private readonly HashSet<TaskCell> _reportedRunning = [];
    private volatile bool _hasGivenUp;
    private bool _closedToTasks;
    private bool _cancelledAgain;
    private TimeSpan _grace;
    private bool _graceGiven;
    private TimeSpan _begunAt;
    private long _shutdownTurn = LoopClock.Never;

    /// <summary>A shutdown has dropped what was left: whoever ends a step drops its task too.</summary>
    internal bool HasGivenUp => _hasGivenUp;

    /// <inheritdoc/>
    public override void Stop()
    {
        _stopRequested = true;
        _reactor.Notify();
    }

    /// <inheritdoc/>
    public override void Shutdown(TimeSpan grace)
    {
        Task ended = ShutdownAsync(grace);
        if (IsInside) return;
        ended.GetAwaiter().GetResult();
    }

    /// <summary>As <see cref="Shutdown"/>, without blocking a thread: for a thread that the tasks need in order to end. Any thread, any number of times.</summary>
    /// <param name="grace">How long tasks have. The shortest of several calls counts.</param>
    /// <returns>Completed when the last task has ended or been given up.</returns>
    public Task ShutdownAsync(TimeSpan grace)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(grace, TimeSpan.Zero);
        lock (_gate)
        {
            if (!_graceGiven || grace < _grace) _grace = grace;
            _graceGiven = true;
        }
        Stop();
        return _ended.Task;
    }

    /// <summary>Shuts down with the grace period of the options, then closes the reactor, without blocking a thread.</summary>
    public ValueTask DisposeAsync()
    {
        RequestClose();
        GC.SuppressFinalize(this);
        return new ValueTask(_closed.Task);
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        RequestClose();
        if (!IsInside) _closed.Task.GetAwaiter().GetResult();
    }

    private bool IsInside => Thread.CurrentThread == _thread || (Core.Current is { } core && ReferenceEquals(core.Executor, this));

    private void RequestClose()
    {
        _closeRequested = true;
        Stop();
    }

    /// <summary>Takes the shutdown as far as it goes now. The reactor's thread only.</summary>
    /// <returns>Whether it has ended, and the reactor is to be closed.</returns>
    private bool AdvanceShutdown()
    {
        if (!_stopRequested) return false;
        if (!_closedToTasks) BeginShutdown();
        if (!_ended.Task.IsCompleted && !HasEnded()) return false;
        _shutdownTurn = LoopClock.Never;
        _ended.TrySetResult();
        return _closeRequested;
    }

    private void BeginShutdown()
    {
        _begunAt = _clock.Now;
        lock (_gate) _closedToTasks = true;
        CancelAll();
    }

    private bool HasEnded()
    {
        TimeSpan grace;
        lock (_gate)
        {
            if (_owned.Count == 0) return true;
            grace = _grace;
        }
        TimeSpan spent = _clock.Now - _begunAt;
        if (spent >= grace)
        {
            GiveUp();
            return true;
        }
        if (!_cancelledAgain && spent >= grace / 2)
        {
            _cancelledAgain = true;
            CancelAll();
        }
        TimeSpan turn = _begunAt + (_cancelledAgain ? grace : grace / 2);
        _shutdownTurn = (turn.Ticks + TimeSpan.TicksPerMillisecond - 1) / TimeSpan.TicksPerMillisecond;
        return false;
    }

    /// <summary>Looks once more, after parking has been announced.</summary>
    private bool IsShutdownDue(long nextTurn) =>
        (_stopRequested && (!_closedToTasks || (_ended.Task.IsCompleted && _closeRequested))) || (_timer is not null && nextTurn <= _clock.NowMilliseconds);

    private void CancelAll()
    {
        foreach ((TaskCell cell, int generation) in OwnedTasks()) Cancel(cell, generation);
    }

    private (TaskCell Cell, int Generation)[] OwnedTasks()
    {
        lock (_gate)
        {
            var owned = new (TaskCell, int)[_owned.Count];
            int count = 0;
            for (int place = 0; place < _owned.End; place++)
            {
                if (_owned[place] is { } cell) owned[count++] = (cell, cell.Generation);
            }
            return owned;
        }
    }

    private void GiveUp()
    {
        _hasGivenUp = true;
        WorkerCore core = Cores.Rent();
        foreach ((TaskCell cell, int generation) in OwnedTasks()) GiveUp(cell, generation, core);
        Cores.Return(core);
    }

    private void GiveUp(TaskCell cell, int generation, WorkerCore core)
    {
        TaskDump dump;
        lock (_gate)
        {
            // Recycled tasks are not in the set, and while the gate is held none leaves it.
            if (cell.Place < 0 || cell.Generation != generation) return;
            if (!TaskState<SharedTaskAccess>.Claim(ref cell.State))
            {
                if (!_reportedRunning.Add(cell)) return;
                dump = TaskDump.OfRunning(cell);
                cell = null!;
            }
            else
            {
                dump = TaskDump.Of(cell, isClaimed: true);
            }
        }
        var exception = new TaskAbandonedException(dump);
        ReportUnhandled(exception, dump.Name);
        if (cell is not null) core.Abandon(cell, exception);
    }

    /// <summary>Drops a task whose step has ended after a shutdown had given up. Whoever has run it only.</summary>
    internal void GiveUpAfterStep(TaskCell cell, WorkerCore core)
    {
        bool isReported;
        lock (_gate) isReported = !_reportedRunning.Add(cell);
        var exception = new TaskAbandonedException(TaskDump.Of(cell, isClaimed: true));
        if (!isReported) ReportUnhandled(exception, cell.Name);
        core.Abandon(cell, exception);
    }

    private void EndReactor()
    {
        try
        {
            _timer?.Dispose();
            EndObservation();
            _reactor.Dispose();
        }
        finally
        {
            _closed.TrySetResult();
        }
    }
}
