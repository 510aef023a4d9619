// 1. All fields are under _lock, which is held for a few instructions and never while anything is woken.
// 2. Empty -> Sent (an outcome is stored) -> Taken, each once; Reset leads from Taken back to Empty. Whoever changes the state to Taken has
//    the outcome.
// 3. The one receiver is a task (_task), or a task of the base library (_source), or not there yet; a cancelled task's place is free again.
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.ExceptionServices;
using ReactorGen.Machines;
using ReactorGen.Tasks;

namespace ReactorGen.Sync;

/// <summary>One value or one exception, sent once, received once.</summary>
/// <typeparam name="T">The type of the value.</typeparam>
/// <remarks>
/// Sent from any thread, at once; received by a task of any executor (<see cref="Receive"/>) or by async code (<c>await</c>), before it was sent or after. A task that is cancelled
/// while it waits, or given up by a hard shutdown, leaves the value to whoever receives next. The model is Tokio's <c>oneshot</c>.
/// </remarks>
public sealed class OneShot<T>
{
    private enum Stage : byte { Empty, Sent, Taken }

    private readonly Lock _lock = new();
    private Stage _stage;
    private bool _hasReceiver;
    private T? _value;
    private Exception? _error;
    private Waker _task;
    private TaskCompletionSource<T>? _source;

    /// <summary>Makes one into which nothing has been sent.</summary>
    /// <param name="name">For dumps.</param>
    public OneShot(string? name = null) => Name = name;

    /// <summary>The name it was given.</summary>
    public string? Name { get; }

    /// <summary>Whether a value or an exception has been sent, taken or not. Any thread.</summary>
    public bool IsSent
    {
        get
        {
            lock (_lock) return _stage != Stage.Empty;
        }
    }

    /// <summary>Sends the value. Any thread.</summary>
    /// <exception cref="InvalidOperationException">Something has been sent before.</exception>
    public void Send(T value)
    {
        if (!TrySend(value)) throw SentBefore();
    }

    /// <summary>Sends an exception, which the receiver throws. Any thread.</summary>
    /// <exception cref="InvalidOperationException">Something has been sent before.</exception>
    public void SendError(Exception error)
    {
        if (!TrySendError(error)) throw SentBefore();
    }

    /// <summary>Sends the value unless something has been sent before. Any thread.</summary>
    public bool TrySend(T value) => TrySend(value, null);

    /// <summary>Sends an exception unless something has been sent before. Any thread.</summary>
    public bool TrySendError(Exception error)
    {
        ArgumentNullException.ThrowIfNull(error);
        return TrySend(default!, error);
    }

    /// <summary>In a body: waits for the value, or throws the exception that was sent.</summary>
    /// <exception cref="InvalidOperationException">It has been received before, or somebody else waits for it.</exception>
    /// <exception cref="OperationCanceledException">The task was cancelled; it has not taken the value, and it can be received again.</exception>
    [ReactorTask(Machine = typeof(OneShotMachine<>))]
    public T Receive([CallerMemberName] string caller = "") => throw Untransformed.Call(nameof(Receive), caller);

    /// <summary>Takes the value if it is there, or throws the exception that was sent. Any thread.</summary>
    /// <returns>Whether it was there.</returns>
    /// <exception cref="InvalidOperationException">It has been received before, or somebody else waits for it.</exception>
    public bool TryReceive([MaybeNullWhen(false)] out T value)
    {
        Exception? error;
        lock (_lock)
        {
            if (_hasReceiver || _stage == Stage.Taken) throw ReceivedBefore();
            if (_stage == Stage.Empty)
            {
                value = default;
                return false;
            }
            value = Take(out error);
        }
        if (error is not null) ExceptionDispatchInfo.Throw(error);
        return true;
    }

    /// <summary>Receives into a task of the base library. Any thread.</summary>
    /// <returns>The task; faulted with <see cref="InvalidOperationException"/> if it has been received before or somebody else waits for it.</returns>
    public Task<T> AsTask()
    {
        var source = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_lock)
        {
            if (_hasReceiver || _stage == Stage.Taken) source.SetException(ReceivedBefore());
            else if (_stage == Stage.Sent)
            {
                T value = Take(out Exception? error);
                if (error is not null) source.SetException(error);
                else source.SetResult(value);
            }
            else
            {
                _hasReceiver = true;
                _source = source;
            }
        }
        return source.Task;
    }

    /// <summary>For <c>await</c> in async code: see <see cref="AsTask"/>.</summary>
    public TaskAwaiter<T> GetAwaiter() => AsTask().GetAwaiter();

    /// <summary>Makes it empty again, to be used for another value. Any thread, once the value has been received.</summary>
    /// <exception cref="InvalidOperationException">It has not been received yet.</exception>
    public void Reset()
    {
        lock (_lock)
        {
            if (_stage != Stage.Taken) throw new InvalidOperationException($"{this} has not been received yet; it cannot be used again.");
            _stage = Stage.Empty;
        }
    }

    /// <inheritdoc/>
    public override string ToString() => Naming.Of("one-shot", Name);

    /// <summary>Takes the outcome, or becomes the receiver.</summary>
    internal bool Enter(Waker asks, out T? value, out Exception? error)
    {
        lock (_lock)
        {
            if (_hasReceiver && !_task.IsDefault && _task.Target!.HasEnded(_task.Generation)) Forget();
            if (_hasReceiver || _stage == Stage.Taken) throw ReceivedBefore();
            if (_stage == Stage.Sent)
            {
                value = Take(out error);
                return true;
            }
            _hasReceiver = true;
            _task = asks;
            value = default;
            error = null;
            return false;
        }
    }

    /// <summary>The receiver looks whether the outcome is there; if not it may leave.</summary>
    internal WaitOutcome Look(bool leave, out T? value, out Exception? error)
    {
        lock (_lock)
        {
            if (_stage == Stage.Sent)
            {
                value = Take(out error);
                return WaitOutcome.Granted;
            }
            value = default;
            error = null;
            if (!leave) return WaitOutcome.Waits;
            Forget();
            return WaitOutcome.Left;
        }
    }

    /// <summary>The receiver is dropped; what was sent stays for the next.</summary>
    internal void GiveUp()
    {
        lock (_lock) Forget();
    }

    private bool TrySend(T value, Exception? error)
    {
        Waker task;
        TaskCompletionSource<T>? source;
        lock (_lock)
        {
            if (_stage != Stage.Empty) return false;
            (task, source) = (_task, _source);
            if (source is null)
            {
                _stage = Stage.Sent;
                _value = value;
                _error = error;
            }
            else
            {
                _stage = Stage.Taken;
                Forget();
            }
        }
        if (error is not null) source?.SetException(error);
        else source?.SetResult(value);
        task.Wake();
        return true;
    }

    private T Take(out Exception? error)
    {
        T value = _value!;
        error = _error;
        _value = default;
        _error = null;
        _stage = Stage.Taken;
        Forget();
        return value;
    }

    private void Forget()
    {
        _hasReceiver = false;
        _task = default;
        _source = null;
    }

    private InvalidOperationException SentBefore() => new($"Something has been sent into {this} before; that can be done once.");

    private InvalidOperationException ReceivedBefore() => new($"{this} has been received before, or somebody else waits for it; that can be done once.");
}
