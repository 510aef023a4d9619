// The tasks that wait at a primitive, first come first served.
//
// 1. Everything here happens under the lock of the primitive that owns the queue. A number stands for a place in the array and belongs to
//    the leaf that was given it, until the leaf gives it back; 0 is none.
// 2. A waiter is queued, or granted (taken off the queue, with what it waited for), or released (its queue was dismissed as a whole). The last
//    two say so to the leaf whenever it looks: a wake only tells it to look.
// 3. Granted by one call, one at a time; dismissed all at once by moving to the next era, in constant time. The dismissed are woken one by
//    one afterwards and are let go whether or not their turn has come.
// 4. A waiter whose task has ended without giving its number back was dropped with its machine: it is passed over. What was granted to one
//XX
// 5. Places are used again; there are as many as ever waited at once.
using System.Runtime.CompilerServices;
using ReactorGen.Machines;

namespace ReactorGen.Sync;

/// <summary>How a wait stands.</summary>
internal enum WaitOutcome : byte
{
    /// <summary>Nothing yet; it goes on.</summary>
    Waits,

    /// <summary>It has got what it waited for.</summary>
    Granted,

    /// <summary>The whole queue was dismissed.</summary>
    Released,

    /// <summary>It has left the queue with nothing, because its task was cancelled.</summary>
    Left,
}

/// <summary>A queue of waiting tasks.</summary>
/// <typeparam name="TPayload">What each brings along or is given.</typeparam>
internal struct WaiterQueue<TPayload>()
{
    private enum Standing : byte { Linked, Granted, Released }

    private struct Waiter
    {
        internal Wakeable? Target;
        internal int Generation;
        internal int Next;
        internal int Previous;
        internal int Era;
        internal Standing Standing;
        internal TPayload Payload;
    }

    private struct Chain
    {
        internal int First;
        internal int Last;
    }

    // Place 0 is nobody's.
    private Waiter[] _waiters = [];
    private Chain _queued;
    private Chain _released;
    private int _firstFree;
    private int _end = 1;
    private int _era;

    /// <summary>How many are queued.</summary>
    internal int Count { get; private set; }

    /// <summary>The payload of a waiter.</summary>
    internal readonly ref TPayload this[int waiter] => ref _waiters[waiter].Payload;

    /// <summary>The first in the queue whose task has not ended; 0 if there is none.</summary>
    internal int First
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => _queued.First == 0 ? 0 : FirstAlive();
    }

    /// <summary>What wakes the first in the queue. There must be one.</summary>
    internal readonly Waker Peek() => new(_waiters[_queued.First].Target!, _waiters[_queued.First].Generation);

    /// <summary>Whether another one needs a longer array.</summary>
    internal readonly bool IsFull => _firstFree == 0 && _end >= _waiters.Length;

    /// <summary>Queues a task as the last one.</summary>
    internal int Add(Waker waker, TPayload payload)
    {
        int place = _firstFree;
        if (place != 0) _firstFree = _waiters[place].Next;
        else
        {
            if (_end >= _waiters.Length) Array.Resize(ref _waiters, Math.Max(4, _waiters.Length * 2));
            place = _end++;
        }
        _waiters[place] = new Waiter { Target = waker.Target, Generation = waker.Generation, Era = _era, Previous = _queued.Last, Payload = payload };
        if (_queued.Last == 0) _queued.First = place;
        else _waiters[_queued.Last].Next = place;
        _queued.Last = place;
        Count++;
        return place;
    }

    /// <summary>Takes a waiter off the queue; it has what it waited for.</summary>
    /// <returns>What wakes it, once the lock has been left.</returns>
    internal Waker Grant(int place)
    {
        Unlink(place);
        ref Waiter waiter = ref _waiters[place];
        waiter.Standing = Standing.Granted;
        return new Waker(waiter.Target!, waiter.Generation);
    }

    /// <summary>Whether a wait is over. Gives nothing back.</summary>
    internal readonly WaitOutcome Look(int place)
    {
        ref readonly Waiter waiter = ref _waiters[place];
        if (waiter.Standing == Standing.Granted) return WaitOutcome.Granted;
        return waiter.Era != _era ? WaitOutcome.Released : WaitOutcome.Waits;
    }

    /// <summary>Looks whether a wait is over, and leaves the queue where it is not and <paramref name="leave"/> says so.</summary>
    /// <param name="place">Given back unless the outcome is <see cref="WaitOutcome.Waits"/>.</param>
    /// <param name="leave">Whether the task has been cancelled.</param>
    internal WaitOutcome Settle(int place, bool leave)
    {
        WaitOutcome outcome = Look(place);
        if (outcome == WaitOutcome.Waits)
        {
            if (!leave) return WaitOutcome.Waits;
            outcome = WaitOutcome.Left;
        }
        Remove(place);
        return outcome;
    }

    /// <summary>Gives a number back, whatever the state of the wait.</summary>
    internal void Remove(int place)
    {
        if (_waiters[place].Standing == Standing.Linked) Unlink(place);
        _waiters[place] = new Waiter { Next = _firstFree };
        _firstFree = place;
    }

    /// <summary>Dismisses all that are queued now.</summary>
    internal void ReleaseAll()
    {
        _era++;
        Count = 0;
        if (_queued.First == 0) return;
        if (_released.Last == 0) _released.First = _queued.First;
        else
        {
            _waiters[_released.Last].Next = _queued.First;
            _waiters[_queued.First].Previous = _released.Last;
        }
        _released.Last = _queued.Last;
        _queued = default;
    }

    /// <summary>Takes one of the dismissed to wake it, once the lock has been left.</summary>
    internal bool TryTakeReleased(out Waker waker)
    {
        int place = _released.First;
        if (place == 0)
        {
            waker = default;
            return false;
        }
        Unlink(place);
        ref Waiter waiter = ref _waiters[place];
        waiter.Standing = Standing.Released;
        waker = new Waker(waiter.Target!, waiter.Generation);
        return true;
    }

    /// <summary>Removes those whose tasks have ended.</summary>
    /// <returns>Whether there were any.</returns>
    internal bool RemoveEnded()
    {
        bool any = false;
        for (int place = _queued.First; place != 0;)
        {
            int next = _waiters[place].Next;
            if (HasEnded(place))
            {
                Remove(place);
                any = true;
            }
            place = next;
        }
        return any;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private int FirstAlive()
    {
        while (_queued.First != 0 && HasEnded(_queued.First)) Remove(_queued.First);
        return _queued.First;
    }

    private readonly bool HasEnded(int place) => _waiters[place].Target!.HasEnded(_waiters[place].Generation);

    private void Unlink(int place)
    {
        ref Waiter waiter = ref _waiters[place];
        ref Chain chain = ref waiter.Era == _era ? ref _queued : ref _released;
        if (waiter.Era == _era) Count--;
        if (waiter.Previous == 0) chain.First = waiter.Next;
        else _waiters[waiter.Previous].Next = waiter.Next;
        if (waiter.Next == 0) chain.Last = waiter.Previous;
        else _waiters[waiter.Next].Previous = waiter.Previous;
        waiter.Next = waiter.Previous = 0;
    }
}
