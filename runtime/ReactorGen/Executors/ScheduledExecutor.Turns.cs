// The turns of the reactor.
//
// 1. The reactor's thread blocks in the event queue, delivers what it fetches, and does it again. While events come one batch after the other, to hand each
//    batch from that thread to a worker and to find another worker asleep costs more than the events themselves. So the thread lends its turn and sleeps.
// 2. The worker that has run the last task of the batch takes the turn: it asks the event queue, and where the pool has nothing else to do it waits there, for a
//    millisecond. What it finds is the next batch, with the turn lent again: it runs the first of it, and the pool gets the others. Where it finds nothing, it gives
//    the turn back, and the reactor's thread blocks in the queue as before.
// 3. Tasks that compute would keep events waiting until their step has ended. Where steps are long, the worker asks the queue before it runs the last task, without
//    waiting, and gives the turn back where it finds nothing.
// 4. A lent turn that has not been taken for a millisecond is taken back, unless the threads are on their way to the last task, or the processor was somewhere
//    else all that time: when every thread is held by a task, I/O and timers go on.
// 5. A loan that has found nothing costs two changes of thread more than none: so the next ones come later and later.
// 6. Who waits in the queue is no thread that could run a task: who makes one runnable meanwhile rouses it.
// 7. Who has the turn has what belongs to the loop: the reactor's batch, the firing of timers, _firstOfBatch and _lastOfBatch.
using System.Diagnostics;
using ReactorGen.Executors;
using ReactorGen.Tasks;
using ReactorGen.Time;

namespace ReactorGen;

public abstract partial class ScheduledExecutor
{
    /// <summary>For how long nobody may look at the event queue while every thread is at work, and how long a worker waits there.</summary>
    private const int LoanMilliseconds = 1;

    /// <summary>The more loans in a row have found nothing, the longer until the next: after this many, 63 batches.</summary>
    private const int MaximumVainLoans = 6;

    /// <summary>One in so many last tasks is timed, and a step longer than this many microseconds has the queue looked at first for so many batches.</summary>
    private const int TimedEvery = 16, LongStep = 100, BatchesAfterLongStep = 64;

    /// <summary>For how long, in terms of <see cref="LoanMilliseconds"/>, the last task of a batch may be behind others that are being run.</summary>
    private const int MaximumWaits = 8;

    private readonly AutoResetEvent _givenBack = new(false);        // not disposed of: a worker may set it late
    private TurnLoan<TurnAccess> _loan;
    private TaskCell? _awaited;
    private TaskCell? _firstOfBatch;
    private TaskCell? _lastOfBatch;
    private bool _isDelivering;
    private int _turnHolder;
    private volatile bool _workerWaits;
    private int _borrowedTurns;
    private int _vainLoans;
    private int _batchesToKeep;
    private int _lastTasks;
    private int _looksFirst;
    private bool _wasLong;

    /// <summary>Whether the threads that run tasks look at the event queue in the reactor's place while events keep coming.</summary>
    private protected virtual bool LendsTurns => false;

    /// <summary>Whether a thread that has run a task would find something else to do.</summary>
    private protected virtual bool HasOtherWork => true;

    /// <summary>Grows with what the threads that run tasks do.</summary>
    private protected virtual long CompletedWork => 0;

    private bool HasTurn => _turnHolder == Environment.CurrentManagedThreadId;

    private void TurnReactor()
    {
        ExecutionContext.SuppressFlow();
        if (LendsTurns) _turnHolder = Environment.CurrentManagedThreadId;
        while (!AdvanceShutdown())
        {
            int timeout = Park(Timeout.Infinite);
            long begun = Stopwatch.GetTimestamp();
            Turn(timeout);
            if (_firstOfBatch is null) continue;
            ScheduleFirstOfBatch();
            bool keepsComing = Stopwatch.GetElapsedTime(begun).TotalMilliseconds < LoanMilliseconds;
            if (keepsComing && --_batchesToKeep < 0 && !_stopRequested) LendTurn();
            else _lastOfBatch = null;
        }
        EndReactor();
    }

    /// <summary>Announces that the queue is about to be waited for. Holder of the turn only.</summary>
    /// <returns>For how many milliseconds, at most those given.</returns>
    private int Park(int milliseconds)
    {
        bool mayBlock = _reactor.Park();
        long next = Math.Min(_timers.NextTurn(), _shutdownTurn);
        if (next != LoopClock.Never)
        {
            long left = Math.Max(next - _clock.NowMilliseconds, 0);
            if (_timer is null || left == 0) milliseconds = (int)Math.Min(left, milliseconds < 0 ? int.MaxValue : milliseconds);
            else _timer.Set(left);
        }
        return mayBlock && !IsShutdownDue(next) ? milliseconds : 0;
    }

    /// <summary>Delivers what has happened. Holder of the turn only.</summary>
    private void Turn(int timeout)
    {
        _isDelivering = LendsTurns;
        int events = _reactor.Wait(timeout);
        if (events > 0 && ReactorMetrics.AreWaitsWanted) ReactorMetrics.Fetched(this, events);
        if (_timers.Count > 0) _timers.Advance(_clock.NowMilliseconds);
        _isDelivering = false;
    }

    /// <summary>A task that the turn has made runnable. The first is for the holder of the turn to run or to schedule.</summary>
    /// <returns>False where it is to be scheduled.</returns>
    private bool TryHoldBack(TaskCell cell)
    {
        if (!_isDelivering) return false;
        if (_firstOfBatch is not null)
        {
            _lastOfBatch = cell;
            return false;
        }
        NoteRunnable(cell);
        _firstOfBatch = cell;
        return true;
    }

    private void ScheduleFirstOfBatch()
    {
        TaskCell first = _firstOfBatch!;
        (_firstOfBatch, _lastOfBatch) = (null, first);
        ScheduleCell(first, SchedulingHint.Fair);
    }

    /// <summary>Announces the last task of the batch: who has run it takes the turn.</summary>
    private void AwaitBatch(TaskCell last)
    {
        _lastOfBatch = null;
        Interlocked.Exchange(ref _awaited, last);
        // Nobody looks any more: the collector is to tell when its handle, or its stream, was dropped.
        if (HasEndedStep(last)) Interlocked.CompareExchange(ref _awaited, null, last);
    }

    /// <summary>Whether somebody is going to take the turn that has just been lent.</summary>
    private bool IsAwaited(TaskCell last) => ReferenceEquals(Volatile.Read(ref _awaited), last) && !HasEndedStep(last);

    private static bool HasEndedStep(TaskCell cell) => !TaskBits.Is(Volatile.Read(ref cell.State), TaskBits.Notified | TaskBits.Running);

    private void LendTurn()
    {
        TaskCell last = _lastOfBatch!;
        AwaitBatch(last);
        int turns = _borrowedTurns;
        _turnHolder = 0;
        _loan.Lend();
        if (IsAwaited(last) || !_loan.TryTakeBack()) SleepThroughLoan(turns);
        _turnHolder = Environment.CurrentManagedThreadId;
        _vainLoans = _borrowedTurns != turns ? 0 : Math.Min(_vainLoans + 1, MaximumVainLoans);
        _batchesToKeep = (1 << _vainLoans) - 1;
    }

    private void SleepThroughLoan(int turns)
    {
        int patience = MaximumWaits;
        long work = 0;
        while (true)
        {
            long asleep = Stopwatch.GetTimestamp();
            bool told = _givenBack.WaitOne(LoanMilliseconds);
            if (_loan.IsOwn) return;
            int turnsNow = Volatile.Read(ref _borrowedTurns);
            long workNow = CompletedWork;
            bool areTaken = told || turnsNow != turns;
            // Who was woken as late as this had no processor, and no more had the others.
            bool werePaused = Stopwatch.GetElapsedTime(asleep).TotalMilliseconds > 2 * LoanMilliseconds;
            bool areOnTheirWay = patience-- > 0 && (werePaused || (workNow != work && IsQueued(Volatile.Read(ref _awaited))));
            if (areTaken) patience = MaximumWaits;
            if (!_stopRequested && (areTaken || areOnTheirWay)) (turns, work) = (turnsNow, workNow);
            else if (_loan.TryTakeBack())
            {
                _looksFirst = BatchesAfterLongStep;
                return;
            }
        }
    }

    private static bool IsQueued(TaskCell? cell) =>
        cell is not null && (Volatile.Read(ref cell.State) & (TaskBits.Notified | TaskBits.Running)) == TaskBits.Notified;

    /// <summary>Runs a task to its next suspension, or to its end.</summary>
    /// <returns>The task to run next: one that has become runnable in a turn of the reactor's that this thread has taken.</returns>
    private TaskCell? RunStep(TaskCell cell)
    {
        if (!TaskState<SharedTaskAccess>.Start(ref cell.State)) return null;
        long begun = 0;
        if (ReferenceEquals(cell, _awaited))
        {
            if (_looksFirst > 0) LookFirst();
            else if (_wasLong || ++_lastTasks % TimedEvery == 0) begun = Stopwatch.GetTimestamp();
        }
        Cores.OfThisThread(this).Run(cell);
        if (begun != 0) NoteLength(Stopwatch.GetElapsedTime(begun));
        TaskCell? awaited = Volatile.Read(ref _awaited);
        // A turn that has been lent while nobody is waited for: whoever was has ended too early to find it.
        bool mayTake = awaited is null ? _loan.IsLent : ReferenceEquals(awaited, cell) && Interlocked.CompareExchange(ref _awaited, null, cell) == cell;
        return mayTake ? TakeTurns(mayWait: true) : null;
    }

    // Two in a row: one may have been a pause of the processor.
    private void NoteLength(TimeSpan step)
    {
        bool isLong = step.TotalMicroseconds > LongStep;
        if (isLong && _wasLong) _looksFirst = BatchesAfterLongStep;
        _wasLong = isLong;
    }

    private void LookFirst()
    {
        _looksFirst--;
        TakeTurns(mayWait: false);
    }

    /// <summary>Asks the event queue in the place of the reactor's thread, if that has lent its turn.</summary>
    /// <param name="mayWait">Whether this thread has nothing to run.</param>
    /// <returns>A task for this thread to run, where it has nothing else to do.</returns>
    private TaskCell? TakeTurns(bool mayWait)
    {
        while (_loan.TryBorrow())
        {
            _turnHolder = Environment.CurrentManagedThreadId;
            bool isFree = mayWait;
            Turn(mayWait ? ParkWorker(out isFree) : 0);
            _workerWaits = false;
            TaskCell? first = _firstOfBatch;
            bool stops = _stopRequested;
            if (first is not null && (stops || !isFree)) ScheduleFirstOfBatch();
            _firstOfBatch = null;
            if (first is null || stops)
            {
                GiveBackTurn();
                return null;
            }
            TaskCell last = _lastOfBatch ?? first;
            AwaitBatch(last);
            _turnHolder = 0;
            _borrowedTurns++;
            _loan.Lend();
            if (isFree) return first;
            if (IsAwaited(last)) return null;
        }
        return null;
    }

    private void GiveBackTurn()
    {
        _lastOfBatch = null;
        _turnHolder = 0;
        _loan.GiveBack();
        _givenBack.Set();
    }

    private int ParkWorker(out bool isFree)
    {
        _workerWaits = true;
        int milliseconds = Park(LoanMilliseconds);
        isFree = !HasOtherWork;
        return isFree ? milliseconds : 0;
    }
}
