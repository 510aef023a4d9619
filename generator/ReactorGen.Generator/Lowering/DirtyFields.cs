using System.Collections.Generic;
using System.Linq;
using ReactorGen.Generator.Model;

namespace ReactorGen.Generator.Lowering;

/// <summary>
/// A forward dataflow: which fields may hold references when a suspension is reached, a loop that suspends is entered, or the end. One that is no
/// longer alive there is cleared, so that a waiting task pins nothing it does not need, and a machine is clean when it ends. In front of a
/// loop, because each suspension inside would have to clear it again in every round.
/// </summary>
internal sealed class DirtyFields
{
    private readonly int _slots;
    private readonly SlotSet _tracked;
    private readonly IReadOnlyList<int> _fieldOf;
    private readonly Dictionary<int, SlotSet> _liveIn;
    private readonly HashSet<int> _loops;
    private readonly Dictionary<int, SlotSet> _in = [];
    private readonly Dictionary<EquatableArray<FlowStatement>, Effect> _effects = new(ByIdentity.Instance);
    private readonly Dictionary<int, SlotSet> _aliveAt = [];
    private readonly Dictionary<int, EquatableArray<int>> _beforePoint = [], _beforeLoop = [];
    private bool _changed;

    /// <param name="BeforePoint">By point the slots to clear before it waits.</param>
    /// <param name="BeforeLoop">By block that leads into a loop the slots to clear at its end.</param>
    internal sealed record Result(Dictionary<int, EquatableArray<int>> BeforePoint, Dictionary<int, EquatableArray<int>> BeforeLoop, EquatableArray<int> AtEnd);

    /// <summary>What a run of statements does to the set of dirty fields.</summary>
    /// <param name="Written">Dirty at its end.</param>
    /// <param name="Emptied">Clean at its end.</param>
    /// <param name="Ever">Written somewhere in it.</param>
    /// <param name="Jumps">The jumps out of the middle, each with what is written up to there.</param>
    private sealed record Effect(SlotSet Written, SlotSet Emptied, SlotSet Ever, List<(int Target, SlotSet Written)> Jumps);

    private DirtyFields(FlowGraph graph, IEnumerable<int> tracked, IReadOnlyList<int> fieldOf, Dictionary<int, SlotSet> liveIn)
    {
        _slots = fieldOf.Count;
        _tracked = new SlotSet(_slots);
        foreach (int slot in tracked) _tracked.Add(slot);
        (_fieldOf, _liveIn, _loops) = (fieldOf, liveIn, SuspendingLoops(graph));
    }

    /// <param name="tracked">The slots that are fields and hold references.</param>
    /// <param name="fieldOf">For each slot the slot that stands for its field: variables of one name share one.</param>
    /// <param name="atStart">Those assigned before the first statement: the parameters.</param>
    public static Result Run(FlowGraph graph, IEnumerable<int> tracked, IReadOnlyList<int> fieldOf, IEnumerable<int> atStart, Dictionary<int, SlotSet> liveIn)
    {
        var pass = new DirtyFields(graph, tracked, fieldOf, liveIn);
        SlotSet start = pass.Into(graph.Blocks().First().Id);
        foreach (int slot in atStart.Where(pass._tracked.Contains)) start.Add(slot);
        do
        {
            pass._changed = false;
            pass.Walk(graph.Elements);
        }
        while (pass._changed);
        return new Result(pass._beforePoint, pass._beforeLoop, pass.Into(graph.ReturnBlock).ToEquatableArray());
    }

    /// <summary>The graph with what has to be cleared in front of its loops.</summary>
    public static EquatableArray<FlowElement> ClearBeforeLoops(EquatableArray<FlowElement> elements, Result result) => result.BeforeLoop.Count == 0 ? elements : elements.Select(e => e switch
    {
        FlowBlock block when result.BeforeLoop.TryGetValue(block.Id, out EquatableArray<int> dead) =>
            block with { Statements = block.Statements.Concat(dead.Select(s => (FlowStatement)new CodeStatement(CodeFragment.Join(new SlotPiece(s, Access.Write), " = default!;")))).ToEquatableArray() },
        FlowTry guarded => guarded with { Body = ClearBeforeLoops(guarded.Body, result) },
        _ => e,
    }).ToEquatableArray();

    /// <summary>The first blocks of the loops that suspend: something behind them jumps back to them, over a suspension.</summary>
    private static HashSet<int> SuspendingLoops(FlowGraph graph)
    {
        var order = new Dictionary<int, int>();
        var pointsBefore = new List<int> { 0 };
        foreach (FlowBlock block in graph.Blocks())
        {
            order[block.Id] = order.Count;
            pointsBefore.Add(pointsBefore[pointsBefore.Count - 1] + (block.Point > 0 ? 1 : 0));
        }
        var loops = new HashSet<int>();
        foreach (FlowBlock block in graph.Blocks())
        foreach (int target in FlowGraph.Targets(block.End).Concat(FlowGraph.Jumps(block.Statements)))
            if (order.TryGetValue(target, out int head) && head <= order[block.Id] && pointsBefore[order[block.Id] + 1] > pointsBefore[head]) loops.Add(target);
        return loops;
    }

    private SlotSet Into(int block) => _in.TryGetValue(block, out SlotSet? dirty) ? dirty : _in[block] = new SlotSet(_slots);

    private void Flow(int block, SlotSet dirty) => _changed |= Into(block).UnionWith(dirty);

    /// <summary>Gives everything that was dirty anywhere in the elements: what a handler may meet.</summary>
    private SlotSet Walk(IEnumerable<FlowElement> elements)
    {
        var seen = new SlotSet(_slots);
        foreach (FlowElement element in elements)
        {
            if (element is FlowBlock block)
            {
                seen.UnionWith(WalkBlock(block));
                continue;
            }
            var guarded = (FlowTry)element;
            SlotSet inside = Walk(guarded.Body);
            bool escapes = true;
            foreach (FlowHandler handler in guarded.Handlers)
            {
                SlotSet dirty = inside.Copy();
                SlotSet ever = Statements(handler.Statements, dirty);
                Flow(guarded.AfterBlock, dirty);
                if (handler.CatchesAll) escapes = false;
                else inside.UnionWith(ever);
            }
            if (escapes) seen.UnionWith(inside);
        }
        return seen;
    }

    private SlotSet WalkBlock(FlowBlock block)
    {
        SlotSet dirty = Into(block.Id).Copy();
        SlotSet ever = Statements(block.Statements, dirty);
        SlotSet before = block.End is SwitchJump ? dirty.Copy() : dirty;
        foreach (CodeFragment code in FlowGraph.CodeOf(block.End)) Written(code, dirty, null);
        ever.UnionWith(dirty);
        if (block.End is Goto next)
        {
            bool suspends = block.Statements.Count > 0 && block.Statements[block.Statements.Count - 1] is BeginStatement;
            if (suspends || _loops.Contains(next.Block) && !IsInLoop(block, next.Block))
            {
                SlotSet dead = dirty.Copy(), alive = AliveAt(next.Block);
                dead.ExceptWith(alive);
                EquatableArray<int> cleared = dead.ToEquatableArray();
                if (suspends) _beforePoint[((BeginStatement)block.Statements[block.Statements.Count - 1]).Point] = cleared;
                else if (cleared.Count > 0) _beforeLoop[block.Id] = cleared;
                dirty = dirty.Copy();
                dirty.IntersectWith(alive);
            }
        }
        if (block.End is SwitchJump jump) WalkCases(jump, before);
        else foreach (int target in FlowGraph.Targets(block.End)) Flow(target, dirty);
        return ever;
    }

    /// <summary>A pattern's variables are assigned on the way to its own section, and to later ones only if a guard may still fail.</summary>
    private void WalkCases(SwitchJump jump, SlotSet before)
    {
        Written(jump.Subject, before, null);
        foreach (SwitchCase section in jump.Cases)
        {
            SlotSet taken = before.Copy();
            Written(section.Labels, taken, null);
            Flow(section.Block, taken);
            if (section.Labels.Pieces.Any(p => p is CaseEdgePiece { Guarded: true })) before = taken;
        }
        Flow(jump.Default, before);
    }

    /// <summary>Whether a jump to the loop's head is one of its own rounds: blocks are numbered in the order of the source.</summary>
    private static bool IsInLoop(FlowBlock block, int head) => block.Id >= head;

    private SlotSet AliveAt(int block)
    {
        if (_aliveAt.TryGetValue(block, out SlotSet? alive)) return alive;
        alive = new SlotSet(_slots);
        foreach (int slot in _liveIn[block]) alive.Add(_fieldOf[slot]);
        return _aliveAt[block] = alive;
    }

    /// <summary>Changes the set to what it is behind the statements, and gives all that was dirty before or among them.</summary>
    private SlotSet Statements(EquatableArray<FlowStatement> statements, SlotSet dirty)
    {
        SlotSet ever = dirty.Copy();
        if (statements.Count == 0) return ever;
        if (!_effects.TryGetValue(statements, out Effect? effect)) _effects[statements] = effect = EffectOf(statements);
        ever.UnionWith(effect.Ever);
        foreach ((int target, SlotSet written) in effect.Jumps)
        {
            SlotSet there = dirty.Copy();
            there.UnionWith(written);
            Flow(target, there);
        }
        dirty.ExceptWith(effect.Emptied);
        dirty.UnionWith(effect.Written);
        return ever;
    }

    private Effect EffectOf(EquatableArray<FlowStatement> statements)
    {
        SlotSet written = new(_slots), emptied = new(_slots), ever = new(_slots);
        var jumps = new List<(int, SlotSet)>();
        foreach (FlowStatement statement in statements)
        {
            if (statement is DeclareStatement { Value: not null } declaration) Note(declaration.Slot, written);
            Written(statement.Code, written, emptied);
            ever.UnionWith(written);
            foreach (int target in FlowGraph.Jumps([statement])) jumps.Add((target, written.Copy()));
        }
        return new Effect(written, emptied, ever, jumps);
    }

    private void Written(CodeFragment code, SlotSet written, SlotSet? emptied)
    {
        foreach (Piece piece in code.AllPieces())
        {
            if (piece is SlotPiece { Slot: >= 0 } empty && (empty.Access & Access.Empties) != 0)
            {
                written.Remove(_fieldOf[empty.Slot]);
                emptied?.Add(_fieldOf[empty.Slot]);
                continue;
            }
            Note(piece switch
            {
                SlotPiece slot when (slot.Access & Access.Write) != 0 => slot.Slot,
                OutVariablePiece variable => variable.Slot,
                PatternVariablePiece pattern => pattern.Slot,
                _ => -1,
            }, written);
        }
    }

    private void Note(int slot, SlotSet written)
    {
        if (slot >= 0 && _tracked.Contains(slot)) written.Add(_fieldOf[slot]);
    }

    /// <summary>The statements of one block are one array: comparing what they say would cost more than the pass.</summary>
    private sealed class ByIdentity : IEqualityComparer<EquatableArray<FlowStatement>>
    {
        public static readonly ByIdentity Instance = new();

        public bool Equals(EquatableArray<FlowStatement> x, EquatableArray<FlowStatement> y) => ReferenceEquals(x[0], y[0]);

        public int GetHashCode(EquatableArray<FlowStatement> statements) => System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(statements[0]);
    }
}
