using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Threading.Channels;
using ReactorGen.Machines;
using ReactorGen.Tasks;

namespace ReactorGen.Sync;

/// <summary>A queue from tasks that send to tasks that receive, however many of each.</summary>
/// <typeparam name="T">The type of the items.</typeparam>
/// <remarks>
/// <para>Each item is received once; the items of one sender in the order it sent them. Tasks of any executor may wait at it together and are served in the order
/// they came. With capacity 0 each <see cref="Send"/> waits for a receiver.</para>
/// <para>A cancelled receiver leaves the queue, and so does a cancelled sender, whose item is then not sent; an item that was handed over before is returned (or has been
/// sent), and the cancellation comes at the next wait. A receiver that a hard shutdown gives up hands its item to the next one, or puts it back to the front.</para>
/// <para>Nothing is allocated once as many items and tasks have been in the channel at once as ever will. The model is Tokio's <c>mpsc</c> and
/// <see cref="Channel{T}"/>.</para>
/// </remarks>
public sealed partial class TaskChannel<T>
{
    private ChannelProtocol<T, NoFaults> _protocol;

    /// <summary>Makes a channel that holds at most so many items.</summary>
    /// <param name="capacity">At most how many; zero or more, <see cref="int.MaxValue"/> for no limit.</param>
    /// <param name="name">For dumps.</param>
    /// <exception cref="ArgumentOutOfRangeException">The capacity is negative.</exception>
    public TaskChannel(int capacity, string? name = null)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(capacity);
        _protocol = new ChannelProtocol<T, NoFaults>(capacity);
        Capacity = capacity;
        Name = name;
    }

    /// <summary>Makes a channel without a limit: sending never waits.</summary>
    /// <param name="name">For dumps.</param>
    [SuppressMessage("Design", "CA1000", Justification = "A second way to construct it.")]
    public static TaskChannel<T> Unbounded(string? name = null) => new(int.MaxValue, name);

    /// <summary>The name it was given.</summary>
    public string? Name { get; }

    /// <summary>At most how many items it holds; <see cref="int.MaxValue"/> for no limit.</summary>
    public int Capacity { get; }

    /// <summary>How many items it holds, without those of senders that wait. Any thread.</summary>
    public int Count => _protocol.Figures.Items;

    /// <summary>Whether <see cref="Complete"/> was called; there may be items left. Any thread.</summary>
    public bool IsCompleted => _protocol.Figures.IsComplete;

    internal ref ChannelProtocol<T, NoFaults> Protocol => ref _protocol;

    /// <summary>In a body: sends an item, waiting for room if there is none.</summary>
    /// <exception cref="ChannelClosedException">The channel was completed, before or during the wait; the item was not sent.</exception>
    /// <exception cref="OperationCanceledException">The task was cancelled; the item was not sent.</exception>
    [ReactorTask(Machine = typeof(SendMachine<>))]
    public void Send(T item, [CallerMemberName] string caller = "") => throw Untransformed.Call(nameof(Send), caller);

    /// <summary>Sends an item if there is room, or a task that waits for one. Any thread.</summary>
    /// <returns>Whether it was sent; false also where the channel is complete.</returns>
    public bool TrySend(T item) => _protocol.Send(item, default, out _) == ChannelOutcome.Done;

    /// <summary>In a body: takes the next item, waiting for one if there is none.</summary>
    /// <exception cref="ChannelClosedException">The channel is complete and empty. What it was completed with is the inner exception.</exception>
    /// <exception cref="OperationCanceledException">The task was cancelled; it has taken no item.</exception>
    [ReactorTask(Machine = typeof(ReceiveMachine<>))]
    public T Receive([CallerMemberName] string caller = "") => throw Untransformed.Call(nameof(Receive), caller);

    /// <summary>Takes the next item if there is one. Any thread.</summary>
    /// <returns>Whether there was one.</returns>
    public bool TryReceive([MaybeNullWhen(false)] out T item) => _protocol.Receive(default, out item, out _) == ChannelOutcome.Done;

    /// <summary>
    /// Ends the channel: nothing can be sent any more, senders that wait get <see cref="ChannelClosedException"/>, receivers get the items that are left and then the
    /// end. Any thread.
    /// </summary>
    /// <param name="error">What receivers and senders get as the inner exception; null for an ordinary end.</param>
    /// <returns>Whether this call has done it; false if it was complete before.</returns>
    public bool Complete(Exception? error = null) => _protocol.Complete(error);

    /// <inheritdoc/>
    public override string ToString() => Naming.Of("channel", Name);

    internal string Describe(bool sends)
    {
        (int items, int receivers, int senders, _, _) = _protocol.Figures;
        string of = Capacity == int.MaxValue ? "" : $" of {Capacity}";
        return $"{(sends ? "room in" : "an item of")} {this} ({items}{of}, {(sends ? senders : receivers)} waiting)";
    }

    internal ChannelClosedException Closed(bool sends)
    {
        Exception? error = _protocol.Figures.Error;
        return new ChannelClosedException(
            sends ? $"{this} is complete; the item was not sent." : error is null ? $"{this} is complete and empty." : $"{this} is empty, and was completed with an error: {error.Message}", error);
    }
}
