using Microsoft.Extensions.Logging;
using ReactorGen.EventQueues;

namespace ReactorGen;

/// <summary>The knobs that all executors have; read once, by the constructor.</summary>
public abstract class ExecutorOptions
{
    private protected ExecutorOptions(string name) => Name = name;

    /// <summary>The executor's name, for errors, dumps and metrics.</summary>
    public string Name { get; set; }

    /// <summary>The clock that delays and time-outs follow. With one other than the system's, waits are ended by its timers.</summary>
    public TimeProvider Clock { get; set; } = TimeProvider.System;

    /// <summary>
    /// What the executor's reactor waits on, the system's event queue if null: a seam for simulation and tests. It becomes the reactor's, which disposes it.
    /// </summary>
    public IEventQueue? EventQueue { get; set; }

    /// <summary>The limits of the executor's reactor.</summary>
    public ReactorOptions Reactor { get; set; } = new();

    /// <summary>How many leaves a task may complete in one run before it is put behind I/O; 128 as in Tokio. At least 1.</summary>
    public int Budget { get; set; } = 128;

    /// <summary>How long tasks have to end in <see cref="Executor.Stop"/> and <see cref="Executor.Dispose()"/>; 5 seconds. Zero or more.</summary>
    public TimeSpan ShutdownGrace { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>How many objects of one type a pool keeps; 1024. Zero or more.</summary>
    public int PoolLimit { get; set; } = 1024;

    /// <summary>Where faults are written; null for none. A task's unhandled exception is written to the standard error stream only if there is neither this nor a handler.</summary>
    public ILogger? Logger { get; set; }

    /// <summary>
    /// How long a task may run without suspending before <see cref="Executor.SlowStep"/> says so; null, the default, watches nothing. More than zero. While it watches, each
    /// step costs about a hundred nanoseconds more.
    /// </summary>
    public TimeSpan? StepLimit { get; set; }

    internal virtual void Check()
    {
        if (StepLimit is { } limit) ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(limit, TimeSpan.Zero, nameof(StepLimit));
        ArgumentNullException.ThrowIfNull(Name);
        ArgumentNullException.ThrowIfNull(Clock);
        ArgumentNullException.ThrowIfNull(Reactor);
        ArgumentOutOfRangeException.ThrowIfLessThan(Budget, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(ShutdownGrace, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfNegative(PoolLimit);
    }

    internal Reactor MakeReactor(bool isShared) => new(EventQueue ?? new EpollQueue(), Reactor, isShared);
}
