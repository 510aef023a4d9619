namespace ReactorGen.Sources;

/// <summary>
/// Ticks once in each period of an executor's clock. Each tick is reckoned from the one before it, not from when that was seen, so the ticks do not drift however long the work between
/// them takes.
/// </summary>
/// <remarks>For one task at a time, of executors with the same clock. Nothing is allocated for a tick. The model is Tokio's <c>Interval</c>.</remarks>
public sealed partial class Interval
{
    /// <summary>A tick that is later than this is late. Timers count whole milliseconds, and a loop has other things to do as well.</summary>
    private static readonly TimeSpan Tolerance = TimeSpan.FromMilliseconds(5);

    private Deadline _next;

    /// <summary>Begins now, by the clock of the running task: the first tick comes in a period.</summary>
    /// <param name="period">More than zero. Timers count whole milliseconds: with less, ticks come in groups.</param>
    /// <param name="missed">What to do about ticks that were missed.</param>
    /// <param name="first">When the first tick comes, zero or more from now, or infinite for never; null for a period.</param>
    /// <exception cref="ArgumentOutOfRangeException">The period is not positive, the first tick is in the past, or there is no such policy.</exception>
    /// <exception cref="InvalidOperationException">No task runs on this thread.</exception>
    public Interval(TimeSpan period, MissedTicks missed = MissedTicks.Burst, TimeSpan? first = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(period, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfGreaterThan((int)missed, (int)MissedTicks.Skip, nameof(missed));
        ArgumentOutOfRangeException.ThrowIfNegative((int)missed, nameof(missed));
        Period = period;
        Missed = missed;
        _next = Deadline.In(first ?? period);
    }

    /// <summary>The time from tick to tick.</summary>
    public TimeSpan Period { get; }

    /// <summary>What is done about ticks that were missed.</summary>
    public MissedTicks Missed { get; }

    /// <summary>When the next tick is due.</summary>
    public Deadline Next => _next;

    /// <summary>Waits for the next tick. One that is due already completes at once.</summary>
    /// <returns>How late the tick is: zero or more.</returns>
    /// <exception cref="OperationCanceledException">The task was cancelled while it waited; the tick is still to come.</exception>
    /// <exception cref="ArgumentException">The executor has another clock than that on which the interval began.</exception>
    [ReactorTask]
    public partial TimeSpan Tick()
    {
        DelayUntil(_next);
        return Advance();
    }

    /// <summary>Begins again: the next tick comes a period from now.</summary>
    public void Reset() => _next = Deadline.In(_next.Clock!, Period);

    private TimeSpan Advance()
    {
        TimeSpan late = -_next.Until;
        if (late < TimeSpan.Zero) late = TimeSpan.Zero;
        if (late <= Tolerance || Missed == MissedTicks.Burst) _next += Period;
        else if (Missed == MissedTicks.Delay) _next += late + Period;
        else _next += Period * (late.Ticks / Period.Ticks + 1);
        return late;
    }
}
