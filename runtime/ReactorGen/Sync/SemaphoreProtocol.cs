// Permits, and the tasks that wait for some.
//
// 1. All fields are under _lock, which is held for a few instructions and never while anything is woken.
// 2. Whoever comes while others wait queues behind them, however few it asks for: so that a large request gets its turn.
// 3. Permits are only ever given to the first in the queue. Whatever may let it go on (a release, the first leaving, an ended task found in
//    front) is followed by Grant, which gives to one, leaves the lock, wakes it, and looks again. In between, rule 2 keeps newcomers out.
// 4. A permit granted belongs to the waiter, who takes it at its next look; a cancellation that came with it waits for the next wait.
using ReactorGen.Machines;

namespace ReactorGen.Sync;

/// <summary>The state of a <see cref="TaskSemaphore"/>.</summary>
/// <typeparam name="TFaults">What is wrong with it.</typeparam>
internal struct SemaphoreProtocol<TFaults>(int permits) where TFaults : struct, ISyncFaults
{
    private readonly Lock _lock = new();
    private WaiterQueue<int> _waiters = new();
    private int _permits = permits;

    internal readonly Lock Lock => _lock;

    /// <summary>How many permits are free, and how many tasks wait.</summary>
    internal readonly (int Permits, int Waiting) Figures
    {
        get
        {
            lock (_lock) return (_permits, _waiters.Count);
        }
    }

    /// <summary>Takes permits that are free, where nobody waits.</summary>
    internal bool TryAcquire(int count)
    {
        lock (_lock) return TryTake(count);
    }

    /// <summary>Takes permits, or queues.</summary>
    /// <param name="count">How many, at least 1.</param>
    /// <param name="waker">The task that asks.</param>
    /// <param name="waiter">Its number in the queue, if it has to wait.</param>
    /// <returns>Whether it has got them.</returns>
    internal bool Acquire(int count, Waker waker, out int waiter)
    {
        waiter = 0;
        lock (_lock)
        {
            if (TryTake(count)) return true;
            if (!_waiters.IsFull || !_waiters.RemoveEnded() || !TryTake(count))
            {
                waiter = _waiters.Add(waker, count);
                // Only where an ended task has just gone from the front can there be something to give.
                if (!CanGrant()) return false;
            }
        }
        Grant();
        return waiter == 0;
    }

    /// <summary>Looks whether a waiter has got its permits.</summary>
    /// <param name="waiter">The number, given back unless the outcome is <see cref="WaitOutcome.Waits"/>.</param>
    /// <param name="leave">Leaves the queue where it has not.</param>
    internal WaitOutcome Look(int waiter, bool leave)
    {
        lock (_lock)
        {
            WaitOutcome outcome = _waiters.Look(waiter);
            if (TFaults.Has(SyncFault.NoSecondLook)) outcome = WaitOutcome.Granted;
            if (TFaults.Has(SyncFault.CancelBeatsGrant) && leave) outcome = WaitOutcome.Waits;
            if (outcome == WaitOutcome.Waits && !leave) return WaitOutcome.Waits;
            if (TFaults.Has(SyncFault.StaysOnLeave) && outcome == WaitOutcome.Waits) return WaitOutcome.Left;
            _waiters.Remove(waiter);
            if (outcome == WaitOutcome.Granted) return WaitOutcome.Granted;
        }
        if (!TFaults.Has(SyncFault.NoHandOverOnLeave)) Grant();
        return WaitOutcome.Left;
    }

    /// <summary>Leaves the queue for a task that is dropped: what it was granted goes to the next.</summary>
    internal void GiveUp(int waiter)
    {
        lock (_lock)
        {
            if (_waiters.Look(waiter) == WaitOutcome.Granted && !TFaults.Has(SyncFault.KeepsOnGiveUp)) _permits += _waiters[waiter];
            _waiters.Remove(waiter);
        }
        Grant();
    }

    /// <summary>Adds permits and lets those go on who can.</summary>
    internal void Release(int count)
    {
        lock (_lock)
        {
            if (count > int.MaxValue - _permits) throw new SemaphoreFullException();
            _permits += count;
            if (_waiters.First == 0) return;
        }
        Grant();
    }

    private void Grant()
    {
        if (TFaults.Has(SyncFault.WakesFirst)) WakeFirst();
        while (true)
        {
            Waker waker;
            TFaults.Between();
            lock (_lock)
            {
                if (!CanGrant()) return;
                int first = _waiters.First;
                _permits -= _waiters[first];
                waker = _waiters.Grant(first);
                if (TFaults.Has(SyncFault.WakesInside)) waker.Wake();
            }
            if (!TFaults.Has(SyncFault.NoWake) && !TFaults.Has(SyncFault.WakesFirst)) waker.Wake();
        }
    }

    private bool CanGrant() => _waiters.First is var first and not 0 && _waiters[first] <= _permits;

    private bool TryTake(int count)
    {
        if (_permits < count || (_waiters.First != 0 && !TFaults.Has(SyncFault.Overtakes))) return false;
        _permits -= count;
        return true;
    }

    private void WakeFirst()
    {
        Waker waker;
        lock (_lock) waker = CanGrant() ? _waiters.Peek() : default;
        waker.Wake();
    }
}
