using ReactorGen.Tasks;

namespace ReactorGen.Executors;

/// <summary>The suspended and runnable tasks of an executor. A task leaves in constant time: it knows its place. One thread.</summary>
internal struct TaskSet()
{
    // A struct element: storing into it needs no check of the array's type.
    private struct Entry
    {
        internal TaskCell? Cell;
    }

    private Entry[] _cells = new Entry[16];

    internal int Count { get; private set; }

    internal readonly TaskCell this[int index] => _cells[index].Cell!;

    internal void Add(TaskCell cell)
    {
        if (Count == _cells.Length) Array.Resize(ref _cells, Count * 2);
        cell.OwnedIndex = Count;
        _cells[Count++].Cell = cell;
    }

    internal void Remove(TaskCell cell)
    {
        int index = cell.OwnedIndex;
        if (index < 0) return;
        cell.OwnedIndex = -1;
        int last = --Count;
        TaskCell moved = _cells[last].Cell!;
        _cells[last].Cell = null;
        if (index == last) return;
        _cells[index].Cell = moved;
        moved.OwnedIndex = index;
    }
}
