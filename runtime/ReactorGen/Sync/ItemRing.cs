using System.Runtime.CompilerServices;

namespace ReactorGen.Sync;

/// <summary>Items in an array used as a ring, which grows as it must and stays as it is.</summary>
internal struct ItemRing<T>()
{
    private T[] _items = [];
    private int _first;

    internal int Count { get; private set; }

    internal void AddLast(T item)
    {
        if (Count == _items.Length) Grow();
        int place = _first + Count;
        _items[place < _items.Length ? place : place - _items.Length] = item;
        Count++;
    }

    internal void AddFirst(T item)
    {
        if (Count == _items.Length) Grow();
        _first = (_first == 0 ? _items.Length : _first) - 1;
        _items[_first] = item;
        Count++;
    }

    internal T TakeFirst()
    {
        ref T place = ref _items[_first];
        T item = place;
        if (RuntimeHelpers.IsReferenceOrContainsReferences<T>()) place = default!;
        if (++_first == _items.Length) _first = 0;
        Count--;
        return item;
    }

    private void Grow()
    {
        var items = new T[Math.Max(4, _items.Length * 2)];
        int head = _items.Length - _first;
        Array.Copy(_items, _first, items, 0, head);
        Array.Copy(_items, 0, items, head, _first);
        _items = items;
        _first = 0;
    }
}
