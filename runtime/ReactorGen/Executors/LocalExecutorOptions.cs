namespace ReactorGen;

/// <summary>The knobs of a <see cref="LocalExecutor"/>; read once, by its constructor.</summary>
public sealed class LocalExecutorOptions
{
    /// <summary>The executor's name, for errors and dumps.</summary>
    public string Name { get; set; } = "local";

    /// <summary>The clock that delays and time-outs follow. With one other than the system's, waits are ended by its timers.</summary>
    public TimeProvider Clock { get; set; } = TimeProvider.System;

    /// <summary>How many tasks run before I/O and timers are looked at; 61 as in Tokio, which took it from Go. At least 1.</summary>
    public int EventInterval { get; set; } = 61;

    /// <summary>How many tasks run before the inbox of other threads is looked at; 31 as in Tokio. At least 1.</summary>
    public int InboxInterval { get; set; } = 31;

    /// <summary>How many leaves a task may complete in one run before it is put behind I/O; 128 as in Tokio. At least 1.</summary>
    public int Budget { get; set; } = 128;

    /// <summary>How long tasks have to end in <see cref="Executor.Stop"/> and <see cref="Executor.Dispose()"/>; 5 seconds. Zero or more.</summary>
    public TimeSpan ShutdownGrace { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>How many objects of one type a pool keeps; 1024. Zero or more.</summary>
    public int PoolLimit { get; set; } = 1024;

    /// <summary>The seed of the executor's random source, the only one it draws from; null for a seed of its own.</summary>
    public int? Seed { get; set; }

    internal void Check()
    {
        ArgumentNullException.ThrowIfNull(Name);
        ArgumentNullException.ThrowIfNull(Clock);
        ArgumentOutOfRangeException.ThrowIfLessThan(EventInterval, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(InboxInterval, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(Budget, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(ShutdownGrace, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfNegative(PoolLimit);
    }
}
