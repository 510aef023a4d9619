using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;

namespace ReactorGen.Generator.Model;

/// <summary>An immutable array that is equal to another with equal elements: what pipeline values hold.</summary>
internal readonly struct EquatableArray<T>(T[] items) : IEquatable<EquatableArray<T>>, IReadOnlyList<T> where T : IEquatable<T>
{
    private readonly T[]? _items = items;

    public static EquatableArray<T> Empty => new([]);

    public int Count => _items?.Length ?? 0;

    public T this[int index] => _items![index];

    public bool Equals(EquatableArray<T> other)
    {
        if (ReferenceEquals(_items, other._items)) return true;
        if (Count != other.Count) return false;
        for (int i = 0; i < Count; i++)
            if (!EqualityComparer<T>.Default.Equals(_items![i], other._items![i])) return false;
        return true;
    }

    public override bool Equals(object? obj) => obj is EquatableArray<T> other && Equals(other);

    public override int GetHashCode()
    {
        int hash = Count;
        for (int i = 0; i < Count; i++) hash = unchecked(hash * 31 + EqualityComparer<T>.Default.GetHashCode(_items![i]));
        return hash;
    }

    public IEnumerator<T> GetEnumerator() => (_items ?? []).AsEnumerable().GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}

internal static class EquatableArray
{
    public static EquatableArray<T> ToEquatableArray<T>(this IEnumerable<T> items) where T : IEquatable<T> => new(items.ToArray());

    public static EquatableArray<T> Of<T>(params T[] items) where T : IEquatable<T> => new(items);
}
