// One direction of a stream adapter: at once the cell of the task that does an operation and the source of the value task that it gives out. Both are
// used again for the next operation, so none allocates.
//
//  1. _phase says whose it is. Idle: whoever exchanges it for Busy begins an operation. Busy: the beginner's until it is started, then the
//     executor's. Done: the result waits for its one consumer, who sets Idle; an adapter that meets Done takes a new object, since nobody may ever
//     consume this one.
//  2. Started, it is a task like others: owned, dumped, cancelled at a shutdown. Between operations it is none, so a stream that was dropped is not
//     kept alive.
//  3. Its step tries the system call and waits for the socket; no code of others runs in it. The last thing the executor does with the cell is
//     Recycle, which signals: the consumer may begin the next operation on another thread before that returns.
//  4. What asks for the end (a token, Dispose) first sets its flag, by a full fence, and then cancels the task of the generation it reads; whoever
//     starts the task publishes it before the step reads the flags. Either the step sees the flag or the cancel meets the task.
//  5. The registration with the token is disposed of before the signal, so that no callback reaches the next operation.
using System.Threading.Tasks.Sources;
using ReactorGen.Executors;
using ReactorGen.Machines;
using ReactorGen.Tasks;

namespace ReactorGen.Net;

/// <summary>An operation of a stream adapter, over and over.</summary>
internal abstract class StreamOperation(StreamAdapter stream, Interest direction) : TaskCell(stream.Socket.Executor), IValueTaskSource<int>, IValueTaskSource
{
    private const int Idle = 0, Busy = 1, Done = 2;

    protected readonly SocketStream Socket = stream.Socket;
    private ManualResetValueTaskSourceCore<int> _source;
    private DescriptorWaitMachine _wait;
    private CancellationTokenRegistration _registration;
    private CancellationToken _token;
    private Exception? _failure;
    private object? _gate;
    private int _phase;
    private int _cancelAsked;
    private bool _waits;
    private bool _isSignalled;

    /// <summary>How many bytes, of a read.</summary>
    protected int Result;

    /// <summary>Does what can be done without waiting. In a step of the executor's.</summary>
    /// <returns>Whether the operation has ended.</returns>
    protected abstract bool Try();

    /// <summary>Drops the caller's buffer.</summary>
    protected abstract void DropBuffer();

    /// <summary>The exception of a connection that has failed.</summary>
    protected abstract string FailureText { get; }

    /// <summary>Nobody has consumed the result, and nobody may.</summary>
    internal bool IsUnconsumed => Volatile.Read(ref _phase) == Done;

    /// <summary>Whether the operation is the caller's to begin.</summary>
    internal bool TryClaim() => Interlocked.CompareExchange(ref _phase, Busy, Idle) == Idle;

    /// <summary>The stream has been disposed of.</summary>
    internal void Abort()
    {
        if (Volatile.Read(ref _phase) == Busy) Owner.Cancel(this, Generation);
    }

    /// <summary>Does what the holder of the claim has described, here and now if that may be.</summary>
    /// <returns>Whether it has ended, and the claim with it; otherwise it is to be started.</returns>
    protected bool EndsHere(out Exception? failure)
    {
        failure = null;
        if (Core.Current is not { } core || !ReferenceEquals(core.Executor, Owner)) return false;
        try
        {
            if (!Try()) return false;
        }
        catch (Exception exception)
        {
            failure = Translate(exception);
        }
        DropBuffer();
        Volatile.Write(ref _phase, Idle);
        return true;
    }

    /// <summary>Has the executor do it.</summary>
    /// <returns>The token of the value task.</returns>
    protected short Start(CancellationToken token)
    {
        _source.Reset();
        _source.RunContinuationsAsynchronously = true;
        _cancelAsked = 0;
        _failure = null;
        short version = _source.Version;
        if (token.CanBeCanceled)
        {
            _token = token;
            _registration = token.UnsafeRegister(static operation => ((StreamOperation)operation!).AskCancel(), this);
        }
        if (!Owner.TryStart(this)) End(new OperationCanceledException());
        return version;
    }

    /// <summary>Blocks the calling thread until the operation has ended.</summary>
    protected int Wait(short version)
    {
        if (_source.GetStatus(version) == ValueTaskSourceStatus.Pending)
        {
            _gate ??= new object();
            _isSignalled = false;
            _source.RunContinuationsAsynchronously = false;
            _source.OnCompleted(static operation => ((StreamOperation)operation!).Signal(), this, version, ValueTaskSourceOnCompletedFlags.None);
            lock (_gate)
            {
                while (!_isSignalled) Monitor.Wait(_gate);
            }
        }
        return GetResult(version);
    }

    private void Signal()
    {
        lock (_gate!)
        {
            _isSignalled = true;
            Monitor.Pulse(_gate);
        }
    }

    private void AskCancel()
    {
        Interlocked.Exchange(ref _cancelAsked, 1);
        Owner.Cancel(this, Generation);
    }

    internal sealed override Poll Step(Core core)
    {
        var context = new TaskContext(this, core);
        try
        {
            while (true)
            {
                if (_waits && _wait.Resume(ref context) == Poll.Pending) return Poll.Pending;
                _waits = false;
                if (Volatile.Read(ref _cancelAsked) != 0 || stream.IsDisposed) throw new OperationCanceledException();
                if (Try()) return Poll.Ready;
                _waits = true;
                if (_wait.Start(ref context, Socket, direction) == Poll.Pending) return Poll.Pending;
                _waits = false;
            }
        }
        catch (Exception exception)
        {
            _waits = false;
            _failure = exception;
            return Poll.Ready;
        }
    }

    internal sealed override TaskFault? Recycle(Core core)
    {
        TaskFault? fault = EndLife();
        End(_failure ?? fault?.Exception);
        return fault;
    }

    private void End(Exception? failure)
    {
        _registration.Dispose();
        _registration = default;
        if (failure is not null) failure = Translate(failure);
        _token = default;
        _failure = null;
        int result = Result;
        DropBuffer();
        Volatile.Write(ref _phase, Done);
        if (failure is null) _source.SetResult(result);
        else _source.SetException(failure);
    }

    private Exception Translate(Exception exception)
    {
        if (_cancelAsked != 0 && exception is OperationCanceledException) return new OperationCanceledException(_token);
        return stream.IsDisposed ? StreamErrors.Aborted(FailureText) : StreamErrors.Of(exception, FailureText, Owner);
    }

    internal sealed override void ClearMachine()
    {
        _waits = false;
        _wait = default;
        DropBuffer();
    }

    internal sealed override void Describe(ref StackWriter writer)
    {
        if (_waits) _wait.Describe(ref writer);
        else writer.Leaf($"{direction} on {Socket}");
    }

    public ValueTaskSourceStatus GetStatus(short token) => _source.GetStatus(token);

    public void OnCompleted(Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags)
    {
        // What a waiting task leaves does no more than wake it.
        if (state is Action { Target: TaskCell }) _source.RunContinuationsAsynchronously = false;
        _source.OnCompleted(continuation, state, token, flags);
    }

    public int GetResult(short token)
    {
        // A pending or old token must not end the operation of somebody else.
        if (_source.GetStatus(token) == ValueTaskSourceStatus.Pending) return _source.GetResult(token);
        try
        {
            return _source.GetResult(token);
        }
        finally
        {
            Volatile.Write(ref _phase, Idle);
        }
    }

    void IValueTaskSource.GetResult(short token) => GetResult(token);
}
