namespace ReactorGen;

/// <summary>
/// A moment on an executor's clock that does not move: for what has to be done by then however many waits it takes. It follows the clock's time stamps, not the calendar, so nobody can
/// set it back.
/// </summary>
/// <remarks>The default value has passed for ever. Good on every executor with the same clock. Any thread.</remarks>
public readonly struct Deadline : IEquatable<Deadline>, IComparable<Deadline>
{
    private readonly long _timestamp;

    private Deadline(TimeProvider clock, long timestamp)
    {
        Clock = clock;
        _timestamp = timestamp;
    }

    /// <summary>The clock it is a moment of; null for the default value.</summary>
    public TimeProvider? Clock { get; }

    /// <summary>A moment in the future of the running task's clock.</summary>
    /// <param name="time">Zero or more, or <see cref="System.Threading.Timeout.InfiniteTimeSpan"/> for one that never comes.</param>
    /// <exception cref="InvalidOperationException">No task runs on this thread.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The time is negative and not infinite.</exception>
    public static Deadline In(TimeSpan time) => In(ReactorTask.Current.Clock, time);

    /// <summary>A moment in the future of a clock.</summary>
    /// <inheritdoc cref="In(TimeSpan)"/>
    public static Deadline In(TimeProvider clock, TimeSpan time)
    {
        ArgumentNullException.ThrowIfNull(clock);
        if (time == System.Threading.Timeout.InfiniteTimeSpan) return new Deadline(clock, long.MaxValue);
        ArgumentOutOfRangeException.ThrowIfLessThan(time, TimeSpan.Zero);
        return new Deadline(clock, Add(clock, clock.GetTimestamp(), time));
    }

    /// <summary>How long until then: never negative, and <see cref="TimeSpan.MaxValue"/> if that is never.</summary>
    public TimeSpan Remaining => Clock is null || Until < TimeSpan.Zero ? TimeSpan.Zero : Until;

    /// <summary>Whether it has come.</summary>
    public bool HasPassed => Clock is null || _timestamp <= Clock.GetTimestamp();

    /// <summary>How long until then; negative once it has passed.</summary>
    internal TimeSpan Until => _timestamp == long.MaxValue ? TimeSpan.MaxValue : Clock!.GetElapsedTime(Clock.GetTimestamp(), _timestamp);

    /// <summary>A moment that much later, or earlier; one that never comes stays so.</summary>
    public static Deadline operator +(Deadline deadline, TimeSpan time) => deadline.Add(time);

    /// <summary>As the operator.</summary>
    /// <exception cref="InvalidOperationException">This is the default value, which has no clock.</exception>
    public Deadline Add(TimeSpan time)
    {
        if (Clock is null) throw new InvalidOperationException($"The default {nameof(Deadline)} is no moment of any clock.");
        return _timestamp == long.MaxValue ? this : new Deadline(Clock, Add(Clock, _timestamp, time));
    }

    /// <summary>Rounds up, so that nothing is early.</summary>
    private static long Add(TimeProvider clock, long timestamp, TimeSpan time)
    {
        Int128 units = (Int128)time.Ticks * clock.TimestampFrequency;
        (Int128 whole, Int128 rest) = Int128.DivRem(units, TimeSpan.TicksPerSecond);
        Int128 sum = timestamp + whole + (rest > 0 ? 1 : 0);
        return sum >= long.MaxValue ? long.MaxValue : sum < long.MinValue ? long.MinValue : (long)sum;
    }

    /// <inheritdoc/>
    public int CompareTo(Deadline other) => _timestamp.CompareTo(other._timestamp);

    /// <inheritdoc/>
    public bool Equals(Deadline other) => _timestamp == other._timestamp && ReferenceEquals(Clock, other.Clock);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Deadline other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(_timestamp, Clock);

    /// <summary>Whether both are the same moment of the same clock.</summary>
    public static bool operator ==(Deadline left, Deadline right) => left.Equals(right);

    /// <summary>Whether they are different moments, or of different clocks.</summary>
    public static bool operator !=(Deadline left, Deadline right) => !left.Equals(right);

    /// <summary>Whether the first comes before the second; of one clock.</summary>
    public static bool operator <(Deadline left, Deadline right) => left.CompareTo(right) < 0;

    /// <summary>Whether the first comes after the second; of one clock.</summary>
    public static bool operator >(Deadline left, Deadline right) => left.CompareTo(right) > 0;

    /// <summary>Whether the first does not come after the second; of one clock.</summary>
    public static bool operator <=(Deadline left, Deadline right) => left.CompareTo(right) <= 0;

    /// <summary>Whether the first does not come before the second; of one clock.</summary>
    public static bool operator >=(Deadline left, Deadline right) => left.CompareTo(right) >= 0;

    /// <inheritdoc/>
    public override string ToString() => _timestamp == long.MaxValue ? "never" : HasPassed ? "passed" : $"in {Remaining}";
}
