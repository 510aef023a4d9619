using ReactorGen.Generator.Model;

namespace ReactorGen.Generator.Lowering;

/// <content>Assignments: the target's own operands first, then the value, then the store.</content>
internal sealed partial class Spiller
{
    private CodeFragment Assignment(AssignmentExpression assignment, int position)
    {
        if (!assignment.Value.Suspends)
        {
            CodeFragment place = Value(assignment.Target.Expression, position);
            return CodeFragment.Join(place, $" {assignment.Operator}= ", ((FragmentExpression)Flat(assignment.Value)).Code);
        }
        int point = SuspensionPoints.First(assignment.Value);
        CodeFragment target = Saved(assignment.Target, position, point);
        if (assignment.Operator is null) return CodeFragment.Join(AsWritten(target), " = ", Value(assignment.Value, position));
        if (assignment.InPlace) return CodeFragment.Join(target, $" {assignment.Operator}= ", Value(assignment.Value, position));

        // The old value is read before the suspension, as the compiler's own async does.
        TypeModel type = assignment.Old?.Type ?? assignment.TargetType;
        int old = _slots.AddTemporary($"old_before{point}", type);
        CodeFragment value = assignment.Old is { } made ? Fill(made.Code, [target]) : target;
        Emit(new LocalDeclaration(old, type.Text, new FragmentExpression(value)) { Position = position });
        CodeFragment added = Value(assignment.Value, position);
        if (assignment.Value is not SuspendingCall) added = CodeFragment.Join("(", added, ")");
        CodeFragment sum = CodeFragment.Join(old, $" {assignment.Operator} ", added);
        if (assignment.Cast) sum = CodeFragment.Join($"({assignment.TargetType.Text})(", sum, ")");
        return CodeFragment.Join(AsWritten(target), " = ", sum);
    }

    /// <summary>
    /// <code>
    /// a[I()] ??= Receive(s);   ->   i = I(); if (a[i] is null) { suspend Receive(s); a[i] = [result]; }
    /// </code>
    /// </summary>
    private CodeFragment CoalesceAssignment(CoalesceAssignmentExpression assignment, int position, bool isDiscarded)
    {
        if (!assignment.Value.Suspends)
            return CodeFragment.Join(Value(assignment.Target.Expression, position), " ??= ", ((FragmentExpression)Flat(assignment.Value)).Code);
        int point = SuspensionPoints.First(assignment.Value);
        CodeFragment target = Saved(assignment.Target, position, point);
        if (isDiscarded)
        {
            var assign = new Block(Collect(() => Store(target, Value(assignment.Value, position), position)));
            Emit(new If(new FragmentExpression(CodeFragment.Join(target, " is null")), assign, null) { Position = position });
            return CodeFragment.Empty;
        }
        int result = _slots.AddTemporary($"coalesced_{point}", assignment.Type);
        int present = assignment.Unwraps ? _slots.AddTemporary($"old_before{point}", assignment.TargetType) : result;
        Emit(new LocalDeclaration(present, assignment.TargetType.Text, new FragmentExpression(target)) { Position = position });
        var missing = new Block(Collect(() =>
        {
            Store(CodeFragment.Slot(result), Value(assignment.Value, position), position);
            Store(target, CodeFragment.Slot(result), position);
        }));
        if (!assignment.Unwraps)
        {
            Emit(new If(new FragmentExpression(CodeFragment.Join(result, " is null")), missing, null) { Position = position });
            return CodeFragment.Slot(result);
        }
        var found = new FragmentStatement(CodeFragment.Join(new SlotPiece(result, Access.Write), " = ", present, ".GetValueOrDefault();"));
        Emit(new If(new FragmentExpression(CodeFragment.Join(present, " is not null")), found, missing) { Position = position });
        return CodeFragment.Slot(result);
    }

    private void Store(CodeFragment target, CodeFragment value, int position) =>
        Emit(new FragmentStatement(CodeFragment.Join(AsWritten(target), " = ", value, ";")) { Position = position });
}
