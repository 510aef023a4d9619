namespace ReactorGen;

/// <summary>The limits of a <see cref="Reactor"/>.</summary>
public sealed record ReactorOptions
{
    /// <summary>
    /// How many descriptors may be registered at once, from 1 to 16,777,000; 1,048,576 unless told. Memory is taken as they come, 64 bytes each. One more
    /// throws <see cref="RegistrationLimitException"/>. An ended registration counts until the next wait has begun.
    /// </summary>
    public int MaximumRegistrations { get; init; } = 1 << 20;

    /// <summary>
    /// Whether other threads than the one that turns the reactor may register, wait, deregister and close: each then costs a few atomic operations. False unless told.
    /// Of an executor's reactor the executor decides.
    /// </summary>
    public bool IsShared { get; init; }

    /// <summary>How many events one blocking wait fetches at most: enough to make the system call cheap per event, few enough to stay in cache.</summary>
    public int EventsPerWait { get; init; } = 1024;

    /// <summary>
    /// How many events a wait fetches while tasks are runnable. Small, so that a flood of events does not push everything else back.
    /// </summary>
    public int EventsPerBusyWait { get; init; } = 128;
}
