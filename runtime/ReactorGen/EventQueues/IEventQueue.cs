namespace ReactorGen.EventQueues;

/// <summary>
/// The operating system's readiness queue: the one seam through which events enter. Thin on purpose: it translates flags and error numbers and
/// decides nothing.
/// </summary>
/// <remarks>
/// <see cref="Wait"/> is called by one thread at a time. <see cref="Add"/>, <see cref="Modify"/> and <see cref="Delete"/> may be called by any
/// thread, also during a wait, for different descriptors at once. <see cref="Notify"/> may be called by any thread at any time, also after
/// <see cref="IDisposable.Dispose"/>; all else only before it. The three that change a registration return 0 or the error number of <see cref="ErrnoPolicy"/>.
/// </remarks>
public interface IEventQueue : IDisposable
{
    /// <summary>What this queue can do without a system call per wait.</summary>
    QueueMode Mode { get; }

    /// <summary>Starts to report <paramref name="interest"/> of <paramref name="descriptor"/> as <paramref name="token"/>.</summary>
    /// <param name="descriptor">An open, non-blocking descriptor.</param>
    /// <param name="token">Returned with each of its events.</param>
    /// <param name="interest">The directions to report; closing and errors are always reported.</param>
    /// <param name="mode">Edge: each time it becomes ready. One-shot: once, when it is ready, until <see cref="Modify"/>.</param>
    /// <returns>0, or the error number. A descriptor that is ready already produces an event at once.</returns>
    int Add(int descriptor, Token token, Interest interest, QueueMode mode);

    /// <summary>Arms a registered descriptor again. If it is ready already, that produces an event at once.</summary>
    /// <returns>0, or the error number.</returns>
    int Modify(int descriptor, Token token, Interest interest, QueueMode mode);

    /// <summary>Stops to report a descriptor. To be called before it is closed: while a duplicate lives, closing alone does not end it.</summary>
    /// <returns>0, or the error number.</returns>
    int Delete(int descriptor);

    /// <summary>Waits for events, for a notification or for the time-out, whichever is first.</summary>
    /// <param name="events">Receives the events; not empty.</param>
    /// <param name="milliseconds">At most how long; 0 only looks, -1 is for ever.</param>
    /// <returns>How many events were written; 0 also after a notification alone.</returns>
    int Wait(Span<QueueEvent> events, int milliseconds);

    /// <summary>Makes the wait that is under way return, or else the next one.</summary>
    void Notify();
}

/// <summary>How registrations of an <see cref="IEventQueue"/> report.</summary>
public enum QueueMode : byte
{
    /// <summary>Each time the descriptor becomes ready.</summary>
    Edge = 0,

    /// <summary>Once, as soon as the descriptor is ready, until it is armed again.</summary>
    OneShot = 1,
}

/// <summary>One event: a registration is ready.</summary>
/// <param name="Token">The registration.</param>
/// <param name="Readiness">For what.</param>
public readonly record struct QueueEvent(Token Token, Readiness Readiness);
