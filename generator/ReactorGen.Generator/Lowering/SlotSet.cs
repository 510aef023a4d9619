using System.Collections;
using System.Collections.Generic;

namespace ReactorGen.Generator.Lowering;

/// <summary>A set of variables, one bit for each: methods may have thousands of variables and as many blocks.</summary>
internal sealed class SlotSet(int capacity) : IEnumerable<int>
{
    private readonly ulong[] _words = new ulong[(capacity + 63) / 64];

    public bool Contains(int slot) => slot >= 0 && slot >> 6 < _words.Length && (_words[slot >> 6] >> slot & 1) != 0;

    public void Add(int slot) => _words[slot >> 6] |= 1UL << slot;

    public void Remove(int slot) => _words[slot >> 6] &= ~(1UL << slot);

    /// <returns>Whether the set grew.</returns>
    public bool UnionWith(SlotSet other)
    {
        bool grew = false;
        for (int i = 0; i < _words.Length; i++)
        {
            ulong union = _words[i] | other._words[i];
            grew |= union != _words[i];
            _words[i] = union;
        }
        return grew;
    }

    public void ExceptWith(SlotSet other)
    {
        for (int i = 0; i < _words.Length; i++) _words[i] &= ~other._words[i];
    }

    public void IntersectWith(SlotSet other)
    {
        for (int i = 0; i < _words.Length; i++) _words[i] &= other._words[i];
    }

    public SlotSet Copy()
    {
        var copy = new SlotSet(_words.Length * 64);
        _words.CopyTo(copy._words, 0);
        return copy;
    }

    /// <summary>The members in ascending order.</summary>
    public IEnumerator<int> GetEnumerator()
    {
        for (int i = 0; i < _words.Length; i++)
        {
            if (_words[i] == 0) continue;
            for (int bit = 0; bit < 64; bit++)
                if ((_words[i] >> bit & 1) != 0) yield return i * 64 + bit;
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
