namespace ReactorGen;

/// <summary>The knobs of a <see cref="LocalExecutor"/>; read once, by its constructor.</summary>
public sealed class LocalExecutorOptions() : ExecutorOptions("local")
{
    /// <summary>How many tasks run before I/O and timers are looked at; 61 as in Tokio, which took it from Go. At least 1.</summary>
    public int EventInterval { get; set; } = 61;

    /// <summary>How many tasks run before the inbox of other threads is looked at; 31 as in Tokio. At least 1.</summary>
    public int InboxInterval { get; set; } = 31;

    /// <summary>The seed of the executor's random source, the only one it draws from; null for a seed of its own.</summary>
    public int? Seed { get; set; }

    internal override void Check()
    {
        base.Check();
        ArgumentOutOfRangeException.ThrowIfLessThan(EventInterval, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(InboxInterval, 1);
    }
}
