using System.Collections.Generic;
using System.Linq;
using ReactorGen.Generator.Model;

namespace ReactorGen.Generator.Lowering;

/// <summary>
/// Pass 8. A backward dataflow over blocks: for each suspension point the variables whose value is used after it. Inside a try, whatever its
/// handlers and its finally use is alive throughout, because an exception may come from anywhere. What a block does to the set is worked out
/// once; the rounds until nothing changes only combine sets.
/// </summary>
internal sealed class Liveness
{
    private readonly int _slots;
    private readonly List<BlockFacts> _blocks = [];
    private readonly List<TryFacts> _tries = [];
    private readonly Dictionary<int, SlotSet> _liveIn = [];

    private Liveness(int slots) => _slots = slots;

    /// <summary>What a run of statements, and the end of a block, does to the set of live variables, read backwards.</summary>
    /// <param name="Used">Used before it is given a new value.</param>
    /// <param name="Killed">Surely given a new value.</param>
    /// <param name="Jumps">The jumps out of the middle, each with what is killed up to there.</param>
    private sealed record Effect(SlotSet Used, SlotSet Killed, List<(int Target, SlotSet Killed)> Jumps);

    private sealed record BlockFacts(FlowBlock Block, TryFacts? Inside, Effect Effect);

    private sealed record TryFacts(FlowTry Try, TryFacts? Outer, SlotSet Finally, List<(Effect Effect, SlotSet Header)> Handlers, SlotSet Live);

    /// <summary>The variables alive at the start of each block.</summary>
    public static Dictionary<int, SlotSet> Run(FlowGraph graph, int slots)
    {
        var pass = new Liveness(slots);
        pass.Collect(graph.Elements, null);
        bool changed = true;
        while (changed)
        {
            changed = false;
            for (int i = pass._tries.Count - 1; i >= 0; i--) changed |= pass.Update(pass._tries[i]);
            for (int i = pass._blocks.Count - 1; i >= 0; i--) changed |= pass.Update(pass._blocks[i]);
        }
        return pass._liveIn;
    }

    private void Collect(IEnumerable<FlowElement> elements, TryFacts? inside)
    {
        foreach (FlowElement element in elements)
        {
            if (element is FlowBlock block)
            {
                _blocks.Add(new BlockFacts(block, inside, EffectOf(block.Statements, FlowGraph.CodeOf(block.End))));
                _liveIn[block.Id] = new SlotSet(_slots);
                continue;
            }
            var guarded = (FlowTry)element;
            SlotSet final = EffectOf(guarded.Finally, []).Used;
            var handlers = guarded.Handlers.Select(h =>
            {
                var header = new SlotSet(_slots);
                AddUses(h.Header, header);
                return (EffectOf(h.Statements, []), header);
            }).ToList();
            var facts = new TryFacts(guarded, inside, final, handlers, new SlotSet(_slots));
            _tries.Add(facts);
            Collect(guarded.Body, facts);
        }
    }

    private Effect EffectOf(EquatableArray<FlowStatement> statements, IEnumerable<CodeFragment> end)
    {
        var used = new SlotSet(_slots);
        var killed = new SlotSet(_slots);
        var jumps = new List<(int, SlotSet)>();
        foreach (FlowStatement statement in statements)
        {
            foreach (int slot in Kills(statement)) killed.Add(slot);
            foreach (int target in FlowGraph.Jumps([statement])) jumps.Add((target, killed.Copy()));
        }
        foreach (CodeFragment code in end.Skip(1)) AddUses(code, used);
        // Of a switch only the subject is surely evaluated.
        foreach (CodeFragment code in end.Take(1))
        {
            foreach (int slot in Assigned(code))
            {
                killed.Add(slot);
                used.Remove(slot);
            }
            AddUses(code, used);
        }
        foreach (int slot in end.SelectMany(Declared)) killed.Add(slot);
        for (int i = statements.Count - 1; i >= 0; i--)
        {
            foreach (int slot in Kills(statements[i])) used.Remove(slot);
            AddUses(statements[i].Code, used);
        }
        return new Effect(used, killed, jumps);
    }

    private bool Update(BlockFacts facts)
    {
        SlotSet live = _liveIn[facts.Block.Id];
        var after = new SlotSet(_slots);
        foreach (int target in FlowGraph.Targets(facts.Block.End)) AddLiveIn(target, after);
        bool grew = Apply(facts.Effect, after, live);
        if (facts.Inside is { } guarded) grew |= live.UnionWith(guarded.Live);
        return grew;
    }

    private bool Update(TryFacts facts)
    {
        bool grew = facts.Live.UnionWith(facts.Finally);
        foreach ((Effect effect, SlotSet header) in facts.Handlers)
        {
            SlotSet after = facts.Finally.Copy();
            AddLiveIn(facts.Try.AfterBlock, after);
            grew |= Apply(effect, after, facts.Live);
            grew |= facts.Live.UnionWith(header);
        }
        return facts.Outer is null ? grew : facts.Live.UnionWith(facts.Outer.Live) || grew;
    }

    /// <summary>Adds to a set what is alive before the statements, given what is alive after them.</summary>
    private bool Apply(Effect effect, SlotSet after, SlotSet before)
    {
        after.ExceptWith(effect.Killed);
        bool grew = before.UnionWith(after);
        grew |= before.UnionWith(effect.Used);
        foreach ((int target, SlotSet killed) in effect.Jumps)
        {
            var there = new SlotSet(_slots);
            AddLiveIn(target, there);
            there.ExceptWith(killed);
            grew |= before.UnionWith(there);
        }
        return grew;
    }

    private void AddLiveIn(int block, SlotSet set)
    {
        if (_liveIn.TryGetValue(block, out SlotSet? live)) set.UnionWith(live);
    }

    /// <summary>The variables a statement surely gives a new value, or declares anew.</summary>
    private static IEnumerable<int> Kills(FlowStatement statement)
    {
        if (statement is DeclareStatement declaration) yield return declaration.Slot;
        if (statement is CodeStatement { Text.Pieces: { Count: > 0 } pieces } && pieces.FirstOrDefault(p => p is not FlowEdgePiece) is SlotPiece { IsTarget: true, Slot: >= 0 } target) yield return target.Slot;
        foreach (int assigned in Assigned(statement is DeclareStatement { Value: { } value } ? value : statement.Code)) yield return assigned;
        foreach (int declared in Declared(statement.Code)) yield return declared;
    }

    /// <summary>What the edges around all of the code say that it assigns, or those around all that is assigned to a variable of ours.</summary>
    private static IEnumerable<int> Assigned(CodeFragment code)
    {
        EquatableArray<Piece> pieces = code.Pieces;
        int first = pieces.Count > 2 && pieces[0] is SlotPiece { IsTarget: true } && pieces[1] is TextPiece { Text: " = " } ? 2 : 0, last = pieces.Count - 1, depth = 0;
        if (last > 0 && pieces[last] is TextPiece { Text: ";" }) last--;
        if (first >= last || pieces[first] is not FlowEdgePiece opening) return [];
        for (int i = first; i < last; i++)
            if (pieces[i] is FlowEdgePiece edge && (depth += edge.Opens ? 1 : -1) == 0) return [];
        return opening.Assigned;
    }

    /// <summary>The variables that a pattern or an out argument declares: whatever reads one, reads what was assigned here.</summary>
    private static IEnumerable<int> Declared(CodeFragment code) => code.AllPieces().Select(p => p switch
    {
        OutVariablePiece variable => variable.Slot,
        PatternVariablePiece pattern => pattern.Slot,
        _ => -1,
    }).Where(s => s >= 0);

    /// <summary>Adds the variables whose value from before the code is used.</summary>
    private static void AddUses(CodeFragment code, SlotSet set)
    {
        List<int>? declared = null;
        foreach (int slot in Declared(code)) (declared ??= []).Add(slot);
        var unread = new Stack<EquatableArray<int>>();
        foreach (Piece piece in code.AllPieces())
        {
            if (piece is FlowEdgePiece { Opens: true } edge) unread.Push(edge.Unread);
            else if (piece is FlowEdgePiece) unread.Pop();
            else if (piece is SlotPiece { Slot: >= 0 } use && (use.Access & Access.Read) != 0 && declared?.Contains(use.Slot) != true && !unread.Any(u => u.Contains(use.Slot))) set.Add(use.Slot);
        }
    }
}
