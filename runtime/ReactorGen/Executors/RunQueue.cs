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

    /// <summary>The task whose turn it is, if any. It stays first until it is removed.</summary>
    internal readonly TaskCell? First
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => _count == 0 ? null : _ring[_head].Cell;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void RemoveFirst()
    {
        Entry[] ring = _ring;
        int head = _head;
        ring[head].Cell = null;
        _head = (head + 1) & (ring.Length - 1);
        _count--;
    }

    internal TaskCell? TryPop()
    {
        TaskCell? cell = First;
        if (cell is not null) RemoveFirst();
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
