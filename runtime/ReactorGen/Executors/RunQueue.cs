using System.Runtime.CompilerServices;
using ReactorGen.Tasks;

namespace ReactorGen.Executors;

/// <summary>A growing ring of runnable tasks, first in first out. One thread.</summary>
internal struct RunQueue(int capacity)
{
    // A struct element: storing into it needs no check of the array's type.
    private struct Entry
    {
        internal TaskCell? Cell;
    }

    private Entry[] _ring = new Entry[capacity];
    private int _head;
    private int _count;

    internal readonly int Count => _count;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void Push(TaskCell cell)
    {
        Entry[] ring = _ring;
        if (_count == ring.Length) ring = Grow();
        ring[(_head + _count) & (ring.Length - 1)].Cell = cell;
        _count++;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal TaskCell? TryPop()
    {
        if (_count == 0) return null;
        Entry[] ring = _ring;
        int head = _head;
        ref Entry entry = ref ring[head];
        TaskCell cell = entry.Cell!;
        entry.Cell = null;
        _head = (head + 1) & (ring.Length - 1);
        _count--;
        return cell;
    }

    internal void MoveTo(ref RunQueue other)
    {
        while (TryPop() is { } cell) other.Push(cell);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private Entry[] Grow()
    {
        var larger = new Entry[_ring.Length * 2];
        for (int i = 0; i < _count; i++) larger[i] = _ring[(_head + i) & (_ring.Length - 1)];
        _head = 0;
        return _ring = larger;
    }
}
