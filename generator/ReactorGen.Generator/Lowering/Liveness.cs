using System.Collections.Generic;
using System.Linq;
using ReactorGen.Generator.Model;

namespace ReactorGen.Generator.Lowering;

/// <summary>
/// Pass 8. A backward dataflow over blocks: for each suspension point the variables whose value is used after it. Inside a try, whatever its
/// handlers and its finally use is alive throughout, because an exception may come from anywhere.
/// </summary>
internal sealed class Liveness
{
    private readonly List<BlockFacts> _facts = [];
    private readonly Dictionary<int, HashSet<int>> _liveIn = [];
    private readonly List<(FlowTry Try, FlowTry? Outer)> _tries = [];

    /// <summary>By the entry block of a try.</summary>
    private readonly Dictionary<int, HashSet<int>> _handlerLive = [];

    private sealed record BlockFacts(FlowBlock Block, FlowTry? Inside);

    /// <summary>The variables alive at the start of each block.</summary>
    public static Dictionary<int, HashSet<int>> Run(FlowGraph graph)
    {
        var pass = new Liveness();
        pass.Collect(graph.Elements, null);
        bool changed = true;
        while (changed)
        {
            changed = false;
            for (int i = pass._tries.Count - 1; i >= 0; i--) changed |= pass.UpdateHandlers(pass._tries[i].Try, pass._tries[i].Outer);
            for (int i = pass._facts.Count - 1; i >= 0; i--) changed |= pass.Update(pass._facts[i]);
        }
        return pass._liveIn;
    }

    private void Collect(IEnumerable<FlowElement> elements, FlowTry? inside)
    {
        foreach (FlowElement element in elements)
        {
            if (element is FlowBlock block)
            {
                _facts.Add(new BlockFacts(block, inside));
                _liveIn[block.Id] = [];
                continue;
            }
            var guarded = (FlowTry)element;
            _tries.Add((guarded, inside));
            _handlerLive[guarded.EntryBlock] = [];
            Collect(guarded.Body, guarded);
        }
    }

    private HashSet<int> LiveIn(int block) => _liveIn.TryGetValue(block, out HashSet<int>? live) ? live : _none;

    private readonly HashSet<int> _none = [];

    private bool UpdateHandlers(FlowTry guarded, FlowTry? outer)
    {
        var live = new HashSet<int>();
        foreach (FlowStatement statement in guarded.Finally) live.UnionWith(Uses(statement.Code));
        foreach (FlowHandler handler in guarded.Handlers)
        {
            var atEnd = new HashSet<int>(LiveIn(guarded.AfterBlock));
            atEnd.UnionWith(live);
            Backward(handler.Statements, atEnd);
            atEnd.UnionWith(Uses(handler.Header));
            live.UnionWith(atEnd);
        }
        if (outer is not null) live.UnionWith(_handlerLive[outer.EntryBlock]);
        return Grow(_handlerLive[guarded.EntryBlock], live);
    }

    private bool Update(BlockFacts facts)
    {
        var live = new HashSet<int>();
        foreach (int target in FlowGraph.Targets(facts.Block.End)) live.UnionWith(LiveIn(target));
        foreach (CodeFragment code in FlowGraph.CodeOf(facts.Block.End)) live.ExceptWith(Declared(code));
        foreach (CodeFragment code in FlowGraph.CodeOf(facts.Block.End)) live.UnionWith(Uses(code));
        Backward(facts.Block.Statements, live);
        if (facts.Inside is { } guarded) live.UnionWith(_handlerLive[guarded.EntryBlock]);
        return Grow(_liveIn[facts.Block.Id], live);
    }

    private static bool Grow(HashSet<int> set, HashSet<int> by)
    {
        int before = set.Count;
        set.UnionWith(by);
        return set.Count != before;
    }

    private void Backward(EquatableArray<FlowStatement> statements, HashSet<int> live)
    {
        for (int i = statements.Count - 1; i >= 0; i--)
        {
            FlowStatement statement = statements[i];
            foreach (int target in FlowGraph.Jumps([statement])) live.UnionWith(LiveIn(target));
            live.ExceptWith(Kills(statement));
            live.UnionWith(Uses(statement.Code));
        }
    }

    /// <summary>The variables a statement surely gives a new value, or declares anew.</summary>
    private static IEnumerable<int> Kills(FlowStatement statement)
    {
        if (statement is DeclareStatement declaration) yield return declaration.Slot;
        if (statement is CodeStatement { Text.Pieces: { Count: > 0 } pieces } && pieces[0] is SlotPiece { Access: Access.Write } target) yield return target.Slot;
        foreach (int declared in Declared(statement.Code)) yield return declared;
    }

    /// <summary>The variables that a pattern or an out argument declares: whatever reads one, reads what was assigned here.</summary>
    private static IEnumerable<int> Declared(CodeFragment code) => code.AllPieces().Select(p => p switch
    {
        OutVariablePiece variable => variable.Slot,
        PatternVariablePiece pattern => pattern.Slot,
        _ => -1,
    }).Where(s => s >= 0);

    /// <summary>The variables whose value from before the code is used.</summary>
    internal static IEnumerable<int> Uses(CodeFragment code) =>
        code.AllPieces().OfType<SlotPiece>().Where(p => p.Slot >= 0 && (p.Access & Access.Read) != 0).Select(p => p.Slot).Except(Declared(code));
}
