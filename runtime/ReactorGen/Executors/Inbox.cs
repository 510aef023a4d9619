// What other threads ask of a loop.
//
// 1. Items are appended under the lock and taken whole by the loop, which swaps in the array it emptied last: no allocation once both have
//    grown.
// 2. IsEmpty is read by the loop without the lock. The loop reads it again after it has announced that it parks, and a poster notifies
//    after posting: one of the two sees the other.
// 3. Once closed nothing gets in; what had got in is taken by the closer.
using ReactorGen.Tasks;

namespace ReactorGen.Executors;

internal enum InboxKind : byte { Wake, Cancel, Detach, Join, Spawn, Dump }

internal readonly record struct InboxItem(InboxKind Kind, TaskCell? Cell, int Generation, object? Payload);

/// <summary>A closable queue, many producers and one consumer.</summary>
internal sealed class Inbox
{
    private readonly Lock _lock = new();
    private InboxItem[] _items = new InboxItem[16];
    private InboxItem[] _spare = new InboxItem[16];
    private volatile int _count;
    private bool _closedToTasks;
    private bool _closed;

    internal bool IsEmpty => _count == 0;

    /// <summary>Any thread.</summary>
    /// <returns>False if the inbox is closed, or closed to tasks and the item is one.</returns>
    internal bool TryPost(in InboxItem item)
    {
        lock (_lock)
        {
            if (_closed || (_closedToTasks && item.Kind == InboxKind.Spawn)) return false;
            if (_count == _items.Length) Array.Resize(ref _items, _count * 2);
            _items[_count] = item;
            _count++;
            return true;
        }
    }

    /// <summary>Takes everything; the loop only. The span is good until the next call and is to be cleared by the caller.</summary>
    internal Span<InboxItem> TakeAll()
    {
        lock (_lock)
        {
            InboxItem[] taken = _items;
            int count = _count;
            _items = _spare;
            _spare = taken;
            _count = 0;
            return taken.AsSpan(0, count);
        }
    }

    internal void CloseToTasks()
    {
        lock (_lock) _closedToTasks = true;
    }

    internal void Close()
    {
        lock (_lock) _closed = true;
    }
}
