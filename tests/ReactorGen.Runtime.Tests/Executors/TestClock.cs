namespace ReactorGen.Runtime.Tests;

/// <summary>A clock that tests move by hand; its timers fire on the thread that moves it.</summary>
internal sealed class TestClock : TimeProvider
{
    private readonly Lock _lock = new();
    private readonly List<TestTimer> _timers = [];
    private long _ticks;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp() => Volatile.Read(ref _ticks);

    /// <summary>How often a timer has been set: that a loop has gone to sleep.</summary>
    internal int Sets { get; private set; }

    internal void Advance(TimeSpan time)
    {
        List<TestTimer> due;
        lock (_lock)
        {
            _ticks += time.Ticks;
            due = _timers.FindAll(timer => timer.Due <= _ticks);
            foreach (TestTimer timer in due) timer.Due = long.MaxValue;
        }
        foreach (TestTimer timer in due) timer.Fire();
    }

    /// <summary>Moves the clock without firing timers, for loops that look at the clock anyway.</summary>
    internal void Step(TimeSpan time) => Interlocked.Add(ref _ticks, time.Ticks);

    internal long NextDue
    {
        get
        {
            lock (_lock) return _timers.Count == 0 ? long.MaxValue : _timers.Min(timer => timer.Due);
        }
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new TestTimer(this, callback, state);
        lock (_lock) _timers.Add(timer);
        timer.Change(dueTime, period);
        return timer;
    }

    private sealed class TestTimer(TestClock clock, TimerCallback callback, object? state) : ITimer
    {
        internal long Due = long.MaxValue;

        internal void Fire() => callback(state);

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (clock._lock)
            {
                Due = dueTime == Timeout.InfiniteTimeSpan ? long.MaxValue : clock._ticks + dueTime.Ticks;
                clock.Sets++;
            }
            return true;
        }

        public void Dispose()
        {
            lock (clock._lock) clock._timers.Remove(this);
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return default;
        }
    }
}
