using System.Net.Sockets;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using ReactorGen.EventQueues;
using ReactorGen.Machines;

namespace ReactorGen;

/// <summary>
/// Watches descriptors and wakes the tasks that wait for them. Belongs to one thread at a time, that of its loop: nothing in it is atomic, unless
/// it is shared (<see cref="ReactorOptions.IsShared"/>; that of a <see cref="ScheduledExecutor"/> is), which all threads may use.
/// </summary>
/// <remarks>
/// Where a member says "loop thread", only <see cref="Notify"/> may be called by others. An executor has a reactor of its own and turns it; alone, it is turned
/// by <see cref="Turn"/>. Handles and sockets stay the caller's: deregister first, then close.
/// </remarks>
public sealed partial class Reactor : IDisposable
{
    private static int s_made = -1;

    private readonly IEventQueue _queue;
    private readonly SlotTable _table;
    private readonly SlotProtocol<LocalAccess> _slots;
    private readonly SlotProtocol<SharedAccess> _sharedSlots;
    private readonly bool _isShared;
    private readonly QueueEvent[] _events;
    private readonly int _eventsPerBusyWait;
    private LoopState<LoopAccess> _loop;
    private bool _disposed;

    /// <summary>A reactor on the system's event queue.</summary>
    /// <param name="options">Limits; null for the defaults.</param>
    /// <exception cref="PlatformNotSupportedException">The system is not Linux.</exception>
    /// <exception cref="IOException">The system refuses an event queue, such as for want of descriptors.</exception>
    public Reactor(ReactorOptions? options = null) : this(new EpollQueue(), options)
    {
    }

    /// <summary>A reactor on an event queue of the caller's, which it disposes.</summary>
    /// <param name="queue">The event queue.</param>
    /// <param name="options">Limits; null for the defaults.</param>
    public Reactor(IEventQueue queue, ReactorOptions? options = null) : this(queue, options, options?.IsShared ?? false)
    {
    }

    /// <param name="queue">The event queue.</param>
    /// <param name="options">Limits; null for the defaults.</param>
    /// <param name="isShared">Whether other threads than the loop's register, wait and close.</param>
    internal Reactor(IEventQueue queue, ReactorOptions? options, bool isShared)
    {
        ArgumentNullException.ThrowIfNull(queue);
        options ??= new ReactorOptions();
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(options.EventsPerWait);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(options.EventsPerBusyWait);
        _queue = queue;
        _table = new SlotTable((uint)Interlocked.Increment(ref s_made), options.MaximumRegistrations, isShared);
        _isShared = isShared;
        _slots = new SlotProtocol<LocalAccess>(_table, queue);
        _sharedSlots = new SlotProtocol<SharedAccess>(_table, queue);
        _events = new QueueEvent[options.EventsPerWait];
        _eventsPerBusyWait = Math.Min(options.EventsPerBusyWait, options.EventsPerWait);
    }

    /// <summary>Events that were dropped because their registration had ended.</summary>
    public long StaleEvents { get; private set; }

    /// <summary>Events that were fetched, stale ones included.</summary>
    public long Events { get; private set; }

    /// <summary>Waits for events, blocking or not.</summary>
    public long Waits { get; private set; }

    /// <summary>Descriptors registered now, and those deregistered since the last wait began.</summary>
    public int Registrations => _table.Count;

    /// <summary>Registers a handle. The system is told at the first wait on it. Loop thread.</summary>
    /// <param name="handle">An open, non-blocking descriptor; stays the caller's, who deregisters the token before closing it.</param>
    /// <param name="trigger">When a wait returns.</param>
    /// <returns>The token to wait with; ended by <see cref="Deregister"/>.</returns>
    /// <exception cref="ObjectDisposedException">The handle is closed, or the reactor is disposed.</exception>
    /// <exception cref="RegistrationLimitException">There are as many registrations as there may be.</exception>
    public Token Register(SafeHandle handle, Trigger trigger = Trigger.Level)
    {
        ArgumentNullException.ThrowIfNull(handle);
        return Register(handle, trigger, datagrams: false);
    }

    /// <summary>Registers a socket, and makes it non-blocking. The system is told at the first wait on it. Loop thread.</summary>
    /// <param name="socket">Bound or connecting or connected; stays the caller's, who deregisters the token before disposing of it.</param>
    /// <param name="trigger">When a wait returns.</param>
    /// <returns>The token to wait with; ended by <see cref="Deregister"/>.</returns>
    /// <exception cref="ObjectDisposedException">The socket or the reactor is disposed.</exception>
    /// <exception cref="RegistrationLimitException">There are as many registrations as there may be.</exception>
    public Token Register(Socket socket, Trigger trigger = Trigger.Level)
    {
        ArgumentNullException.ThrowIfNull(socket);
        socket.Blocking = false;
        return Register(socket.SafeHandle, trigger, socket.SocketType == SocketType.Dgram);
    }

    private Token Register(SafeHandle handle, Trigger trigger, bool datagrams)
    {
        ObjectDisposedException.ThrowIf(handle.IsClosed || handle.IsInvalid, handle);
        return Add((int)handle.DangerousGetHandle(), handle, trigger, datagrams);
    }

    /// <summary>
    /// Ends a registration. Tasks that wait on it are woken, and their wait throws <see cref="TokenClosedException"/>. The handle stays open. Loop thread.
    /// </summary>
    /// <param name="token">A token of this reactor.</param>
    /// <exception cref="TokenClosedException">The registration has ended already.</exception>
    /// <exception cref="InvalidOperationException">The token is the default one or was made by another reactor.</exception>
    public void Deregister(Token token) => Close(token, closeDescriptor: false);

    /// <summary>
    /// Waits for events, or for a notification, and wakes the tasks they are for. Loop thread; for use without an executor.
    /// </summary>
    /// <param name="timeout">At most how long; zero only looks, <see cref="Timeout.InfiniteTimeSpan"/> is for ever.</param>
    /// <returns>How many events were fetched.</returns>
    /// <exception cref="ObjectDisposedException">The reactor is disposed.</exception>
    public int Turn(TimeSpan timeout)
    {
        int milliseconds = WaitTimeout.FromTimeSpan(timeout);
        return Wait(milliseconds != 0 && !Park() ? 0 : milliseconds);
    }

    /// <summary>Makes the wait that is under way return, or the next one not block. Any thread, at any time.</summary>
    public void Notify()
    {
        if (_loop.Notify()) _queue.Notify();
    }

    /// <summary>
    /// Ends all registrations, waking the tasks that wait, and closes the event queue. Handles stay open. Loop thread, or any once the loop has ended.
    /// </summary>
    public void Dispose()
    {
        if (_disposed) return;
        CloseQueued(end: true);
        for (uint index = 2; index < _table.End; index++)
        {
            if (_table.TryGetToken(index, out Token token)) Close(token, closeDescriptor: false);
        }

        _disposed = true;
        _queue.Dispose();
    }

    /// <summary>Registers a bare descriptor: non-blocking, the library's own, ended by <see cref="CloseDescriptor"/> or <see cref="Deregister"/>.</summary>
    /// <param name="descriptor">The descriptor.</param>
    /// <param name="trigger">How its events are delivered.</param>
    /// <param name="datagrams">Whether it moves datagrams, so that an error is one of theirs and not the end.</param>
    internal Token RegisterDescriptor(int descriptor, Trigger trigger, bool datagrams = false) => Add(descriptor, null, trigger, datagrams);

    /// <summary>Ends the registration, removes the descriptor from the queue and closes it, in this order. Waiters are woken and throw.</summary>
    internal void CloseDescriptor(Token token) => Close(token, closeDescriptor: true);

    /// <summary>
    /// Begins a wait. True: ready now. False: the waiter is published, and the task suspends; it is woken and calls <see cref="PollWait"/>, until that says
    /// true or throws, or it gives up by <see cref="LeaveWait"/>.
    /// </summary>
    /// <exception cref="TokenClosedException">The registration has ended.</exception>
    /// <exception cref="InvalidOperationException">The token is not of this reactor, or another task waits for the same direction.</exception>
    /// <exception cref="NotSupportedException">The descriptor is a regular file.</exception>
    /// <exception cref="RegistrationLimitException">The system watches no more descriptors.</exception>
    /// <exception cref="IOException">The system refuses to watch the descriptor.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal bool TryWait(Token token, Interest interest, Waker waker, out Readiness ready) => _isShared
        ? _sharedSlots.TryWait(token, interest, waker, out ready)
        : _slots.TryWait(token, interest, waker, out ready);

    /// <summary>
    /// After a wake. True: ready, and the wait is over. False: the wake was spurious, and the wait goes on. When it throws the wait is over.
    /// </summary>
    /// <exception cref="TokenClosedException">The registration has ended during the wait.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal bool PollWait(Token token, Interest interest, Waker waker, out Readiness ready) => _isShared
        ? _sharedSlots.PollWait(token, interest, out ready)
        : _slots.PollWait(token, interest, out ready);

    /// <summary>Gives a wait up: time-out or cancel. An event that came meanwhile is left for the next wait. Nothing happens if there is no such wait.</summary>
    internal void LeaveWait(Token token, Interest interest, Waker waker)
    {
        if (_isShared) _sharedSlots.LeaveWait(token, interest, waker);
        else _slots.LeaveWait(token, interest, waker);
    }

    /// <summary>
    /// Keeps a descriptor open and its number its own for the length of a system call; false if the registration has ended. Shared reactors only, where another
    /// thread may close it meanwhile; ended by <see cref="Release"/>.
    /// </summary>
    internal bool TryHold(Token token) => _sharedSlots.TryHold(token);

    /// <summary>Ends what <see cref="TryHold"/> began.</summary>
    internal void Release(Token token) => _sharedSlots.Release(token);

    /// <summary>Whether a task waits on a registration or uses its descriptor at this moment. A hint where other threads run tasks.</summary>
    internal bool IsBusy(Token token) => _isShared ? _sharedSlots.IsBusy(token) : _slots.IsBusy(token);

    /// <summary>Ends a registration whose descriptor stays open, unless a task waits on it or uses it. The queue no longer knows the descriptor when this returns.</summary>
    /// <exception cref="TokenClosedException">The registration has ended.</exception>
    internal bool TryEnd(Token token) => _isShared ? _sharedSlots.TryEnd(token) : _slots.TryEnd(token);

    private Token Add(int descriptor, SafeHandle? owner, Trigger trigger, bool datagrams)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        ArgumentOutOfRangeException.ThrowIfGreaterThan((byte)trigger, (byte)Trigger.Edge, nameof(trigger));
        ref Slot slot = ref _table.Allocate(out Token token);
        // A queue that cannot do edges arms each wait, as level-triggered registrations do: it returns no less often.
        bool edge = trigger == Trigger.Edge && _queue.Mode == QueueMode.Edge;
        if (_isShared) SlotProtocol<SharedAccess>.Open(ref slot, descriptor, owner, edge, datagrams);
        else SlotProtocol<LocalAccess>.Open(ref slot, descriptor, owner, edge, datagrams);
        return token;
    }

    private void Close(Token token, bool closeDescriptor)
    {
        Waker reader, writer;
        if (_isShared) _sharedSlots.Close(token, closeDescriptor, out reader, out writer);
        else _slots.Close(token, closeDescriptor, out reader, out writer);
        reader.Wake();
        writer.Wake();
    }
}
