using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using ReactorGen.Generator.Model;

namespace ReactorGen.Generator.Emit;

/// <summary>Prints the user's text with each variable spelled as its storage wants it.</summary>
internal sealed class FragmentPrinter(LoweredTask task, Func<int, string> labelOf, Func<CalleeModel, bool> isBoxed)
{
    private readonly string _machine = task.Names.Machine;

    /// <summary>While a statement is printed: the slots whose copies its lambdas capture.</summary>
    private HashSet<int> _copied = [];

    public string Variable(int slot)
    {
        if (slot < 0) return $"{_machine}.{task.Names.Result}";
        StoredSlot stored = task.Slots[slot];
        if (_copied.Contains(slot)) return CopyName(stored);
        return stored.Storage == Storage.Field ? $"{_machine}.{stored.Name}" : stored.Name;
    }

    private static string CopyName(StoredSlot stored) =>
        stored.Slot.Kind == SlotKind.Closure ? stored.Slot.Name : $"{stored.Slot.Name.TrimStart('@')}_captured";

    public bool IsHoisted(int slot) => task.Slots[slot].Storage is Storage.Field or Storage.Scratch;

    public string Child(int point) => $"{_machine}.{task.Children[task.Points[point - 1].Field].Name}";

    public string Print(CodeFragment code)
    {
        var text = new StringBuilder();
        foreach (Piece piece in code.Pieces) text.Append(Print(piece));
        return text.ToString();
    }

    /// <summary>
    /// Prints a statement. A lambda cannot capture a field of the machine, so where one uses variables that are never assigned again,
    /// the statement gets a block with copies of them.
    /// </summary>
    public (IReadOnlyList<string> Copies, string Text) PrintStatement(CodeFragment code, Func<string> print)
    {
        List<int> captured = code.AllPieces().OfType<SlotPiece>()
            .Where(p => (p.Access & Access.Captured) != 0 && p.Slot >= 0 && task.Slots[p.Slot].Slot.Kind != SlotKind.Constant)
            .Select(p => p.Slot).Distinct().ToList();
        if (captured.Count == 0) return ([], print());
        List<string> copies = captured.Select(s => $"var {CopyName(task.Slots[s])} = {Variable(s)};").ToList();
        return (copies, WithCopies(captured, print));
    }

    /// <summary>Prints a local function: its closures are parameters.</summary>
    public string PrintFunction(LocalFunction function) => WithCopies(task.Closures.Select(c => c.Slot), () => Print(function.Code));

    private string WithCopies(IEnumerable<int> slots, Func<string> print)
    {
        _copied = [.. slots];
        try
        {
            return print();
        }
        finally
        {
            _copied = [];
        }
    }

    private string Print(Piece piece) => piece switch
    {
        TextPiece text => text.Text,
        RawTextPiece raw => raw.Text.Replace("\r\n", "\n").Replace('\n', SourceWriter.RawLineBreak),
        SlotPiece slot => Variable(slot.Slot),
        OutVariablePiece variable => IsHoisted(variable.Slot) ? Variable(variable.Slot) : $"{variable.TypeText} {Variable(variable.Slot)}",
        PatternVariablePiece pattern => IsHoisted(pattern.Slot) ? MatchedName(pattern.Slot) : Variable(pattern.Slot),
        PatternEdgePiece edge => Edge(edge),
        ContextPiece => task.Names.Context,
        ResultPiece result => TakeResult(result.Point),
        JumpPiece { Before.Count: 0 } jump => $"goto {labelOf(jump.Block)};",
        JumpPiece jump => $"{{ {string.Concat(jump.Before.Select(b => Print(b) + "; "))}goto {labelOf(jump.Block)}; }}",
        _ => throw new InvalidOperationException($"A {piece.GetType().Name} cannot be printed."),
    };

    private string MatchedName(int slot) => Lowering.ClosureRewriter.MatchedName(task.Slots[slot].Slot);

    private string Edge(PatternEdgePiece edge)
    {
        List<int> hoisted = edge.Slots.Where(IsHoisted).ToList();
        if (hoisted.Count == 0) return "";
        if (edge.Opens) return "(";
        string sign = edge.Negated ? " || !" : " && ";
        return string.Concat(hoisted.Select(s => $"{sign}global::ReactorGen.Machines.Variables.Keep(out {Variable(s)}, {MatchedName(s)})")) + ")";
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
