using System.Collections.Generic;
using System.Linq;
using ReactorGen.Generator.Model;

namespace ReactorGen.Generator.Lowering;

/// <content>Lists of operands: which are saved, and how.</content>
internal sealed partial class Spiller
{
    private List<CodeFragment> Operands(CompositeExpression composite, int position)
    {
        EquatableArray<Operand> operands = composite.Operands;
        int savedBefore = -1;
        for (int i = 0; i < operands.Count; i++)
            if (operands[i].Expression.Suspends) savedBefore = i;
        if (savedBefore >= 0 && composite.EvaluatesAllFirst) savedBefore = operands.Count;
        var values = new List<CodeFragment>(operands.Count);
        for (int i = 0; i < operands.Count; i++)
        {
            Operand operand = operands[i];
            values.Add(i < savedBefore ? Saved(operand, position, NextPoint(operands, i)) : Value(operand.Expression, position));
        }
        return values;
    }

    /// <summary>Evaluates an operand now, though it is used only after a suspension.</summary>
    private CodeFragment Saved(Operand operand, int position, int point)
    {
        if (operand.Bound is { } bound)
        {
            _problems.Add(new Problem(bound.IsReference ? "RG0023" : "RG0021", bound.Position, bound.Text, operand.Type?.Text ?? ""));
            return CodeFragment.Empty;
        }
        switch (operand.Kind)
        {
            case OperandKind.Constant:
                return Value(operand.Expression, position);
            case OperandKind.Location:
                return SavedLocation(operand, position, point);
            default:
                CodeFragment value = Value(operand.Expression, position);
                int slot = _slots.AddTemporary(point == 0 ? operand.Role : $"{operand.Role}_before{point}", operand.Type!);
                Emit(new LocalDeclaration(slot, operand.Type!.Text, new FragmentExpression(value)) { Position = position });
                return operand.PassedBy is { } keyword ? CodeFragment.Join(keyword, slot) : CodeFragment.Slot(slot);
        }
    }

    private CodeFragment SavedLocation(Operand operand, int position, int point)
    {
        CodeFragment location = operand.Expression is CompositeExpression composite
            ? Fill(composite.Template, composite.Operands.Select(o => Saved(o with { IsChecked = o.IsChecked && !operand.IsChecked }, position, point)).ToList())
            : Value(operand.Expression, position);
        if (operand is { Type.IsOpen: true, Role: "receiver" }) return ValueOrLocation(operand, location, position, point);
        if (operand.IsChecked) Emit(new FragmentStatement(CodeFragment.Join("_ = ", location, ";")) { Position = position });
        return location;
    }

    /// <summary>A receiver that is an object, whose reference is kept, or a struct, which is used in place: known only when the type is.</summary>
    private CodeFragment ValueOrLocation(Operand operand, CodeFragment location, int position, int point)
    {
        int kept = _slots.AddTemporary($"{operand.Role}_before{point}", operand.Type!);
        string isStruct = $"typeof({operand.Type!.Text.TrimEnd('?')}).IsValueType";
        // One that has to be there is read whatever it is.
        CodeFragment read = operand.IsChecked ? location : CodeFragment.Join(isStruct, " ? default! : ", location);
        Emit(new LocalDeclaration(kept, operand.Type.Text, new FragmentExpression(read)) { Position = position });
        return CodeFragment.Join("(", isStruct, " ? ref ", ByReference(location), " : ref ", new SlotPiece(kept, Access.Both), ")");
    }

    /// <summary>A variable that is a location by itself may be changed through the reference; a part of one says that already.</summary>
    private static CodeFragment ByReference(CodeFragment location) =>
        location.Pieces.Count == 1 && location.Pieces[0] is SlotPiece variable ? CodeFragment.Of(variable with { Access = Access.Both }) : location;

    /// <summary>What is assigned through a ref local uses the reference that it is.</summary>
    private CodeFragment AsWritten(CodeFragment target) =>
        target.Pieces.Count == 1 && target.Pieces[0] is SlotPiece slot && !_slots[slot.Slot].IsRef ? CodeFragment.Of(slot with { Access = Access.Write }) : target;

    private static CodeFragment Fill(CodeFragment template, List<CodeFragment> values)
    {
        var parts = new List<object>();
        foreach (Piece piece in template.Pieces) parts.Add(piece is OperandPiece operand ? values[operand.Index] : piece);
        return CodeFragment.Join(parts.ToArray());
    }

    private static BoundExpression Fragment(CodeFragment code) => new FragmentExpression(code);

    private static int NextPoint(IReadOnlyList<Operand> operands, int after)
    {
        for (int i = after; i < operands.Count; i++)
            if (operands[i].Expression.Suspends && (i > after)) return SuspensionPoints.First(operands[i].Expression);
        return 0;
    }
}
