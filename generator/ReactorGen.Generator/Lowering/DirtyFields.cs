using System.Collections.Generic;
using System.Linq;
using ReactorGen.Generator.Model;

namespace ReactorGen.Generator.Lowering;

/// <summary>
/// A forward dataflow: which fields may hold references when a suspension is reached, or the end. One that is no longer alive there is cleared,
/// so that a waiting task pins nothing it does not need, and a machine is clean when it ends.
/// </summary>
internal sealed class DirtyFields
{
    private readonly Dictionary<int, HashSet<int>> _in = [];
    private readonly HashSet<int> _tracked;
    private readonly Dictionary<int, HashSet<int>> _liveIn;
    private readonly Dictionary<int, List<int>> _resumedPoint = [];
    private readonly IReadOnlyList<int> _fieldOf;
    private bool _changed;

    private DirtyFields(HashSet<int> tracked, IReadOnlyList<int> fieldOf, Dictionary<int, HashSet<int>> liveIn)
    {
        _fieldOf = fieldOf;
        _tracked = tracked;
        _liveIn = liveIn;
    }

    /// <param name="tracked">The slots that are fields and hold references.</param>
    /// <param name="fieldOf">For each slot the slot that stands for its field: variables of one name share one.</param>
    /// <param name="atStart">Those assigned before the first statement: the parameters.</param>
    /// <returns>By point the slots to clear before it; under 0 those to clear at the end.</returns>
    public static Dictionary<int, List<int>> Run(FlowGraph graph, HashSet<int> tracked, IReadOnlyList<int> fieldOf, IEnumerable<int> atStart, Dictionary<int, HashSet<int>> liveIn)
    {
        var pass = new DirtyFields(tracked, fieldOf, liveIn);
        FlowBlock first = graph.Blocks().First();
        pass.Flow(first.Id, atStart.Where(tracked.Contains));
        do
        {
            pass._changed = false;
            pass.Walk(graph.Elements, pass.Into(first.Id));
        }
        while (pass._changed);
        pass._resumedPoint[0] = Sorted(pass.Into(graph.ReturnBlock));
        return pass._resumedPoint;
    }

    private HashSet<int> Into(int block) => _in.TryGetValue(block, out HashSet<int>? dirty) ? dirty : _in[block] = [];

    private static List<int> Sorted(IEnumerable<int> slots) => slots.OrderBy(s => s).ToList();

    private void Flow(int block, IEnumerable<int> dirty)
    {
        HashSet<int> into = Into(block);
        int before = into.Count;
        into.UnionWith(dirty);
        _changed |= into.Count != before;
    }

    private HashSet<int> Walk(IEnumerable<FlowElement> elements, HashSet<int> all)
    {
        var seen = new HashSet<int>(all);
        foreach (FlowElement element in elements)
        {
            if (element is FlowBlock block)
            {
                seen.UnionWith(WalkBlock(block));
                continue;
            }
            var guarded = (FlowTry)element;
            HashSet<int> inside = Walk(guarded.Body, []);
            foreach (FlowHandler handler in guarded.Handlers)
            {
                var dirty = new HashSet<int>(inside);
                Statements(handler.Statements, dirty);
                Flow(guarded.AfterBlock, dirty);
                inside.UnionWith(dirty);
            }
            seen.UnionWith(inside);
        }
        return seen;
    }

    /// <summary>Gives everything that was dirty anywhere in the block: what a handler may meet.</summary>
    private HashSet<int> WalkBlock(FlowBlock block)
    {
        var dirty = new HashSet<int>(Into(block.Id));
        var ever = new HashSet<int>(dirty);
        Statements(block.Statements, dirty);
        foreach (CodeFragment code in FlowGraph.CodeOf(block.End)) Written(code, dirty);
        ever.UnionWith(dirty);
        if (block.Statements.LastOrDefault() is BeginStatement begin && block.End is Goto resumed)
        {
            var alive = new HashSet<int>(_liveIn[resumed.Block].Select(s => _fieldOf[s]));
            List<int> dead = Sorted(dirty.Where(s => !alive.Contains(s)));
            _resumedPoint[begin.Point] = dead;
            dirty.ExceptWith(dead);
        }
        foreach (int target in FlowGraph.Targets(block.End)) Flow(target, dirty);
        return ever;
    }

    private void Statements(EquatableArray<FlowStatement> statements, HashSet<int> dirty)
    {
        foreach (FlowStatement statement in statements)
        {
            if (statement is DeclareStatement { Value: not null } declaration && _tracked.Contains(declaration.Slot)) dirty.Add(_fieldOf[declaration.Slot]);
            Written(statement.Code, dirty);
            foreach (int target in FlowGraph.Jumps([statement])) Flow(target, dirty);
        }
    }

    private void Written(CodeFragment code, HashSet<int> dirty)
    {
        foreach (Piece piece in code.AllPieces())
        {
            int written = piece switch
            {
                SlotPiece slot when (slot.Access & Access.Write) != 0 => slot.Slot,
                OutVariablePiece variable => variable.Slot,
                PatternVariablePiece pattern => pattern.Slot,
                _ => -1,
            };
            if (_tracked.Contains(written)) dirty.Add(_fieldOf[written]);
        }
    }
}
