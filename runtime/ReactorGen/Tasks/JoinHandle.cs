using System.Runtime.CompilerServices;
using ReactorGen.Machines;
using ReactorGen.Tasks;

namespace ReactorGen;

/// <summary>The handle of a spawned task without a result.</summary>
/// <remarks>
/// A small value: the task's cell and its generation, so an old handle never touches the cell's next task. Joined, awaited or detached once; a
/// handle that is dropped keeps its task running, and brings an exception of it to <see cref="Executor.UnhandledException"/>
/// when the collector notices.
/// </remarks>
public readonly struct JoinHandle : IEquatable<JoinHandle>
{
    internal readonly TaskCell? Cell;
    internal readonly int Generation;

    internal JoinHandle(TaskCell cell, int generation)
    {
        Cell = cell;
        Generation = generation;
    }

    /// <summary>Whether the task has ended, or the handle has been used up. Any thread.</summary>
    public bool IsCompleted => Handles.IsCompleted(Cell, Generation);

    /// <summary>The task's id, as its dumps show it, also after it has ended. Any thread.</summary>
    public TaskId Id => TaskId.Of(Cell, Generation);

    /// <summary>
    /// Asks the task to end: its next or present wait throws <see cref="OperationCanceledException"/>, once for each call. Any thread;
    /// nothing happens if the task has ended.
    /// </summary>
    public void Cancel() => Cell?.Owner.Cancel(Cell, Generation);

    /// <summary>Gives the task up to its executor; an exception of it goes to <see cref="Executor.UnhandledException"/>. Any thread.</summary>
    /// <exception cref="InvalidOperationException">The handle has been joined, awaited or detached before.</exception>
    public void Detach() => Handles.Detach(Cell, Generation);

    /// <summary>
    /// In a body: waits for the task and rethrows its exception with its stack. If the waiting task is cancelled first, the handle can be joined again,
    /// unless the two tasks run on different executors.
    /// </summary>
    /// <exception cref="InvalidOperationException">The handle has been joined, awaited or detached before; or this was not called by a body.</exception>
    [ReactorTask(Machine = typeof(JoinMachine))]
    public void Join([CallerMemberName] string caller = "") => throw Untransformed.Call(nameof(Join), caller);

    /// <summary>A task of the base library that ends as this one does; cancelled where this one was. Any thread; uses the handle up.</summary>
    public Task AsTask()
    {
        var receiver = new TaskReceiver();
        if (Cell is null) receiver.Refuse();
        else Cell.Owner.Join(Cell, Generation, receiver);
        return receiver.Task;
    }

    /// <summary>For <c>await</c> in async code: see <see cref="AsTask"/>.</summary>
    public TaskAwaiter GetAwaiter() => AsTask().GetAwaiter();

    /// <inheritdoc/>
    public bool Equals(JoinHandle other) => ReferenceEquals(Cell, other.Cell) && Generation == other.Generation;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is JoinHandle other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Cell, Generation);

    /// <summary>Whether both stand for the same task.</summary>
    public static bool operator ==(JoinHandle left, JoinHandle right) => left.Equals(right);

    /// <summary>Whether they stand for different tasks.</summary>
    public static bool operator !=(JoinHandle left, JoinHandle right) => !left.Equals(right);
}

/// <summary>The handle of a spawned task.</summary>
/// <typeparam name="TResult">The type of its result.</typeparam>
/// <inheritdoc cref="JoinHandle" path="/remarks"/>
public readonly struct JoinHandle<TResult> : IEquatable<JoinHandle<TResult>>
{
    internal readonly ResultCell<TResult>? Cell;
    internal readonly int Generation;

    internal JoinHandle(ResultCell<TResult> cell, int generation)
    {
        Cell = cell;
        Generation = generation;
    }

    /// <inheritdoc cref="JoinHandle.IsCompleted"/>
    public bool IsCompleted => Handles.IsCompleted(Cell, Generation);

    /// <inheritdoc cref="JoinHandle.Id"/>
    public TaskId Id => TaskId.Of(Cell, Generation);

    /// <inheritdoc cref="JoinHandle.Cancel"/>
    public void Cancel() => Cell?.Owner.Cancel(Cell, Generation);

    /// <inheritdoc cref="JoinHandle.Detach"/>
    public void Detach() => Handles.Detach(Cell, Generation);

    /// <summary>
    /// In a body: waits for the task and returns its result, or rethrows its exception with its stack. If the waiting task is cancelled first, the
    /// handle can be joined again, unless the two tasks run on different executors.
    /// </summary>
    /// <exception cref="InvalidOperationException">The handle has been joined, awaited or detached before; or this was not called by a body.</exception>
    [ReactorTask(Machine = typeof(JoinMachine<>))]
    public TResult Join([CallerMemberName] string caller = "") => throw Untransformed.Call(nameof(Join), caller);

    /// <inheritdoc cref="JoinHandle.AsTask"/>
    public Task<TResult> AsTask()
    {
        var receiver = new TaskReceiver<TResult>();
        if (Cell is null) receiver.Refuse();
        else Cell.Owner.Join(Cell, Generation, receiver);
        return receiver.Task;
    }

    /// <summary>For <c>await</c> in async code: see <see cref="AsTask"/>.</summary>
    public TaskAwaiter<TResult> GetAwaiter() => AsTask().GetAwaiter();

    /// <summary>The same handle, the result left aside.</summary>
    public static implicit operator JoinHandle(JoinHandle<TResult> handle) => handle.Cell is null ? default : new JoinHandle(handle.Cell, handle.Generation);

    /// <inheritdoc/>
    public bool Equals(JoinHandle<TResult> other) => ReferenceEquals(Cell, other.Cell) && Generation == other.Generation;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is JoinHandle<TResult> other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Cell, Generation);

    /// <summary>Whether both stand for the same task.</summary>
    public static bool operator ==(JoinHandle<TResult> left, JoinHandle<TResult> right) => left.Equals(right);

    /// <summary>Whether they stand for different tasks.</summary>
    public static bool operator !=(JoinHandle<TResult> left, JoinHandle<TResult> right) => !left.Equals(right);
}
