using System;
using ReactorGen.Generator.Model;

namespace ReactorGen.Generator.Lowering;

/// <content>Operators that evaluate a side only sometimes: each becomes an <c>if</c> and a temporary for its value.</content>
internal sealed partial class Spiller
{
    private CodeFragment ShortCircuit(ShortCircuitExpression circuit, int position)
    {
        if (!circuit.Right.Suspends)
        {
            CodeFragment first = Value(circuit.Left, position);
            string sign = circuit.Kind switch { ShortCircuitKind.And => " && ", ShortCircuitKind.Or => " || ", _ => " ?? " };
            return CodeFragment.Join("(", first, sign, ((FragmentExpression)Flat(circuit.Right)).Code, ")");
        }
        int point = SuspensionPoints.First(circuit.Right);
        if (circuit.Kind != ShortCircuitKind.Coalesce)
        {
            int both = _slots.AddTemporary(circuit.Kind == ShortCircuitKind.And ? $"and_{point}" : $"or_{point}", circuit.Type);
            Emit(new LocalDeclaration(both, circuit.Type.Text, new FragmentExpression(Value(circuit.Left, position))) { Position = position });
            if (circuit.GoesOn is { } test)
            {
                string sign = circuit.Kind == ShortCircuitKind.And ? " & " : " | ";
                var combined = new Block(Collect(() =>
                {
                    CodeFragment right = Value(circuit.Right, position);
                    // "&" and "|" bind tighter than what may stand on the right of "&&" and "||".
                    if (right.Pieces.Count > 1) right = CodeFragment.Join("(", right, ")");
                    Emit(new FragmentStatement(CodeFragment.Join(new SlotPiece(both, Access.Write), " = ", circuit.CombinedAs, both, sign, right, ";")) { Position = position });
                }));
                Emit(new If(new FragmentExpression(Fill(test, [CodeFragment.Slot(both)])), combined, null));
                return CodeFragment.Slot(both);
            }
            CodeFragment goesOn = circuit.Kind == ShortCircuitKind.And ? CodeFragment.Slot(both) : CodeFragment.Join("!", both);
            Emit(new If(new FragmentExpression(goesOn), Assigned(both, circuit.Right, position), null));
            return CodeFragment.Slot(both);
        }

        int left = _slots.AddTemporary($"left_{point}", circuit.LeftType);
        int result = _slots.AddTemporary($"coalesced_{point}", circuit.Type);
        Emit(new LocalDeclaration(left, circuit.LeftType.Text, new FragmentExpression(Value(circuit.Left, position))) { Position = position });
        CodeFragment present = CodeFragment.Join(left, circuit.UnwrapsLeft ? ".GetValueOrDefault()" : "");
        var found = new FragmentStatement(CodeFragment.Join(new SlotPiece(result, Access.Write), " = ", present, ";"));
        Emit(new If(new FragmentExpression(CodeFragment.Join(left, " is not null")), found, Assigned(result, circuit.Right, position)));
        return CodeFragment.Slot(result);
    }

    /// <summary>Evaluates a condition for a jump: <c>&amp;&amp;</c> and <c>||</c> are jumps themselves then, and need no temporary.</summary>
    private BoundExpression Condition(BoundExpression condition, int position)
    {
        if (condition is FragmentExpression { Answer: not null }) return condition;
        if (!IsStaged(condition)) return Fragment(Value(condition, position));
        var circuit = (ShortCircuitExpression)condition;
        BoundExpression left = Condition(circuit.Left, position), right = circuit.Right;
        EquatableArray<BoundStatement> prelude = Collect(() => right = Condition(circuit.Right, position));
        return new StagedCondition(circuit.Kind, left, prelude, right);
    }

    private static bool IsStaged(BoundExpression condition) =>
        condition is ShortCircuitExpression { Kind: not ShortCircuitKind.Coalesce, GoesOn: null } circuit && (circuit.Right.Suspends || IsStaged(circuit.Left));

    private CodeFragment Conditional(ConditionalExpression conditional, int position)
    {
        if (!conditional.Then.Suspends && !conditional.Else.Suspends)
        {
            CodeFragment test = Value(conditional.Condition, position);
            return CodeFragment.Join("(", test, " ? ", ((FragmentExpression)Flat(conditional.Then)).Code, " : ", ((FragmentExpression)Flat(conditional.Else)).Code, ")");
        }
        BoundExpression condition = Condition(conditional.Condition, position);
        int result = _slots.AddChoice($"choice_{(conditional.Then.Suspends ? SuspensionPoints.First(conditional.Then) : SuspensionPoints.First(conditional.Else))}", conditional);
        Emit(new If(condition, Assigned(result, conditional.Then, position), Assigned(result, conditional.Else, position)) { Position = position });
        return CodeFragment.Slot(result);
    }

    private BoundStatement Assigned(int slot, BoundExpression value, int position) => new Block(Collect(() =>
    {
        if (value is ThrownExpression thrown)
        {
            Emit(new Throw(Fragment(Value(thrown.Thrown, position))) { Position = position });
            return;
        }
        CodeFragment code = Value(value, position);
        Emit(new FragmentStatement(CodeFragment.Join(new SlotPiece(slot, Access.Write), " = ", code, ";")) { Position = position });
    }));

    private CodeFragment NullConditionalValue(NullConditionalExpression access, int position)
    {
        int result = _slots.AddTemporary($"result_{SuspensionPoints.First(access.Access)}", access.Type!);
        var none = new FragmentStatement(CodeFragment.Join(new SlotPiece(result, Access.Write), " = default;")) { Position = position };
        NullConditional(access, position, () =>
        {
            CodeFragment value = Value(access.Access, position);
            Emit(new FragmentStatement(CodeFragment.Join(new SlotPiece(result, Access.Write), " = ", value, ";")) { Position = position });
        }, none);
        return CodeFragment.Slot(result);
    }

    private void NullConditional(NullConditionalExpression access, int position, Action then, BoundStatement? otherwise = null)
    {
        CodeFragment receiver = Value(access.Receiver, position);
        if (access.ReceiverSlot >= 0)
        {
            Emit(new LocalDeclaration(access.ReceiverSlot, access.ReceiverType.Text, new FragmentExpression(receiver)) { Position = position });
            receiver = CodeFragment.Slot(access.ReceiverSlot);
        }
        Emit(new If(new FragmentExpression(CodeFragment.Join(receiver, " is not null")), new Block(Collect(then)), otherwise) { Position = position });
    }
}
