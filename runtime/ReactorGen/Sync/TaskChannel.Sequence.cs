using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Threading.Channels;
using ReactorGen.Machines;
using ReactorGen.Tasks;

namespace ReactorGen.Sync;

public sealed partial class TaskChannel<T>
{
    // Enumerations that have ended, to be begun again; under the protocol's lock.
    private Cursor? _idle;

    /// <summary>
    /// In a body: <c>foreach (T item in channel.ReceiveAll())</c> takes items, waiting for each, until the channel is complete and empty. Each loop, of however
    /// many tasks, takes items that no other gets.
    /// </summary>
    public ItemSequence ReceiveAll() => new(this);

    /// <summary>The items of a channel, as <see cref="ReceiveAll"/> takes them.</summary>
    [SuppressMessage("Design", "CA1034", Justification = "What foreach asks for.")]
    public readonly struct ItemSequence
    {
        private readonly TaskChannel<T> _channel;

        internal ItemSequence(TaskChannel<T> channel) => _channel = channel;

        /// <summary>Begins to receive.</summary>
        public Enumerator GetEnumerator() => new(_channel.RentCursor());
    }

    /// <summary>Receives one item after another.</summary>
    [SuppressMessage("Design", "CA1034", Justification = "What foreach asks for.")]
    public readonly struct Enumerator : IDisposable
    {
        internal Enumerator(Cursor cursor) => Cursor = cursor;

        internal Cursor Cursor { get; }

        /// <summary>The item that was received last.</summary>
        public T Current => Cursor.Item!;

        /// <summary>Suspends until there is an item, or the channel is complete and empty.</summary>
        /// <returns>Whether there is an item.</returns>
        /// <exception cref="ChannelClosedException">The channel is empty and was completed with an error, which is the inner exception.</exception>
        /// <exception cref="OperationCanceledException">The task was cancelled; it has taken no item.</exception>
        [ReactorTask(Machine = typeof(ReceiveNextMachine<>))]
        public bool MoveNext() => throw Untransformed.Implied(nameof(MoveNext), "foreach");

        /// <summary>Ends the enumeration, at once.</summary>
        public void Dispose() => Cursor.Channel.ReturnCursor(Cursor);
    }

    /// <summary>Where an enumeration stands.</summary>
    internal sealed class Cursor(TaskChannel<T> channel)
    {
        internal readonly TaskChannel<T> Channel = channel;
        internal T? Item;
        internal Cursor? Next;
        internal bool IsIdle;
    }

    private Cursor RentCursor()
    {
        lock (_protocol.Lock)
        {
            if (_idle is not { } cursor) return new Cursor(this);
            _idle = cursor.Next;
            cursor.Next = null;
            cursor.IsIdle = false;
            return cursor;
        }
    }

    private void ReturnCursor(Cursor cursor)
    {
        lock (_protocol.Lock)
        {
            if (cursor.IsIdle) return;
            cursor.Item = default;
            cursor.IsIdle = true;
            cursor.Next = _idle;
            _idle = cursor;
        }
    }
}
