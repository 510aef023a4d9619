// Who owns a descriptor, and how it is closed.
//
//  1. The object owns its descriptor. Whoever exchanges _descriptor for -1 closes it: Dispose or the finalizer, once.
//  2. Closing happens on the loop's thread, as one step of the reactor's: registration ended, removed from the queue, closed. So no system
//     call of a task meets a number that has become someone else's, and no event of the current batch either. Other threads, the
//     finalizer's too, leave it to the loop.
//  3. A reactor that is disposed has ended the registration already: then whoever disposes closes.
//  4. On a shared executor any of its threads closes, and the reactor does so when the last system call that names the descriptor has returned: each
//     holds the registration meanwhile (HeldDescriptor).
//  5. Who gives the descriptor away ends the registration and closes nothing. While that is tried _descriptor is Releasing; whoever disposes meanwhile leaves -1
//     and the closing to it.
//  6. All else belongs to the task that reads, or the one that writes. The two flags say for each direction that the last operation left nothing: the
//     next one waits before it tries. They are two so that a reader and a writer on different threads do not overwrite each other's.
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using ReactorGen.Executors;
using ReactorGen.Tasks;

namespace ReactorGen.Net;

/// <summary>A descriptor that belongs to one executor: its operations are for that executor's tasks. Sockets, pipes and what else can be polled.</summary>
/// <remarks>
/// An operation outside a task, or in a task of another executor, throws <see cref="InvalidOperationException"/>. What is dropped undisposed is closed when
/// the collector finds it.
/// </remarks>
public abstract partial class ReactorDescriptor : IDisposable
{
    private const int Disposed = -1, Releasing = -2;

    private readonly Executor _executor;
    private readonly Token _token;
    private int _descriptor;
    private bool _readDrained;
    private bool _writeDrained;
    private readonly DescriptorKind _kind;

    /// <summary>Takes the descriptor over and registers it; closes it where that fails.</summary>
    private protected ReactorDescriptor(Core core, int descriptor, DescriptorKind kind)
    {
        _executor = core.Executor;
        _kind = kind;
        _descriptor = Disposed;
        try
        {
            _token = core.Reactor.RegisterDescriptor(descriptor, Trigger.Edge, kind == DescriptorKind.Datagrams);
        }
        catch
        {
            SocketCalls.Close(descriptor);
            GC.SuppressFinalize(this);
            throw;
        }
        _descriptor = descriptor;
    }

    /// <summary>Closes the descriptor that nobody disposed of.</summary>
    ~ReactorDescriptor() => Close();

    /// <summary>Whether it has been disposed of.</summary>
    internal bool IsDisposed => _descriptor < 0;

    internal Token Token => _token;

    /// <summary>Whose tasks may use it.</summary>
    internal Executor Executor => _executor;

    /// <summary>The descriptor, which is not closed before this is disposed of.</summary>
    /// <exception cref="ObjectDisposedException">It has been disposed of.</exception>
    private protected HeldDescriptor Hold()
    {
        if (!TryHold(out HeldDescriptor held)) ThrowDisposed();
        return held;
    }

    /// <summary>As <see cref="Hold"/>; false where it has been disposed of.</summary>
    private protected bool TryHold(out HeldDescriptor held)
    {
        held = default;
        int descriptor = _descriptor;
        Reactor? shared = _executor.IsShared ? _executor.Reactor : null;
        if (descriptor < 0 || (shared is not null && !shared.TryHold(_token))) return false;
        held = new HeldDescriptor(shared, _token, descriptor);
        return true;
    }

    /// <summary>
    /// Closes the descriptor. A task that waits on it gets an <see cref="ObjectDisposedException"/>. Any thread, any number of times; on one
    /// other than the executor's it is closed when the loop next turns.
    /// </summary>
    public void Dispose()
    {
        Close();
        GC.SuppressFinalize(this);
    }

    /// <summary>Begins an operation: the caller is a task of the descriptor's executor, and the descriptor is open.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private protected Core Enter()
    {
        Core? core = Core.Current;
        if (core is null || !ReferenceEquals(core.Executor, _executor) || _descriptor < 0) ThrowUnusable();
        return core;
    }

    /// <summary>
    /// Begins an operation, if it may try; false if it is to call <see cref="WaitFor"/> first, which checks what this did not. The descriptor is released
    /// after the system call, before anything can throw.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private protected bool TryEnter(Interest direction, [NotNullWhen(true)] out Core? core, out HeldDescriptor held)
    {
        held = default;
        core = null;
        if (IsDrained(direction)) return false;
        core = Enter();
        if (core.Budget <= 0) return false;
        held = core.IsShared ? Hold() : new HeldDescriptor(null, _token, _descriptor);
        return true;
    }

    /// <summary>The last operation took all there was, or found nothing.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void SetDrained(Interest direction) => DrainedOf(direction) = true;

    /// <summary>The reactor says that there is something again.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void ClearDrained(Interest direction) => DrainedOf(direction) = false;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal bool IsDrained(Interest direction) => DrainedOf(direction);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private ref bool DrainedOf(Interest direction) => ref direction == Interest.Readable ? ref _readDrained : ref _writeDrained;

    /// <summary>In a body, after an operation that may not try or found nothing: waits until it may.</summary>
    [ReactorTask(Machine = typeof(DescriptorWaitMachine))]
    internal void WaitFor(Interest interest, [CallerMemberName] string caller = "") => throw Untransformed.Call(nameof(WaitFor), caller);

    /// <summary>What runs a task on this thread.</summary>
    /// <exception cref="InvalidOperationException">No task runs.</exception>
    private protected static Core CurrentCore(string caller) => Core.Current is { Running: not null } core
        ? core
        : throw new InvalidOperationException(
            $"{caller} was called outside a task; only the body of a [ReactorTask] method, or what it calls, may make what belongs to its executor.");

    /// <summary>Once, on whatever thread closes it.</summary>
    private protected virtual void OnClose()
    {
    }

    /// <summary>Ends the registration and gives the descriptor away.</summary>
    /// <exception cref="InvalidOperationException">A task waits on it or uses it; or the caller is not of its executor.</exception>
    private protected int TakeDescriptor()
    {
        Enter();
        Reactor reactor = _executor.Reactor;
        if (reactor.IsBusy(_token)) ThrowBusy();
        int descriptor = Interlocked.Exchange(ref _descriptor, Releasing);
        if (descriptor < 0) ThrowDisposed();
        if (!reactor.TryEnd(_token))
        {
            // Another thread's task has begun an operation since; or else the descriptor would be gone.
            if (Interlocked.CompareExchange(ref _descriptor, descriptor, Releasing) == Disposed) Close(descriptor);
            ThrowBusy();
        }
        GC.SuppressFinalize(this);
        return descriptor;
    }

    private void Close()
    {
        int descriptor = Interlocked.Exchange(ref _descriptor, Disposed);
        if (descriptor >= 0) Close(descriptor);
    }

    private void Close(int descriptor)
    {
        OnClose();
        Reactor reactor = _executor.Reactor;
        bool isHere = Core.Current is { } core && ReferenceEquals(core.Executor, _executor);
        if (!(isHere ? reactor.TryCloseDescriptor(_token) : reactor.TryCloseLater(_token))) SocketCalls.Close(descriptor);
    }

    /// <summary>What to do where another executor is to use it.</summary>
    private protected virtual string Advice => $"Spawn what uses it there: {nameof(Executor)}.{nameof(Executor.Spawn)}.";

    [DoesNotReturn]
    internal void ThrowDisposed() => throw new ObjectDisposedException(GetType().Name);

    [DoesNotReturn]
    private void ThrowBusy() => throw new InvalidOperationException(
        $"{this} cannot be given away while a task waits on it or uses it: let that task end, or cancel and join it, first.");

    [DoesNotReturn]
    private void ThrowUnusable()
    {
        if (_descriptor < 0) ThrowDisposed();
        throw new InvalidOperationException(
            $"A {GetType().Name} of the executor {_executor.Name} was used outside its tasks; it is for the tasks of that executor. {Advice}");
    }
}
