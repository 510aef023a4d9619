using System.Collections.Generic;
using System.Linq;
using ReactorGen.Generator.Model;

namespace ReactorGen.Generator.Lowering;

/// <summary>
/// Pass 6. Before: blocks that may be empty or unreachable. After: a jump never leads to a block that only jumps on, every block can be
/// reached, and a temporary that nobody reads is not assigned a constant. Blocks keep their source order, for the reader.
/// </summary>
/// <remarks>
/// Statements that do nothing go too. Two blocks in a <c>try</c> that do nothing but leave it for the same place, behind a conditional jump back
/// over more than 127 bytes, make the C# compiler (5.0, Release) count a branch too short: what it emits is no valid program.
/// </remarks>
internal sealed class FlowSimplifier
{
    private readonly Dictionary<int, int> _forward = [];
    private readonly HashSet<int> _reached = [];
    private readonly HashSet<int> _entries = [];

    public static FlowGraph Run(FlowGraph graph, SlotTable slots)
    {
        var pass = new FlowSimplifier();
        graph = graph with { Elements = Without(statement => statement is CodeStatement { Comment.Length: 0 } code && DoesNothing(code.Text), graph.Elements) };
        pass.FindEntries(graph.Elements);
        foreach (FlowBlock block in graph.Blocks())
            if (block.Statements.Count == 0) pass.Forward(block);
        pass.ForwardComments(graph.Elements);
        graph = graph with { Elements = pass.Redirect(graph.Elements) };
        pass.Reach(graph);
        graph = graph with { Elements = pass.KeepReached(graph.Elements) };
        HashSet<FlowStatement> dead = DeadStores(graph, slots);
        // A block of nothing but such stores is an empty one when they are gone.
        return dead.Count == 0 ? graph : Run(graph with { Elements = Without(dead.Contains, graph.Elements) }, slots);
    }

    private void FindEntries(IEnumerable<FlowElement> elements)
    {
        foreach (FlowTry guarded in elements.OfType<FlowTry>())
        {
            _entries.Add(guarded.EntryBlock);
            FindEntries(guarded.Body);
        }
    }

    private void Forward(FlowBlock block)
    {
        if (block is { Point: 0, End: Goto go } && !_entries.Contains(block.Id) && !_entries.Contains(go.Block)) _forward[block.Id] = go.Block;
    }

    /// <summary>A block of comments alone stays where control runs on into what they are about.</summary>
    private void ForwardComments(EquatableArray<FlowElement> elements)
    {
        int next = -1;
        for (int i = elements.Count - 1; i >= 0; i--)
        {
            if (elements[i] is FlowTry guarded)
            {
                ForwardComments(guarded.Body);
                next = -1;
                continue;
            }
            var block = (FlowBlock)elements[i];
            if (block is { Statements.Count: > 0, End: Goto go } && Target(go.Block) != next && block.Statements.All(s => s is CodeStatement code && DoesNothing(code.Text))) Forward(block);
            if (!_forward.ContainsKey(block.Id)) next = block.Id;
        }
    }

    private int Target(int block)
    {
        // Bounded: a loop of empty blocks, as "while (true) { }" makes, must not hang.
        for (int steps = 0; steps <= _forward.Count && _forward.TryGetValue(block, out int next); steps++) block = next;
        return block;
    }

    private EquatableArray<FlowElement> Redirect(EquatableArray<FlowElement> elements) => elements.Select(e => e switch
    {
        FlowBlock block => block with { Statements = Redirect(block.Statements), End = Redirect(block.End) },
        FlowTry guarded => guarded with
        {
            Body = Redirect(guarded.Body),
            Handlers = guarded.Handlers.Select(h => h with { Statements = Redirect(WithoutLastJump(h.Statements, guarded.AfterBlock)) }).ToEquatableArray(),
            Finally = Redirect(guarded.Finally),
        },
        _ => e,
    }).ToEquatableArray();

    /// <summary>Drops a jump to where the handler goes on anyhow.</summary>
    private EquatableArray<FlowStatement> WithoutLastJump(EquatableArray<FlowStatement> statements, int after) =>
        statements.Count > 0 && statements[statements.Count - 1] is CodeStatement { Comment.Length: 0, Text.Pieces: { Count: 1 } pieces } && pieces[0] is JumpPiece { Before.Count: 0 } jump && Target(jump.Block) == Target(after)
            ? statements.Take(statements.Count - 1).ToEquatableArray()
            : statements;

    private EquatableArray<FlowStatement> Redirect(EquatableArray<FlowStatement> statements) =>
        statements.Select(s => s is CodeStatement code ? code with { Text = Redirect(code.Text) } : s).ToEquatableArray();

    private CodeFragment Redirect(CodeFragment code) => code.Pieces.Any(p => p is JumpPiece)
        ? new CodeFragment(code.Pieces.Select(p => p is JumpPiece jump ? jump with { Block = Target(jump.Block) } : p).ToEquatableArray())
        : code;

    private Transition Redirect(Transition end) => end switch
    {
        Goto go => new Goto(Target(go.Block)),
        Branch branch => branch with { Block = Target(branch.Block), Next = Target(branch.Next) },
        SwitchJump { IsPure: true } jump when jump.Cases.All(c => Target(c.Block) == Target(jump.Default)) => new Goto(Target(jump.Default)),
        SwitchJump jump => jump with
        {
            Cases = jump.Cases.Select(c => c with { Block = Target(c.Block) }).ToEquatableArray(),
            Default = Target(jump.Default),
        },
        _ => end,
    };

    private void Reach(FlowGraph graph)
    {
        var blocks = graph.Blocks().ToDictionary(b => b.Id);
        var tries = new Dictionary<int, FlowTry>();
        CollectTries(graph.Elements, tries);
        var work = new Stack<int>();
        work.Push(((FlowBlock)graph.Elements[0]).Id);
        while (work.Count > 0)
        {
            int id = work.Pop();
            if (!_reached.Add(id) || !blocks.TryGetValue(id, out FlowBlock? block)) continue;
            foreach (int target in FlowGraph.Targets(block.End).Concat(FlowGraph.Jumps(block.Statements))) work.Push(target);
            if (!tries.TryGetValue(id, out FlowTry? guarded)) continue;
            foreach (int target in guarded.Handlers.SelectMany(h => FlowGraph.Jumps(h.Statements))) work.Push(target);
            if (guarded.Handlers.Count > 0) work.Push(guarded.AfterBlock);
        }
    }

    private static void CollectTries(IEnumerable<FlowElement> elements, Dictionary<int, FlowTry> tries)
    {
        foreach (FlowTry guarded in elements.OfType<FlowTry>())
        {
            tries[guarded.EntryBlock] = guarded;
            CollectTries(guarded.Body, tries);
        }
    }

    private EquatableArray<FlowElement> KeepReached(EquatableArray<FlowElement> elements) => elements
        .Where(e => _reached.Contains(e is FlowBlock block ? block.Id : ((FlowTry)e).EntryBlock))
        .Select(e => e is FlowTry guarded ? guarded with { Body = KeepReached(guarded.Body) } : e)
        .ToEquatableArray();

    private static HashSet<FlowStatement> DeadStores(FlowGraph graph, SlotTable slots)
    {
        var read = new HashSet<int>();
        VisitCode(graph.Elements, code =>
        {
            foreach (SlotPiece slot in code.AllPieces().OfType<SlotPiece>())
                if ((slot.Access & Access.Read) != 0) read.Add(slot.Slot);
        });
        return [.. graph.Blocks().SelectMany(b => b.Statements).Where(IsDead)];

        bool IsDead(FlowStatement statement) =>
            statement is CodeStatement { Text.Pieces: { Count: > 1 } pieces } && pieces[0] is SlotPiece { IsTarget: true, Slot: >= 0 } target
            && slots[target.Slot].Kind == SlotKind.Temporary && !read.Contains(target.Slot)
            && pieces.Skip(1).All(p => p is TextPiece) && IsNumber(string.Concat(pieces.Skip(1)));
    }

    /// <summary>Whether the text is <c>;</c>, <c>{ }</c> or several of them, and comments.</summary>
    private static bool DoesNothing(CodeFragment code) => code.Pieces.All(p => p is TextPiece text && DoesNothing(text.Text));

    private static bool DoesNothing(string text)
    {
        for (int i = 0; i < text.Length; i++)
        {
            if (text[i] == '/')
            {
                // Code has no other place for a slash without anything in front of it.
                string close = i + 1 < text.Length && text[i + 1] == '/' ? TextPiece.CommentEnd : "*/";
                int end = text.IndexOf(close, i + 1, System.StringComparison.Ordinal);
                i = end < 0 ? text.Length : end + close.Length - 1;
            }
            else if (text[i] is not ('{' or '}' or ';') && !char.IsWhiteSpace(text[i])) return false;
        }
        return true;
    }

    private static EquatableArray<FlowElement> Without(System.Func<FlowStatement, bool> isDead, EquatableArray<FlowElement> elements) => elements.Select(e => e switch
    {
        FlowBlock block => block.Statements.Any(isDead) ? block with { Statements = block.Statements.Where(s => !isDead(s)).ToEquatableArray() } : block,
        FlowTry guarded => guarded with { Body = Without(isDead, guarded.Body) },
        _ => e,
    }).ToEquatableArray();

    /// <summary>Whether the text is <c> = 1;</c> or the like.</summary>
    private static bool IsNumber(string text) =>
        text.StartsWith(" = ", System.StringComparison.Ordinal) && text.EndsWith(";", System.StringComparison.Ordinal) && int.TryParse(text.Substring(3, text.Length - 4), out _);

    /// <summary>Calls <paramref name="visit"/> with the code of every statement, header and condition.</summary>
    internal static void VisitCode(IEnumerable<FlowElement> elements, System.Action<CodeFragment> visit)
    {
        foreach (FlowElement element in elements)
        {
            if (element is FlowBlock block)
            {
                foreach (FlowStatement statement in block.Statements) visit(statement.Code);
                foreach (CodeFragment code in FlowGraph.CodeOf(block.End)) visit(code);
                continue;
            }
            var guarded = (FlowTry)element;
            VisitCode(guarded.Body, visit);
            foreach (FlowHandler handler in guarded.Handlers)
            {
                visit(handler.Header);
                foreach (FlowStatement statement in handler.Statements) visit(statement.Code);
            }
            foreach (FlowStatement statement in guarded.Finally) visit(statement.Code);
        }
    }
}
