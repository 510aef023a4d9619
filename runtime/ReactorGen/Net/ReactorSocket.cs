// Who owns a descriptor, and how it is closed.
//
//  1. The socket owns its descriptor. Whoever exchanges _descriptor for -1 closes it: Dispose or the finalizer, once.
//  2. Closing happens on the loop's thread, as one step of the reactor's: registration ended, removed from the queue, closed. So no system
//     call of a task meets a number that has become someone else's, and no event of the current batch either. Other threads, the
//     finalizer's too, leave it to the loop.
//  3. A reactor that is disposed has ended the registration already: then whoever disposes closes.
//  4. All else belongs to the loop's thread. _drained says for each direction that the last operation left nothing: the next one waits
//     before it tries.
using System.Diagnostics.CodeAnalysis;
using System.Net;
using System.Runtime.CompilerServices;
using ReactorGen.Executors;
using ReactorGen.Tasks;

namespace ReactorGen.Net;

/// <summary>A socket that belongs to one executor: its operations are for that executor's tasks.</summary>
/// <remarks>
/// An operation on another thread, or in a task of another executor, throws <see cref="InvalidOperationException"/>. A socket that is
/// dropped undisposed is closed when the collector finds it.
/// </remarks>
public abstract class ReactorSocket : IDisposable
{
    private readonly LoopCore _loop;
    private readonly Token _token;
    private int _descriptor;
    private Interest _drained;

    /// <summary>Takes the descriptor over and registers it; closes it where that fails.</summary>
    private protected ReactorSocket(LoopCore loop, int descriptor)
    {
        _loop = loop;
        _descriptor = -1;
        try
        {
            _token = loop.Reactor.RegisterDescriptor(descriptor, Trigger.Edge);
        }
        catch
        {
            SocketCalls.Close(descriptor);
            GC.SuppressFinalize(this);
            throw;
        }
        _descriptor = descriptor;
    }

    /// <summary>Closes the descriptor of a socket that nobody disposed of.</summary>
    ~ReactorSocket() => Close();

    /// <summary>The address of this end.</summary>
    /// <exception cref="ObjectDisposedException">The socket has been disposed of.</exception>
    /// <exception cref="System.Net.Sockets.SocketException">The system does not say.</exception>
    public IPEndPoint LocalEndPoint
    {
        get
        {
            Check(SocketCalls.LocalEndPoint(Descriptor, out IPEndPoint? endPoint));
            return endPoint!;
        }
    }

    /// <summary>Whether the socket has been disposed of.</summary>
    internal bool IsDisposed => _descriptor < 0;

    internal Token Token => _token;

    /// <exception cref="ObjectDisposedException">The socket has been disposed of.</exception>
    private protected int Descriptor
    {
        get
        {
            int descriptor = _descriptor;
            if (descriptor < 0) ThrowDisposed();
            return descriptor;
        }
    }

    /// <summary>
    /// Closes the socket. A task that waits on it gets an <see cref="ObjectDisposedException"/>. Any thread, any number of times; on one
    /// other than the executor's it is closed when the loop next turns.
    /// </summary>
    public void Dispose()
    {
        Close();
        GC.SuppressFinalize(this);
    }

    /// <summary>Begins an operation: the caller is on the socket's loop, and the socket is open.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private protected LoopCore Enter()
    {
        LoopCore loop = _loop;
        if (!ReferenceEquals(LoopCore.Current, loop) || _descriptor < 0) ThrowUnusable();
        return loop;
    }

    /// <summary>
    /// Begins an operation, if it may try; false if it is to call <see cref="WaitFor"/> first, which checks what this did not.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private protected bool TryEnter(Interest direction, [NotNullWhen(true)] out LoopCore? loop)
    {
        if ((_drained & direction) != 0)
        {
            loop = null;
            return false;
        }
        loop = Enter();
        return loop.Budget > 0;
    }

    /// <summary>The last operation took all there was, or found nothing.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void SetDrained(Interest direction) => _drained |= direction;

    /// <summary>The reactor says that there is something again.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void ClearDrained(Interest direction) => _drained &= ~direction;

    internal bool IsDrained(Interest direction) => (_drained & direction) != 0;

    /// <summary>In a body, after an operation that may not try or found nothing: waits until it may.</summary>
    [ReactorTask(Machine = typeof(SocketWaitMachine))]
    internal void WaitFor(Interest interest, [CallerMemberName] string caller = "") => throw Untransformed.Call(nameof(WaitFor), caller);

    /// <summary>The loop whose task runs on this thread.</summary>
    /// <exception cref="InvalidOperationException">None does.</exception>
    private protected static LoopCore CurrentLoop(string caller) => LoopCore.Current is { Running: not null } loop
        ? loop
        : throw new InvalidOperationException(
            $"{caller} was called outside a task; only the body of a [ReactorTask] method, or what it calls, may make sockets.");

    /// <exception cref="System.Net.Sockets.SocketException">The result is a negated error number.</exception>
    private protected static void Check(int result)
    {
        if (result < 0) throw SocketErrors.Exception(-result);
    }

    private protected void SetOption(SocketCalls.SocketOption option, int value) => Check(SocketCalls.SetOption(Descriptor, option, value));

    private protected int GetOption(SocketCalls.SocketOption option)
    {
        Check(SocketCalls.GetOption(Descriptor, option, out int value));
        return value;
    }

    /// <summary>Once, on whatever thread closes the socket.</summary>
    private protected virtual void OnClose()
    {
    }

    private void Close()
    {
        int descriptor = Interlocked.Exchange(ref _descriptor, -1);
        if (descriptor < 0) return;
        OnClose();
        Reactor reactor = _loop.Reactor;
        bool isHere = ReferenceEquals(LoopCore.Current, _loop);
        if (!(isHere ? reactor.TryCloseDescriptor(_token) : reactor.TryCloseLater(_token))) SocketCalls.Close(descriptor);
    }

    [DoesNotReturn]
    internal void ThrowDisposed() => throw new ObjectDisposedException(GetType().Name);

    [DoesNotReturn]
    private void ThrowUnusable()
    {
        if (_descriptor < 0) ThrowDisposed();
        throw new InvalidOperationException(
            $"A {GetType().Name} of the executor {_loop.Executor.Name} was used on another thread; it is for the tasks of that executor.");
    }
}
