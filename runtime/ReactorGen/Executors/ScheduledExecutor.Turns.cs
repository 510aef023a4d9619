// The turns of the reactor.
//
// 1. The reactor's thread blocks in the event queue, delivers what it fetches, and does it again. When it comes back with a batch while tasks of the one before
//    are still at work, threads are busy: to wake this one for each event would cost two changes of thread per event, more than the event itself. So it lends its
//    turn and sleeps.
// 2. The worker that starts the last task of the batch takes the turn, before it runs the task: it looks at the event queue, without waiting. What it finds is
//    the next batch, with the turn lent again; where it finds nothing, it gives the turn back, and the reactor's thread blocks in the queue as before.
// 3. A lent turn that has not been taken for a millisecond is taken back: when every thread is held by a task, I/O and timers go on.
// 4. Where a worker is free for every task, a loan finds nothing, and costs two changes of thread more than none: so the next ones come later and later.
// 5. Who has the turn has what belongs to the loop: the reactor's batch, the firing of timers, _lastOfBatch.
using ReactorGen.Executors;
using ReactorGen.Tasks;
using ReactorGen.Time;

namespace ReactorGen;

public abstract partial class ScheduledExecutor
{
    /// <summary>For how long nobody may look at the event queue while every thread is at work.</summary>
    private const int LoanMilliseconds = 1;

    /// <summary>The more loans in a row have found nothing, the longer until the next: after this many, 63 batches.</summary>
    private const int MaximumVainLoans = 6;

    private readonly AutoResetEvent _givenBack = new(false);        // not disposed of: a worker may set it late
    private TurnLoan<TurnAccess> _loan;
    private TaskCell? _awaited;
    private TaskCell? _lastOfBatch;
    private int _turnHolder;
    private int _borrowedTurns;
    private int _vainLoans;
    private int _batchesToKeep;

    /// <summary>Whether the threads that run tasks look at the event queue in the reactor's place while they are busy.</summary>
    private protected virtual bool LendsTurns => false;

    private void TurnReactor()
    {
        ExecutionContext.SuppressFlow();
        if (LendsTurns) _turnHolder = Environment.CurrentManagedThreadId;
        while (!AdvanceShutdown())
        {
            int timeout = -1;
            bool mayBlock = _reactor.Park();
            long next = Math.Min(_timers.NextTurn(), _shutdownTurn);
            if (next != LoopClock.Never)
            {
                long milliseconds = Math.Max(next - _clock.NowMilliseconds, 0);
                if (_timer is null || milliseconds == 0) timeout = (int)Math.Min(milliseconds, int.MaxValue);
                else _timer.Set(milliseconds);
            }
            Turn(mayBlock && !IsShutdownDue(next) ? timeout : 0);
            if (_lastOfBatch is not null && AreThreadsBusy() && --_batchesToKeep < 0) LendTurn();
        }
        EndReactor();
    }

    /// <summary>Delivers what has happened. Holder of the turn only.</summary>
    private void Turn(int timeout)
    {
        int events = _reactor.Wait(timeout);
        if (events > 0 && ReactorMetrics.AreWaitsWanted) ReactorMetrics.Fetched(this, events);
        if (_timers.Count > 0) _timers.Advance(_clock.NowMilliseconds);
    }

    /// <summary>A batch has been delivered; whether the one before is still being worked at.</summary>
    private bool AreThreadsBusy()
    {
        TaskCell? before = _awaited;
        TaskCell last = AwaitBatch();
        return before is not null && !ReferenceEquals(before, last) && TaskBits.Is(Volatile.Read(ref before.State), TaskBits.Running | TaskBits.Notified);
    }

    /// <summary>Announces the last task of the batch: who starts it takes the turn.</summary>
    private TaskCell AwaitBatch()
    {
        TaskCell last = _lastOfBatch!;
        _lastOfBatch = null;
        Interlocked.Exchange(ref _awaited, last);
        if (!TaskBits.Is(Volatile.Read(ref last.State), TaskBits.Notified | TaskBits.Running)) ForgetInTurn(last);
        return last;
    }

    /// <summary>Holds on no longer to a task whose step has ended: the collector tells when its handle, or its stream, was dropped.</summary>
    private void ForgetInTurn(TaskCell cell)
    {
        if (ReferenceEquals(_awaited, cell)) Interlocked.CompareExchange(ref _awaited, null, cell);
    }

    private static bool IsStarted(TaskCell cell) => (Volatile.Read(ref cell.State) & (TaskBits.Notified | TaskBits.Running)) != TaskBits.Notified;

    private void LendTurn()
    {
        TaskCell? last = _awaited;
        if (last is null) return;
        int turns = _borrowedTurns;
        _turnHolder = 0;
        _loan.Lend();
        if (!IsStarted(last) || !_loan.TryTakeBack()) SleepThroughLoan(turns);
        _turnHolder = Environment.CurrentManagedThreadId;
        _vainLoans = _borrowedTurns != turns ? 0 : Math.Min(_vainLoans + 1, MaximumVainLoans);
        _batchesToKeep = (1 << _vainLoans) - 1;
    }

    private void SleepThroughLoan(int turns)
    {
        while (true)
        {
            bool told = _givenBack.WaitOne(LoanMilliseconds);
            if (_loan.IsOwn) return;
            int now = Volatile.Read(ref _borrowedTurns);
            if (told || (now != turns && !_stopRequested)) turns = now;
            else if (_loan.TryTakeBack()) return;
        }
    }

    /// <summary>A task that the turn waits for has been started: looks at the event queue in the place of the reactor's thread.</summary>
    private void BorrowTurn()
    {
        if (!_loan.TryBorrow()) return;
        TaskCell? last;
        do
        {
            _turnHolder = Environment.CurrentManagedThreadId;
            Turn(0);
            last = _lastOfBatch is null ? null : AwaitBatch();
            _turnHolder = 0;
            if (last is null)
            {
                _loan.GiveBack();
                _givenBack.Set();
                return;
            }
            _borrowedTurns++;
            _loan.Lend();
        }
        while (IsStarted(last) && _loan.TryBorrow());
    }

    /// <summary>Notes a task that a wake has made runnable, if it is the turn's wake.</summary>
    private void NoteBatch(TaskCell cell)
    {
        if (_turnHolder == Environment.CurrentManagedThreadId) _lastOfBatch = cell;
    }
}
