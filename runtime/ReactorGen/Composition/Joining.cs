using ReactorGen.Machines;

namespace ReactorGen.Composition;

/// <summary>What the machines of all <c>Join</c>s have in common.</summary>
internal struct Joining<TChildren> where TChildren : struct, IChildren
{
    internal TChildren Children;
    private ChildGroup _group;

    internal void Begin() => _group = default;

    internal Poll Resume(scoped ref TaskContext context)
    {
        if (_group.Resume(ref Children, ref context) == Poll.Pending) return Poll.Pending;
        _group.ThrowIfFailed();
        return Poll.Ready;
    }

    internal void Describe(ref StackWriter writer) => _group.Describe(ref Children, "Join", ref writer);
}

/// <summary>What the machines of all <c>Race</c>s have in common.</summary>
internal struct Racing<TChildren> where TChildren : struct, IChildren
{
    internal TChildren Children;
    private ChildGroup _group;

    internal readonly int Winner => _group.Winner;

    internal void Begin(LateResults late) => _group = ChildGroup.Race(late == LateResults.Keep ? Leftover.KeepAll : Leftover.Keep);

    internal Poll Resume(scoped ref TaskContext context)
    {
        if (_group.Resume(ref Children, ref context) == Poll.Pending) return Poll.Pending;
        _group.ThrowIfFailed();
        return Poll.Ready;
    }

    internal readonly bool HasResult(int index) => _group.HasResult(index);

    internal void Describe(ref StackWriter writer) => _group.Describe(ref Children, "Race", ref writer);
}
