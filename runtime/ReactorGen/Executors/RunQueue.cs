using System.Runtime.CompilerServices;

namespace ReactorGen.Executors;

/// <summary>A growing ring of runnable tasks, each by its place in the <see cref="TaskSet"/>, first in first out. One thread.</summary>
/// <param name="capacity">The capacity to begin with, a power of two.</param>
internal struct RunQueue(int capacity)
{
    private int[] _ring = new int[capacity];
    private int _head;
    private int _count;

    internal readonly int Count => _count;

    /// <summary>The task whose turn it is. It stays first until it is removed. Not to be asked of an empty queue.</summary>
    internal readonly int First
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => _ring[_head];
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void Push(int place)
    {
        int[] ring = _ring;
        if (_count == ring.Length) ring = Grow();
        ring[(_head + _count) & (ring.Length - 1)] = place;
        _count++;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void RemoveFirst()
    {
        _head = (_head + 1) & (_ring.Length - 1);
        _count--;
    }

    internal void Clear() => _count = 0;

    internal void MoveTo(ref RunQueue other)
    {
        for (; _count > 0; RemoveFirst()) other.Push(First);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private int[] Grow()
    {
        int[] larger = new int[_ring.Length * 2];
        for (int i = 0; i < _count; i++) larger[i] = _ring[(_head + i) & (_ring.Length - 1)];
        _head = 0;
        return _ring = larger;
    }
}
