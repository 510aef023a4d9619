using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using ReactorGen.Generator.Model;

namespace ReactorGen.Generator.Emit;

/// <summary>Prints the user's text with each variable spelled as its storage wants it.</summary>
internal sealed class FragmentPrinter(LoweredTask task, Func<int, string> labelOf, Func<CalleeModel, bool> isBoxed)
{
    private readonly string _machine = task.Names.Machine;
    private readonly HashSet<string> _reservedNames = [.. task.Names.ReservedLabels];

    public ExamplePrinter Examples { get; } = new([.. task.Names.ReservedLabels]);

    /// <summary>While a statement is printed: the slots whose copies its lambdas capture, with the names of the copies.</summary>
    private Dictionary<int, string> _copied = [];

    public string Variable(int slot)
    {
        if (slot < 0) return $"{_machine}.{task.Names.Result}";
        StoredSlot stored = task.Slots[slot];
        if (_copied.TryGetValue(slot, out string? copy)) return copy;
        if (stored.Local.Length > 0) return $"{stored.Local}.Value";
        return stored.Storage == Storage.Field ? $"{_machine}.{stored.Name}" : stored.Name;
    }

    /// <summary>What is cleared when the variable is dead: an argument that was stored is in the machine.</summary>
    public string Cleared(int slot) => task.Slots[slot].Storage == Storage.Argument ? $"{_machine}.{task.Slots[slot].Name}" : Variable(slot);

    private string CopyName(StoredSlot stored)
    {
        if (stored.Slot.Kind == SlotKind.Closure) return stored.Slot.Name;
        string name = $"{stored.Slot.Name.TrimStart('@')}_captured";
        while (task.Names.ReservedLabels.Contains(name)) name += "_";
        return name;
    }

    public bool IsHoisted(int slot) => task.Slots[slot].Storage is Storage.Field or Storage.Scratch;

    public string Child(int point) => task.Children[task.Points[point - 1].Field] is { Callee.Shape: not null } boxed
        ? $"{ChildBox(boxed)}.Value"
        : $"{_machine}.{task.Children[task.Points[point - 1].Field].Name}";

    /// <summary>The local with the typed box of a callee whose machine has a type argument without a name.</summary>
    public string ChildBox(ChildField child)
    {
        string name = child.Name + "Box";
        while (task.Names.ReservedLabels.Contains(name)) name += "_";
        return name;
    }

    public string Print(CodeFragment code)
    {
        var text = new StringBuilder();
        var holes = new Stack<int>();
        foreach (Piece piece in code.Pieces)
        {
            if (piece is not HoleEdgePiece edge) text.Append(Print(piece));
            else if (edge.Opens) holes.Push(text.Length);
            else if (holes.Pop() is var start && text.ToString(start, text.Length - start).Contains("::")) text.Insert(start, '(').Append(')');
        }
        return text.ToString();
    }

    /// <summary>
    /// Prints a statement. A lambda cannot capture a field of the machine, so where one uses variables that are never assigned again,
    /// the statement gets a block with copies of them.
    /// </summary>
    public (IReadOnlyList<string> Copies, string Text) PrintStatement(IEnumerable<CodeFragment> code, Func<string> print)
    {
        List<int> captured = Captured(code);
        return captured.Count == 0 ? ([], print()) : WithCopies(captured.ToDictionary(s => s, s => CopyName(task.Slots[s])), print);
    }

    /// <summary>
    /// Prints the headers of catch clauses. A block cannot stand inside one, so the copies that lambdas in filters capture stand around the try, where
    /// other copies are made inside: they have the try's label in their names.
    /// </summary>
    public (IReadOnlyList<string> Copies, IReadOnlyList<string> Headers) PrintHeaders(IReadOnlyList<FlowHandler> handlers, string label)
    {
        IReadOnlyList<string> headers = [];
        Dictionary<int, string> names = Captured(handlers.Select(h => h.Header)).ToDictionary(s => s, s => $"{CopyName(task.Slots[s])}_{label.ToLowerInvariant()}");
        (IReadOnlyList<string> copies, _) = WithCopies(names, () =>
        {
            headers = handlers.Select(h => Print(h.Header)).ToList();
            return "";
        });
        return (copies, headers);
    }

    private List<int> Captured(IEnumerable<CodeFragment> code) => code.SelectMany(c => c.AllPieces()).OfType<SlotPiece>()
        .Where(p => (p.Access & Access.Captured) != 0 && p.Slot >= 0 && task.Slots[p.Slot].Slot.Kind != SlotKind.Constant)
        .Select(p => p.Slot).Distinct().ToList();

    /// <summary>Prints a local function: its closures are parameters.</summary>
    public string PrintFunction(LocalFunction function) =>
        WithCopies(task.Closures.ToDictionary(c => c.Slot, c => CopyName(task.Slots[c.Slot])), () => Print(function.Code)).Text;

    private (IReadOnlyList<string> Copies, string Text) WithCopies(Dictionary<int, string> names, Func<string> print)
    {
        List<string> copies = names.Select(n => $"var {n.Value} = {Variable(n.Key)};").ToList();
        _copied = names;
        try
        {
            return (copies, print());
        }
        finally
        {
            _copied = [];
        }
    }

    private string Print(Piece piece) => piece switch
    {
        TextPiece text => text.Text,
        RawTextPiece raw => raw.Text.Replace("\n", SourceWriter.RawLineBreak),
        SlotPiece { IsTarget: true, Slot: >= 0 } slot => Cleared(slot.Slot),
        SlotPiece slot => Variable(slot.Slot),
        OutVariablePiece variable => IsHoisted(variable.Slot) ? Variable(variable.Slot) : $"{variable.TypeText} {Variable(variable.Slot)}",
        PatternVariablePiece pattern => IsHoisted(pattern.Slot) ? MatchedName(pattern.Slot) : Variable(pattern.Slot),
        PatternEdgePiece edge => Edge(edge),
        FlowEdgePiece => "",
        InferredNamePiece inferred => Variable(inferred.Slot) is var text && (text == inferred.Name || text.EndsWith("." + inferred.Name, StringComparison.Ordinal))
            ? ""
            : inferred.Name + inferred.Separator,
        ExamplePiece example => Examples.Print(example.Shape),
        ContextPiece => task.Names.Context,
        CaseEdgePiece edge => Edge(edge),
        ResultPiece result => TakeResult(result.Point),
        JumpPiece { Before.Count: 0 } jump => $"goto {labelOf(jump.Block)};",
        JumpPiece jump => $"{{ {string.Concat(jump.Before.Select(b => Print(b) + "; "))}goto {labelOf(jump.Block)}; }}",
        _ => throw new InvalidOperationException($"A {piece.GetType().Name} cannot be printed."),
    };

    private string MatchedName(int slot) => Lowering.ClosureRewriter.MatchedName(task.Slots[slot].Slot, task.Slots.Select(s => s.Slot), _reservedNames);

    private string Keep(int slot) => $"global::ReactorGen.Machines.Variables.Keep(out {Variable(slot)}, {MatchedName(slot)})";

    private string Edge(PatternEdgePiece edge)
    {
        List<int> hoisted = edge.Slots.Where(IsHoisted).ToList();
        if (hoisted.Count == 0) return "";
        if (edge.Opens) return "(";
        string sign = edge.Negated ? " || !" : " && ";
        return string.Concat(hoisted.Select(s => sign + Keep(s))) + ")";
    }

    private string Edge(CaseEdgePiece edge)
    {
        List<string> keeps = edge.Slots.Where(IsHoisted).Select(Keep).Concat(edge.Kept.Select(Print)).ToList();
        if (keeps.Count == 0) return edge.Opens && edge.Guarded ? " when " : "";
        if (!edge.Opens) return edge.Guarded ? ")" : "";
        return $" when {string.Join(" && ", keeps)}{(edge.Guarded ? " && (" : "")}";
    }

    /// <summary>Moves the result out of the callee's machine; a boxed one goes back to its pool.</summary>
    public string TakeResult(int point)
    {
        CalleeModel callee = task.Points[point - 1].Point.Callee;
        string result = isBoxed(callee)
            ? $"{task.Names.Context}.TakeResult<{callee.Machine}, {callee.Result!.ContractText}>(ref {Child(point)})"
            : $"{Child(point)}.GetResult()";
        return callee.Result is { IsDynamic: true } ? $"((dynamic){result})" : result;
    }
}
