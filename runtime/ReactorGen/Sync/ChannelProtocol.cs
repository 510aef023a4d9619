// Items under way, the tasks that wait for one, and those that wait for room.
//
// 1. All fields are under _lock, which is held for a few instructions and never while anything is woken.
// 2. A receiver is queued only while there is no item: neither in the ring nor with a sender. So an item that comes while one is queued
//    is put into the hands of the first, and newcomers find nothing to overtake it with.
// 3. A sender is queued, its item with it, only while the ring is full; with capacity 0 it always is. Whoever takes an item out moves the first
//    sender's in: an item is in exactly one place, and that sender has sent.
// 4. Completing dismisses both queues: receivers find the end, senders keep their items. What is in the ring can still be received.
// 5. What was granted belongs to the waiter, who takes it at its next look; a cancellation that came with it waits for the next wait. An item in
//    the hands of a task that is dropped goes to the next receiver, or back to the front, for which the ring may grow beyond its capacity by one.
using ReactorGen.Machines;

namespace ReactorGen.Sync;

/// <summary>What became of an operation on a channel.</summary>
internal enum ChannelOutcome : byte { Done, Waits, Closed, Left }

/// <summary>The state of a <see cref="TaskChannel{T}"/>.</summary>
/// <typeparam name="T">The type of the items.</typeparam>
/// <typeparam name="TFaults">What is wrong with it.</typeparam>
internal struct ChannelProtocol<T, TFaults>(int capacity) where TFaults : struct, ISyncFaults
{
    private readonly Lock _lock = new();
    private WaiterQueue<T> _receivers = new();
    private WaiterQueue<T> _senders = new();
    private ItemRing<T> _items = new();
    private bool _isComplete;
    private Exception? _error;

    internal readonly Lock Lock => _lock;

    /// <summary>Items in the ring, tasks that wait to receive and to send, whether it is complete, and with what.</summary>
    internal readonly (int Items, int Receivers, int Senders, bool IsComplete, Exception? Error) Figures
    {
        get
        {
            lock (_lock) return (_items.Count, _receivers.Count, _senders.Count, _isComplete, _error);
        }
    }

    /// <summary>Sends, or queues; without a waker it does not queue.</summary>
    internal ChannelOutcome Send(T item, Waker asks, out int waiter)
    {
        waiter = 0;
        Waker receiver;
        lock (_lock)
        {
            if (_isComplete) return ChannelOutcome.Closed;
            if (!TryHandOver(item, out receiver))
            {
                if (_items.Count < capacity) _items.AddLast(item);
                else
                {
                    if (asks.IsDefault) return ChannelOutcome.Waits;
                    if (_senders.IsFull) _senders.RemoveEnded();
                    waiter = _senders.Add(asks, item);
                    return ChannelOutcome.Waits;
                }
            }
        }
        Wake(receiver);
        return ChannelOutcome.Done;
    }

    /// <summary>Receives, or queues; without a waker it does not queue.</summary>
    internal ChannelOutcome Receive(Waker asks, out T? item, out int waiter)
    {
        waiter = 0;
        item = default;
        Waker sender = default;
        lock (_lock)
        {
            if (_items.Count > 0)
            {
                if (TFaults.Has(SyncFault.Overtakes) && _senders.First != 0) item = TakeFromSender(out sender);
                else
                {
                    item = _items.TakeFirst();
                    if (_items.Count < capacity && _senders.First != 0 && !TFaults.Has(SyncFault.NoRefill)) _items.AddLast(TakeFromSender(out sender));
                }
            }
            else if (_senders.First != 0) item = TakeFromSender(out sender);
            else if (_isComplete) return ChannelOutcome.Closed;
            else
            {
                if (asks.IsDefault) return ChannelOutcome.Waits;
                if (_receivers.IsFull) _receivers.RemoveEnded();
                waiter = _receivers.Add(asks, default!);
                return ChannelOutcome.Waits;
            }
        }
        Wake(sender);
        return ChannelOutcome.Done;
    }

    /// <summary>Looks whether a queued sender has sent. Its number is given back unless it still waits.</summary>
    internal ChannelOutcome LookSend(int waiter, bool leave)
    {
        lock (_lock)
        {
            WaitOutcome outcome = Weakened(_senders.Look(waiter), leave);
            if (outcome == WaitOutcome.Waits && !leave) return ChannelOutcome.Waits;
            if (outcome != WaitOutcome.Waits || !TFaults.Has(SyncFault.StaysOnLeave)) _senders.Remove(waiter);
            return Outcome(outcome);
        }
    }

    /// <summary>Looks whether a queued receiver has got an item. Its number is given back unless it still waits.</summary>
    internal ChannelOutcome LookReceive(int waiter, bool leave, out T? item)
    {
        item = default;
        lock (_lock)
        {
            WaitOutcome outcome = Weakened(_receivers.Look(waiter), leave);
            if (outcome == WaitOutcome.Waits && !leave) return ChannelOutcome.Waits;
            if (outcome == WaitOutcome.Granted) item = _receivers[waiter];
            if (outcome != WaitOutcome.Waits || !TFaults.Has(SyncFault.StaysOnLeave)) _receivers.Remove(waiter);
            return Outcome(outcome);
        }
    }

    /// <summary>Leaves the queue for a sender that is dropped.</summary>
    internal void GiveUpSend(int waiter)
    {
        lock (_lock) _senders.Remove(waiter);
    }

    /// <summary>Leaves the queue for a receiver that is dropped: the item it was handed goes to the next, or back.</summary>
    internal void GiveUpReceive(int waiter)
    {
        Waker receiver = default;
        lock (_lock)
        {
            bool hasItem = _receivers.Look(waiter) == WaitOutcome.Granted;
            T item = _receivers[waiter];
            _receivers.Remove(waiter);
            if (hasItem && !TFaults.Has(SyncFault.KeepsOnGiveUp) && !TryHandOver(item, out receiver)) _items.AddFirst(item);
        }
        Wake(receiver);
    }

    /// <summary>Ends the channel.</summary>
    /// <returns>Whether this was the call that did.</returns>
    internal bool Complete(Exception? error)
    {
        lock (_lock)
        {
            if (_isComplete) return false;
            _isComplete = true;
            _error = error;
            if (TFaults.Has(SyncFault.NoReleaseOnComplete)) return true;
            _receivers.ReleaseAll();
            _senders.ReleaseAll();
        }
        while (true)
        {
            Waker waker;
            TFaults.Between();
            lock (_lock)
            {
                if (!_receivers.TryTakeReleased(out waker) && !_senders.TryTakeReleased(out waker)) return true;
            }
            waker.Wake();
        }
    }

    private bool TryHandOver(T item, out Waker receiver)
    {
        int first = _receivers.First;
        if (first == 0)
        {
            receiver = default;
            return false;
        }
        if (TFaults.Has(SyncFault.WakesFirst)) _receivers.Peek().Wake();
        _receivers[first] = item;
        receiver = _receivers.Grant(first);
        if (TFaults.Has(SyncFault.WakesInside)) receiver.Wake();
        return true;
    }

    private T TakeFromSender(out Waker sender)
    {
        int first = _senders.First;
        T item = _senders[first];
        _senders[first] = default!;
        sender = _senders.Grant(first);
        return item;
    }

    private static void Wake(Waker waker)
    {
        if (!TFaults.Has(SyncFault.NoWake) && !TFaults.Has(SyncFault.WakesFirst)) waker.Wake();
    }

    private static WaitOutcome Weakened(WaitOutcome outcome, bool leave) =>
        TFaults.Has(SyncFault.NoSecondLook) ? WaitOutcome.Granted : TFaults.Has(SyncFault.CancelBeatsGrant) && leave ? WaitOutcome.Waits : outcome;

    private static ChannelOutcome Outcome(WaitOutcome outcome) => outcome switch
    {
        WaitOutcome.Granted => ChannelOutcome.Done,
        WaitOutcome.Released => ChannelOutcome.Closed,
        _ => ChannelOutcome.Left,
    };
}
