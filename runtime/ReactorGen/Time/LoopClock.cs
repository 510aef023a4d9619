namespace ReactorGen.Time;

/// <summary>A loop's view of its <see cref="TimeProvider"/>: time since the loop was made, in units of 100 ns and in whole milliseconds.</summary>
internal sealed class LoopClock(TimeProvider provider)
{
    /// <summary>A deadline that never comes.</summary>
    internal const long Never = long.MaxValue;

    private readonly long _origin = provider.GetTimestamp();

    internal TimeProvider Provider { get; } = provider;

    internal TimeSpan Now => Provider.GetElapsedTime(_origin);

    /// <summary>Now, rounded down: a deadline has passed once it is not above this.</summary>
    internal long NowMilliseconds => Now.Ticks / TimeSpan.TicksPerMillisecond;

    /// <summary>The deadline <paramref name="delay"/> from now, rounded up, so that nothing is ever early.</summary>
    /// <param name="delay">Zero or more; <see cref="System.Threading.Timeout.InfiniteTimeSpan"/> for never.</param>
    /// <exception cref="ArgumentOutOfRangeException">The delay is negative and not infinite.</exception>
    internal long Deadline(TimeSpan delay)
    {
        if (delay < TimeSpan.Zero) return delay == System.Threading.Timeout.InfiniteTimeSpan ? Never : throw Negative(delay);
        long now = Now.Ticks;
        if (delay.Ticks > long.MaxValue - now - TimeSpan.TicksPerMillisecond) return Never;
        return (now + delay.Ticks + TimeSpan.TicksPerMillisecond - 1) / TimeSpan.TicksPerMillisecond;
    }

    internal static void Check(TimeSpan delay, string parameter)
    {
        if (delay < TimeSpan.Zero && delay != System.Threading.Timeout.InfiniteTimeSpan)
            throw new ArgumentOutOfRangeException(parameter, delay, "A delay is zero or more, or infinite.");
    }

    private static ArgumentOutOfRangeException Negative(TimeSpan delay) =>
        new(nameof(delay), delay, "A delay is zero or more, or infinite.");
}
