// Shutdown, in this order, by whichever thread is the loop; one winner, and every later call waits for or joins in the same one.
//
// 1. _stopRequested is raised and the loop notified. From then on Run is refused.
// 2. The loop closes two gates: the owned tasks (a spawn on the loop is refused: its handle is that of a cancelled task) and the inbox to
//    new tasks. What had got into the inbox before is adopted and cancelled like the rest: one gate alone would lose it.
// 3. Every owned task is cancelled. The loop goes on, I/O and timers alive, until none is left or the grace period is over;
//    half-way through it every task is cancelled again.
// 4. Hard phase: what is left is dropped where it stands, without a step; each is reported with its dump, its joiner gets the exception.
// 5. The inbox is closed and what is in it answered. _ended is set: no loop runs again, and handles are settled by whoever holds them.
// 6. The reactor is closed last, by Dispose; where a task called it, when its Run returns.
using ReactorGen.Executors;
using ReactorGen.Tasks;
using ReactorGen.Time;

namespace ReactorGen;

public sealed partial class LocalExecutor
{
    private volatile bool _stopRequested;
    private bool _shutdownBegun;
    private bool _cancelledAgain;
    private volatile bool _ended;
    private volatile bool _closeOnExit;
    private bool _closed;
    private TimeSpan _grace;
    private bool _graceGiven;
    private int _owedRuns;
    private TimeSpan _begunAt;
    private long _shutdownTurn = LoopClock.Never;

    /// <inheritdoc/>
    public override void Stop()
    {
        _stopRequested = true;
        _reactor.Notify();
    }

    /// <inheritdoc/>
    public override void Shutdown(TimeSpan grace)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(grace, TimeSpan.Zero);
        lock (_gate)
        {
            if (!_graceGiven || grace < _grace) _grace = grace;
            _graceGiven = true;
        }
        RunShutdown();
    }

    private void RunShutdown()
    {
        if (_ended) return;
        Stop();
        if (Core.Current is { } current && ReferenceEquals(current, _core)) return;
        lock (_gate)
        {
            while (_running) Monitor.Wait(_gate);
            if (_ended) return;
            _running = true;
        }
        // The caller may be a task of another executor: its loop is this thread's again afterwards.
        Core? outer = Core.Current;
        Enter();
        try
        {
            Loop(null);
        }
        finally
        {
            ExitRun();
            outer?.Reenter();
        }
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        _closeOnExit = true;
        RunShutdown();
        if (_ended && Core.Current != _core) CloseReactor();
    }

    /// <summary>Takes the shutdown as far as it goes now. The loop only, between steps.</summary>
    /// <returns>Whether it has ended.</returns>
    private bool AdvanceShutdown()
    {
        if (_ended) return true;
        if (!_shutdownBegun) BeginShutdown();
        if (!HasTasks) return EndShutdown();
        TimeSpan spent = _core.Clock.Now - _begunAt;
        TimeSpan grace;
        lock (_gate) grace = _grace;
        // However short the grace, what a cancel has made runnable runs once.
        if (spent >= grace && (_owedRuns -= _eventInterval) < 0)
        {
            GiveUp();
            return EndShutdown();
        }
        if (!_cancelledAgain && spent >= grace / 2 && grace > TimeSpan.Zero)
        {
            _cancelledAgain = true;
            _core.CancelAll();
        }
        TimeSpan turn = _begunAt + (_cancelledAgain || grace == TimeSpan.Zero ? grace : grace / 2);
        _shutdownTurn = (turn.Ticks + TimeSpan.TicksPerMillisecond - 1) / TimeSpan.TicksPerMillisecond;
        return false;
    }

    private bool HasTasks => _core.Owned.Count > 0 || !_inbox.IsEmpty;

    private void BeginShutdown()
    {
        _shutdownBegun = true;
        _begunAt = _core.Clock.Now;
        _core.CloseToTasks();
        _inbox.CloseToTasks();
        DrainInbox();
        _core.CancelAll();
        _owedRuns = _core.Ready.Count + _eventInterval;
    }

    private void GiveUp()
    {
        for (int place = 0; place < _core.Owned.End; place++)
        {
            if (_core.Owned[place] is { } cell) _core.Abandon(cell, new TaskAbandonedException(TaskDump.Of(cell)));
        }
        // Joiners woken above were owned as well and are given up themselves: nothing in the queues may run.
        _core.Ready.Clear();
        _core.Deferred.Clear();
    }

    private bool EndShutdown()
    {
        _inbox.Close();
        DrainInbox();
        _ended = true;
        return true;
    }

    private void CloseReactor()
    {
        lock (_gate)
        {
            if (_closed) return;
            _closed = true;
        }
        _timer?.Dispose();
        EndObservation();
        _reactor.Dispose();
    }
}
