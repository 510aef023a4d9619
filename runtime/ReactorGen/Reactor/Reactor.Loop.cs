using ReactorGen.EventQueues;

namespace ReactorGen;

/// <content>
/// The loop's side. An executor's turn: if nothing is runnable, <see cref="Park"/>, look into the inbox once more, then <see cref="Wait"/> with the time-out
/// that this calls for (0 if there was something); otherwise <see cref="Wait"/> with 0, without parking.
/// </content>
public sealed partial class Reactor
{
    /// <summary>
    /// Announces that the loop is about to block: from here on <see cref="Notify"/> wakes the kernel wait. The caller looks into its inbox after this, not
    /// before only. False if it has been notified since the last wait: it should not block.
    /// </summary>
    internal bool Park() => _loop.Park();

    /// <summary>Waits for events, announces that the loop runs again, and wakes the tasks the events are for.</summary>
    /// <param name="milliseconds">At most how long; 0 only looks, -1 is for ever. Not 0 only after <see cref="Park"/>.</param>
    /// <returns>How many events were fetched.</returns>
    internal int Wait(int milliseconds)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        if (_closeLater is not null)
        {
            CloseQueued(end: false);
            milliseconds = 0;           // tasks that waited for what was closed are runnable now
        }
        _table.BeginWait();
        Waits++;
        Span<QueueEvent> events = milliseconds == 0 ? _events.AsSpan(0, _eventsPerBusyWait) : _events;
        int count = _queue.Wait(events, milliseconds);
        _loop.Run();
        if (count == 0) return 0;
        if (_isShared) Deliver(_sharedSlots, events[..count]);
        else Deliver(_slots, events[..count]);
        return count;
    }

    /// <summary>
    /// First the whole batch goes to its slots, then the waiters are woken. The wake list is written over the events already read.
    /// </summary>
    private void Deliver<TAccess>(SlotProtocol<TAccess> slots, Span<QueueEvent> events) where TAccess : struct, ISlotAccess
    {
        int wakes = 0;
        foreach (ref readonly QueueEvent e in events)
        {
            Interest wake = slots.Deliver(e.Token, e.Readiness, out bool stale);
            if (stale) StaleEvents++;
            if (wake != 0) events[wakes++] = new QueueEvent(e.Token, (Readiness)wake);
        }

        Events += events.Length;
        foreach (ref readonly QueueEvent wake in events[..wakes]) slots.Wake(wake.Token, (Interest)wake.Readiness);
    }
}
