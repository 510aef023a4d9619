using System.Diagnostics;
using System.Runtime.InteropServices;

namespace ReactorGen.EventQueues;

/// <summary>Linux epoll. Owns the epoll descriptor and an event descriptor for notifications, which it filters from the events.</summary>
internal sealed unsafe class EpollQueue : IEventQueue
{
    private readonly int _queue;
    private readonly EventDescriptorHandle _notification;
    private byte* _events;
    private int _capacity;
    private bool _disposed;

    /// <exception cref="PlatformNotSupportedException">The system is not Linux.</exception>
    /// <exception cref="IOException">The descriptors cannot be made.</exception>
    public EpollQueue()
    {
        if (!OperatingSystem.IsLinux()) throw new PlatformNotSupportedException("Only Linux (epoll) is supported.");
        _queue = Libc.EpollCreate(Libc.EpollCloseOnExec);
        if (_queue < 0) throw ErrnoPolicy.QueueFailed(Marshal.GetLastPInvokeError());
        _notification = new EventDescriptorHandle(Libc.EventDescriptor(0, Libc.EventCloseOnExec | Libc.EventNonBlocking));
        int error = _notification.IsInvalid ? Marshal.GetLastPInvokeError() : Add(_notification.Descriptor, default, Interest.Readable, QueueMode.Edge);
        if (error == 0) return;
        _notification.Dispose();
        _ = Libc.Close(_queue);
        throw ErrnoPolicy.QueueFailed(error);
    }

    /// <inheritdoc/>
    public QueueMode Mode => QueueMode.Edge;

    /// <inheritdoc/>
    public int Add(int descriptor, Token token, Interest interest, QueueMode mode) =>
        Control(Libc.EpollAdd, descriptor, token, EpollEvent.FlagsOf(interest, mode));

    /// <inheritdoc/>
    public int Modify(int descriptor, Token token, Interest interest, QueueMode mode) =>
        Control(Libc.EpollModify, descriptor, token, EpollEvent.FlagsOf(interest, mode));

    /// <inheritdoc/>
    public int Delete(int descriptor) => Control(Libc.EpollDelete, descriptor, default, 0);

    private int Control(int operation, int descriptor, Token token, uint flags)
    {
        byte* epollEvent = stackalloc byte[16];
        EpollEvent.Write(epollEvent, flags, token.Value);
        return Libc.EpollControl(_queue, operation, descriptor, epollEvent) == 0 ? 0 : Marshal.GetLastPInvokeError();
    }

    /// <inheritdoc/>
    public int Wait(Span<QueueEvent> events, int milliseconds)
    {
        if (_capacity < events.Length) Grow(events.Length);
        long started = milliseconds > 0 ? Stopwatch.GetTimestamp() : 0;
        int remaining = milliseconds;
        while (true)
        {
            int count = Libc.EpollWait(_queue, _events, events.Length, remaining);
            if (count >= 0) return Translate(events, count);
            int error = Marshal.GetLastPInvokeError();
            if (error != ErrnoPolicy.Interrupted) throw new IOException($"The event queue cannot be waited for: error {error}.", error);
            if (milliseconds > 0) remaining = WaitTimeout.Remaining(milliseconds, Stopwatch.GetElapsedTime(started));
        }
    }

    private int Translate(Span<QueueEvent> events, int count)
    {
        int kept = 0;
        byte* source = _events;
        for (int read = 0; read < count; read++, source += EpollEvent.Size)
        {
            Token token = new(EpollEvent.Data(source));
            if (!token.IsDefault) events[kept++] = new QueueEvent(token, EpollEvent.ReadinessOf(EpollEvent.Flags(source)));
        }

        return kept;
    }

    private void Grow(int capacity)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        _events = (byte*)NativeMemory.Realloc(_events, (nuint)(capacity * EpollEvent.Size));
        _capacity = capacity;
    }

    /// <inheritdoc/>
    public void Notify()
    {
        bool held = false;
        try
        {
            _notification.DangerousAddRef(ref held);
            _notification.Signal();
        }
        catch (ObjectDisposedException)
        {
            // Nobody waits any more.
        }
        finally
        {
            if (held) _notification.DangerousRelease();
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_disposed) return;
        _disposed = true;
        _notification.Dispose();
        _ = Libc.Close(_queue);
        NativeMemory.Free(_events);
        _events = null;
        _capacity = 0;
    }
}
