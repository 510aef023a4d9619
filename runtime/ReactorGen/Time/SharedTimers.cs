// The wheel of tasks that run on many threads.
//
// 1. Every operation holds the gate, for as long as it takes to change a few numbers.
// 2. The reactor's thread sleeps until the turn it has asked for last. Whoever arms a timer that comes earlier notifies the reactor, which asks again. It
//    announces that it parks before it asks: a notification after that ends its sleep.
// 3. Wakes are collected under the gate and made after it: what a wake queues the task to may be code of the user's.
using ReactorGen.Machines;

namespace ReactorGen.Time;

/// <summary>The timers of a shared executor: armed by any thread, fired by who has the reactor's turn.</summary>
/// <param name="reactor">Whose thread sleeps until the next turn.</param>
internal sealed class SharedTimers(Reactor reactor) : TimerWheel(0)
{
    private readonly Lock _gate = new();
    private long _sleepsUntil;
    private Waker[] _fired = new Waker[16];
    private int _firedCount;

    internal override TimerHandle Arm(Waker waker, long deadline)
    {
        TimerHandle timer;
        lock (_gate)
        {
            timer = base.Arm(waker, deadline);
            if (deadline >= _sleepsUntil) return timer;
            _sleepsUntil = 0;
        }
        reactor.Notify();
        return timer;
    }

    internal override bool IsArmed(TimerHandle timer)
    {
        lock (_gate) return base.IsArmed(timer);
    }

    internal override void Disarm(TimerHandle timer)
    {
        lock (_gate) base.Disarm(timer);
    }

    internal override bool TryMove(TimerHandle timer, long deadline)
    {
        lock (_gate)
        {
            if (!base.TryMove(timer, deadline)) return false;
            if (deadline >= _sleepsUntil) return true;
            _sleepsUntil = 0;
        }
        reactor.Notify();
        return true;
    }

    /// <summary>As in the base class; who asks sleeps no longer than until then. Who has the reactor's turn only.</summary>
    internal override long NextTurn()
    {
        lock (_gate) return _sleepsUntil = base.NextTurn();
    }

    /// <summary>Fires what is due. Who has the reactor's turn only.</summary>
    internal override int Advance(long now)
    {
        int fired;
        lock (_gate)
        {
            fired = base.Advance(now);
            _sleepsUntil = 0;
        }
        foreach (ref Waker waker in _fired.AsSpan(0, _firedCount))
        {
            waker.Wake();
            waker = default;
        }
        _firedCount = 0;
        return fired;
    }

    private protected override void Fire(Waker waker)
    {
        if (_firedCount == _fired.Length) Array.Resize(ref _fired, _firedCount * 2);
        _fired[_firedCount++] = waker;
    }
}
