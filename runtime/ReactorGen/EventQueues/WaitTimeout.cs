namespace ReactorGen.EventQueues;

/// <summary>Converts time-outs to the milliseconds that event queues count in.</summary>
internal static class WaitTimeout
{
    /// <summary>For ever.</summary>
    public const int Infinite = -1;

    /// <summary>
    /// Rounds up, so that a wait of a fraction of a millisecond sleeps instead of spinning, and never ends before its time.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">Negative, and not <see cref="Timeout.InfiniteTimeSpan"/>.</exception>
    public static int FromTimeSpan(TimeSpan timeout)
    {
        if (timeout == Timeout.InfiniteTimeSpan) return Infinite;
        ArgumentOutOfRangeException.ThrowIfLessThan(timeout, TimeSpan.Zero);
        return RoundUp(timeout.Ticks, TimeSpan.TicksPerMillisecond);
    }

    /// <summary>How much is left of <paramref name="milliseconds"/> when <paramref name="elapsed"/> has gone by; never negative.</summary>
    public static int Remaining(int milliseconds, TimeSpan elapsed)
    {
        long left = milliseconds * TimeSpan.TicksPerMillisecond - elapsed.Ticks;
        return left <= 0 ? 0 : RoundUp(left, TimeSpan.TicksPerMillisecond);
    }

    private static int RoundUp(long ticks, long perMillisecond)
    {
        long whole = ticks / perMillisecond;
        if (ticks % perMillisecond != 0) whole++;
        return (int)Math.Min(whole, int.MaxValue);
    }
}
