namespace ReactorGen.Sources;

/// <summary>What an <see cref="Interval"/> does when it is asked so late that ticks were missed. The choices are those of Tokio's <c>MissedTickBehavior</c>.</summary>
public enum MissedTicks
{
    /// <summary>Ticks that were missed follow at once, one for each, until it is back in time: none is left out.</summary>
    Burst,

    /// <summary>The next tick comes a whole period after the late one: there is never less than a period between two.</summary>
    Delay,

    /// <summary>Ticks that were missed are left out; the next one comes at the next whole number of periods from the beginning.</summary>
    Skip,
}
