using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Runtime.CompilerServices;
using ReactorGen.Generator.Model;

namespace ReactorGen.Generator.Lowering;

/// <summary>
/// Pass 7. Before: captured variables are used like all others. After: a use of one is a use of its closure, and a call of a local function
/// that has moved passes the closures it uses.
/// <code>
/// n++; Add(2);   ->   closure_1.n++; Add(closure_1, 2);
/// </code>
/// </summary>
internal sealed class ClosureRewriter
{
    private readonly Dictionary<int, Closure> _closureOf = [];
    private readonly HashSet<int> _closureSlots;
    private readonly IReadOnlyList<LocalFunction> _functions;
    private readonly List<Closure>[] _closuresOfFunction;
    private readonly SlotTable _slots;
    private readonly HashSet<string> _reservedNames;

    private ClosureRewriter(IReadOnlyList<Closure> closures, IReadOnlyList<LocalFunction> functions, SlotTable slots, IEnumerable<string> reservedNames)
    {
        _reservedNames = [.. reservedNames];
        foreach (Closure closure in closures)
        foreach (LocalSlot variable in closure.Variables) _closureOf[variable.Id] = closure;
        _closureSlots = [.. closures.Select(c => c.Slot)];
        _functions = functions;
        _slots = slots;
        _closuresOfFunction = UsedClosures(closures);
    }

    public static (FlowGraph Graph, IReadOnlyList<LocalFunction> Functions) Run(FlowGraph graph, IReadOnlyList<Closure> closures, IReadOnlyList<LocalFunction> functions, SlotTable slots, IEnumerable<string> reservedNames)
    {
        if (functions.Count == 0 && closures.Count == 0) return (graph, functions);
        var pass = new ClosureRewriter(closures, functions, slots, reservedNames);
        FlowGraph rewritten = graph with { Elements = pass.Rewrite(graph.Elements) };
        List<LocalFunction> moved = functions.Select(f => f with { Code = pass.Rewrite(f.Code) }).ToList();
        FlowSimplifier.VisitCode(rewritten.Elements, code =>
        {
            foreach (SlotPiece piece in code.AllPieces().OfType<SlotPiece>())
                if ((piece.Access & Access.Captured) != 0 && pass._closureSlots.Contains(piece.Slot)) slots.MarkCaptured(piece.Slot);
        });
        return (rewritten, moved);
    }

    /// <summary>For each function the closures it uses itself and through the functions it calls.</summary>
    private List<Closure>[] UsedClosures(IReadOnlyList<Closure> closures)
    {
        var used = _functions.Select(f => new HashSet<Closure>(f.Code.AllPieces().OfType<SlotPiece>().Where(p => _closureOf.ContainsKey(p.Slot)).Select(p => _closureOf[p.Slot]))).ToArray();
        bool changed;
        do
        {
            changed = false;
            for (int i = 0; i < used.Length; i++)
            {
                int before = used[i].Count;
                foreach (FunctionNamePiece called in _functions[i].Code.AllPieces().OfType<FunctionNamePiece>()) used[i].UnionWith(used[called.Function]);
                changed |= used[i].Count != before;
            }
        }
        while (changed);
        return used.Select(set => closures.Where(set.Contains).ToList()).ToArray();
    }

    private EquatableArray<FlowElement> Rewrite(EquatableArray<FlowElement> elements)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        return elements.Select(e => e switch
        {
            FlowBlock block => block with { Statements = Rewrite(block.Statements), End = Rewrite(block.End) },
            FlowTry guarded => guarded with
            {
                Body = Rewrite(guarded.Body),
                Handlers = guarded.Handlers.Select(h => h with { Header = Rewrite(h.Header), Statements = Rewrite(h.Statements) }).ToEquatableArray(),
                Finally = Rewrite(guarded.Finally),
            },
            _ => e,
        }).ToEquatableArray();
    }

    private EquatableArray<FlowStatement> Rewrite(EquatableArray<FlowStatement> statements) => statements.Select(Rewrite).ToEquatableArray();

    private FlowStatement Rewrite(FlowStatement statement) => statement switch
    {
        CodeStatement code => code with { Text = Rewrite(code.Text) },
        // What makes a closure takes the parameters as they came.
        DeclareStatement declaration when _closureSlots.Contains(declaration.Slot) => declaration,
        DeclareStatement declaration when _closureOf.ContainsKey(declaration.Slot) => new CodeStatement(Assigned(declaration)) { Position = declaration.Position, Comment = declaration.Comment },
        DeclareStatement { Value: { } value } declaration => declaration with { Value = Rewrite(value) },
        BeginStatement begin => begin with { Arguments = Rewrite(begin.Arguments) },
        DisposeStatement dispose => dispose with { Resource = Rewrite(dispose.Resource) },
        _ => statement,
    };

    private CodeFragment Assigned(DeclareStatement declaration) => declaration.Value is { } value
        ? CodeFragment.Join(Variable(declaration.Slot, Access.Write), " = ", Rewrite(value), ";")
        : CodeFragment.Empty;

    private Transition Rewrite(Transition end) => end switch
    {
        Branch branch => branch with { Condition = Rewrite(branch.Condition) },
        SwitchJump jump => jump with { Subject = Rewrite(jump.Subject), Cases = jump.Cases.Select(c => c with { Labels = Rewrite(c.Labels) }).ToEquatableArray() },
        _ => end,
    };

    private CodeFragment Rewrite(CodeFragment code)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        return new CodeFragment(code.Pieces.SelectMany(Rewrite).ToEquatableArray());
    }

    private IEnumerable<Piece> Rewrite(Piece piece) => piece switch
    {
        SlotPiece slot when _closureOf.ContainsKey(slot.Slot) => Variable(slot.Slot, slot.Access).Pieces,
        OutVariablePiece variable when _closureOf.ContainsKey(variable.Slot) => Variable(variable.Slot, Access.Write).Pieces,
        PatternVariablePiece pattern when _closureOf.ContainsKey(pattern.Slot) => [new TextPiece(MatchedName(pattern.Slot))],
        PatternEdgePiece edge when edge.Slots.Any(_closureOf.ContainsKey) => Edge(edge).Pieces,
        CaseEdgePiece edge when edge.Slots.Any(_closureOf.ContainsKey) => [edge with
        {
            Slots = edge.Slots.Where(s => !_closureOf.ContainsKey(s)).ToEquatableArray(),
            Kept = edge.Slots.Where(_closureOf.ContainsKey).Select(Keep).ToEquatableArray(),
        }],
        JumpPiece jump => [jump with { Before = jump.Before.Select(Rewrite).ToEquatableArray() }],
        InferredNamePiece inferred when _closureOf.TryGetValue(inferred.Slot, out Closure? closure) =>
            closure.FieldOf(inferred.Slot) == inferred.Name && _slots[inferred.Slot].Type.Shape is null ? [] : [new TextPiece(inferred.Name + inferred.Separator)],
        FunctionNamePiece name => [new TextPiece(_functions[name.Function].Name)],
        FunctionClosuresPiece list => Closures(list).Pieces,
        FunctionDelegatePiece function => Delegate(function).Pieces,
        _ => [piece],
    };

    /// <summary>What a pattern calls the value that is then stored elsewhere. Flattened, two patterns of one name may stand in one scope.</summary>
    public static string MatchedName(LocalSlot slot, IEnumerable<LocalSlot> all, ICollection<string> reservedNames)
    {
        int namesakes = all.TakeWhile(s => s.Id != slot.Id).Count(s => s.Name == slot.Name);
        string name = $"{slot.Name.TrimStart('@')}_matched{(namesakes == 0 ? "" : (namesakes + 1).ToString(CultureInfo.InvariantCulture))}";
        while (reservedNames.Contains(name)) name += "_";
        return name;
    }

    private string MatchedName(int slot) => MatchedName(_slots[slot], _slots.All, _reservedNames);

    private CodeFragment Variable(int slot, Access access)
    {
        Closure closure = _closureOf[slot];
        CodeFragment field = CodeFragment.Join(new SlotPiece(closure.Slot, Access.Read | access & Access.Captured), "." + closure.FieldOf(slot));
        return _slots[slot].Type.Shape is { } shape ? CodeFragment.Join("(", Unboxed(field, shape), ")") : field;
    }

    private static CodeFragment Unboxed(CodeFragment field, AnonymousShape shape) => CodeFragment.Join("global::ReactorGen.Machines.Variables.Boxed(ref ", field, ", ", new ExamplePiece(shape), ").Value");

    /// <summary>The edge as it is for the other variables, with the captured ones stored behind it.</summary>
    private CodeFragment Edge(PatternEdgePiece edge)
    {
        PatternEdgePiece others = edge with { Slots = edge.Slots.Where(s => !_closureOf.ContainsKey(s)).ToEquatableArray() };
        if (edge.Opens) return CodeFragment.Join("(", others);
        var parts = new List<object> { others };
        foreach (int slot in edge.Slots.Where(_closureOf.ContainsKey))
        {
            parts.Add(edge.Negated ? " || !" : " && ");
            parts.Add(Keep(slot));
        }
        parts.Add(")");
        return CodeFragment.Join(parts.ToArray());
    }

    private CodeFragment Keep(int slot) =>
        CodeFragment.Join("global::ReactorGen.Machines.Variables.Keep(out ", Variable(slot, Access.Write), $", {MatchedName(slot)})");

    private CodeFragment Closures(FunctionClosuresPiece list)
    {
        List<Closure> closures = _closuresOfFunction[list.Function];
        var parts = new List<object>();
        foreach (Closure closure in closures)
        {
            if (parts.Count > 0) parts.Add(", ");
            if (list.IsDeclaration) parts.Add($"{_slots[closure.Slot].Type.Text} {_slots[closure.Slot].Name}");
            else parts.Add(new SlotPiece(closure.Slot, list.Access));
        }
        if (closures.Count > 0 && list.IsFollowed) parts.Add(", ");
        return CodeFragment.Join(parts.ToArray());
    }

    /// <summary><c>(closure_1.AddDelegate ??= (int x) => Add(closure_1, x))</c></summary>
    private CodeFragment Delegate(FunctionDelegatePiece function)
    {
        List<Closure> closures = _closuresOfFunction[function.Function];
        if (closures.Count == 0) return Rewrite(function.Plain);
        var used = new FunctionClosuresPiece(function.Function, IsDeclaration: false, function.Arguments.Length > 0, Access.Read | Access.Captured);
        CodeFragment lambda = CodeFragment.Join(
            $"{function.Parameters} => {(function.ReturnsRef ? "ref " : "")}", Rewrite(function.Name), "(", Closures(used), function.Arguments, ")");
        if (function.DelegateType is not { } type) return CodeFragment.Join("(", lambda, ")");
        Closure innermost = closures.OrderBy(c => c.Depth).Last();
        string name = innermost.AddDelegate(function.Function, _functions[function.Function].Name, function.Identity, type);
        CodeFragment field = CodeFragment.Join(new SlotPiece(innermost.Slot, Access.Read | Access.Captured), $".{name}");
        return CodeFragment.Join("(", function.Shape is { } shape ? Unboxed(field, shape) : field, " ??= ", lambda, ")");
    }
}
