using System.Collections.Generic;
using System.Linq;
using ReactorGen.Generator.Model;

namespace ReactorGen.Generator.Lowering;

/// <summary>The variables of one method while it is lowered: those that binding found, and the temporaries that passes add.</summary>
internal sealed class SlotTable(IEnumerable<LocalSlot> slots)
{
    private readonly List<LocalSlot> _slots = slots.ToList();

    public LocalSlot this[int id] => _slots[id];

    public int Count => _slots.Count;

    public IReadOnlyList<LocalSlot> All => _slots;

    /// <summary>Adds a temporary. <paramref name="name"/> says why it exists.</summary>
    public int AddTemporary(string name, TypeModel type)
    {
        _slots.Add(new LocalSlot(_slots.Count, name, type, SlotKind.Temporary, AssignedOnce: false, Captured: false, IsRef: false, Position: -1));
        return _slots.Count - 1;
    }

    /// <summary>Adds the temporary that keeps which branch was chosen, or its value.</summary>
    public int AddChoice(string name, ConditionalExpression choice)
    {
        int slot = AddTemporary(name, choice.Type);
        _slots[slot] = _slots[slot] with { IsRef = choice.IsRef, IsReadOnly = choice.IsReadOnly, IsScoped = choice.IsScoped };
        return slot;
    }

    /// <summary>Adds the variable of a closure.</summary>
    public int AddClosure(string name, TypeModel type)
    {
        _slots.Add(new LocalSlot(_slots.Count, name, type, SlotKind.Closure, AssignedOnce: false, Captured: false, IsRef: false, Position: -1));
        return _slots.Count - 1;
    }

    /// <summary>Notes that a lambda uses a closure.</summary>
    public void MarkCaptured(int slot) => _slots[slot] = _slots[slot] with { Captured = true };
}
