using System.Collections.Generic;
using System.Linq;
using ReactorGen.Generator.Model;

namespace ReactorGen.Generator.Lowering;

/// <summary>
/// Pass 4. Before: a suspension may stand anywhere in an expression. After: only as a <see cref="Suspension"/> statement; its result is taken
/// once, by a <see cref="ResultPiece"/>, in a later statement. The order of side effects is kept by one rule: in a list of operands, everything
/// before the last one that suspends is saved to temporaries from left to right; the rest stays where it is.
/// <code>
/// Use(A(), Receive(s), B());   ->   left = A(); suspend Receive(s); Use(left, [result], B());
/// </code>
/// </summary>
internal sealed class Spiller
{
    private readonly SlotTable _slots;
    private List<BoundStatement> _output = [];

    private Spiller(SlotTable slots) => _slots = slots;

    public static Block Run(Block body, SlotTable slots) => new Spiller(slots).SpillBlock(body);

    private Block SpillBlock(Block block) => new(Collect(() =>
    {
        foreach (BoundStatement statement in block.Statements) Spill(statement);
    })) { Position = block.Position, Comment = block.Comment };

    private EquatableArray<BoundStatement> Collect(System.Action fill)
    {
        List<BoundStatement> outer = _output;
        _output = [];
        fill();
        EquatableArray<BoundStatement> collected = _output.ToEquatableArray();
        _output = outer;
        return collected;
    }

    private BoundStatement SpillNested(BoundStatement statement)
    {
        if (!Suspensions.In(statement) && statement is not Block) return statement;
        return statement is Block block ? SpillBlock(block) : new Block(Collect(() => Spill(statement)));
    }

    /// <summary>Spills one statement; its comment goes to the first of the statements it becomes.</summary>
    private void Spill(BoundStatement statement)
    {
        int first = _output.Count;
        SpillUncommented(statement with { Comment = "" });
        if (statement.Comment.Length > 0 && _output.Count > first) _output[first] = _output[first] with { Comment = statement.Comment };
    }

    private void SpillUncommented(BoundStatement statement)
    {
        switch (statement)
        {
            case LocalDeclaration { Initializer: { } initializer } declaration:
                Add(declaration with { Initializer = Fragment(Value(initializer, declaration.Position)) }, declaration);
                break;
            case ExpressionStatement expression:
                SpillStatement(expression);
                break;
            case Block block:
                Add(SpillBlock(block), block);
                break;
            case If branch:
                BoundExpression condition = Fragment(Value(branch.Condition, branch.Position));
                Add(branch with { Condition = condition, Then = SpillNested(branch.Then), Else = branch.Else is null ? null : SpillNested(branch.Else) }, branch);
                break;
            case Loop loop:
                SpillLoop(loop);
                break;
            case Switch jump:
                BoundExpression subject = Fragment(Value(jump.Subject, jump.Position));
                Add(jump with { Subject = subject, Sections = jump.Sections.Select(s => SpillSection(s, jump.Position)).ToEquatableArray() }, jump);
                break;
            case Try guarded:
                _output.Add(guarded with { Body = SpillBlock(guarded.Body), Finally = guarded.Finally is null ? null : SpillBlock(guarded.Finally) });
                break;
            case TryFinally guarded:
                _output.Add(guarded with { Body = SpillBlock(guarded.Body), Finally = SpillBlock(guarded.Finally) });
                break;
            case Return { Value: { } value } exit:
                Add(exit with { Value = Fragment(Value(value, exit.Position)) }, exit);
                break;
            case Throw exit:
                Add(exit with { Value = Fragment(Value(exit.Value, exit.Position)) }, exit);
                break;
            case TemplateStatement template:
                Add(new FragmentStatement(Value(template.Template, template.Position)), template);
                break;
            default:
                _output.Add(statement);
                break;
        }
    }

    private void SpillLoop(Loop loop)
    {
        BoundExpression? condition = loop.Condition;
        EquatableArray<BoundStatement> prelude = Collect(() =>
        {
            foreach (BoundStatement step in loop.Prelude) Spill(step);
            if (condition is not null) condition = Fragment(Value(condition, loop.Position));
        });
        EquatableArray<BoundStatement> increment = Collect(() =>
        {
            foreach (BoundStatement step in loop.Increment) Spill(step);
        });
        _output.Add(loop with { Prelude = prelude, Condition = condition, Body = SpillNested(loop.Body), Increment = increment });
    }

    private SwitchSection SpillSection(SwitchSection section, int position) =>
        section with { Labels = section.Labels.Select(l => SpillLabel(l, position)).ToEquatableArray(), Body = SpillBlock(section.Body) };

    private SwitchLabel SpillLabel(SwitchLabel label, int position)
    {
        if (label.Test is null) return label;
        BoundExpression test = label.Test;
        EquatableArray<BoundStatement> prelude = Collect(() => test = Fragment(Value(label.Test, position)));
        return label with { Test = test, Prelude = prelude };
    }

    private void SpillStatement(ExpressionStatement statement)
    {
        BoundExpression expression = statement.Expression;
        if (expression is ConditionalExpression or ShortCircuitExpression)
        {
            // Its value is thrown away, but a statement needs an assignment or a call.
            Add(new FragmentStatement(CodeFragment.Join("_ = ", Value(expression, statement.Position), ";")), statement);
            return;
        }
        CodeFragment value = Value(expression, statement.Position);
        if (expression is SuspendingCall { Callee.Result: null }) return;
        Add(new FragmentStatement(CodeFragment.Join(value, ";")), statement);
    }

    private void Add(BoundStatement statement, BoundStatement origin) => _output.Add(statement with { Position = origin.Position });

    private void Emit(BoundStatement statement) => _output.Add(statement);

        /// <summary>An expression without a suspension, as one fragment.</summary>
    private static BoundExpression Flat(BoundExpression expression) => expression switch
    {
        FragmentExpression => expression,
        ThrownExpression thrown => new FragmentExpression(CodeFragment.Join("throw ", ((FragmentExpression)Flat(thrown.Thrown)).Code)),
        CompositeExpression composite => new FragmentExpression(Fill(composite.Template, composite.Operands.Select(o => ((FragmentExpression)Flat(o.Expression)).Code).ToList())),
        _ => throw new System.InvalidOperationException($"{expression.GetType().Name} holds a suspension."),
    };

    /// <summary>Emits what has to run first; gives what is left of the expression, to be evaluated next.</summary>
    private CodeFragment Value(BoundExpression expression, int position)
    {
        switch (expression)
        {
            case FragmentExpression fragment:
                return fragment.Code;
            case CompositeExpression composite:
                return Fill(composite.Template, Operands(composite.Operands, position, out _));
            case SuspendingCall call:
                CodeFragment arguments = Value(call.Arguments, position);
                Emit(new Suspension(call.Number, arguments) { Position = position });
                return CodeFragment.Of(new ResultPiece(call.Number));
            case ShortCircuitExpression circuit:
                return ShortCircuit(circuit, position);
            case ThrownExpression thrown:
                return CodeFragment.Join("throw ", Value(thrown.Thrown, position));
            case ConditionalExpression conditional:
                return Conditional(conditional, position);
            case AssignmentExpression assignment:
                return Assignment(assignment, position);
            default:
                throw new System.InvalidOperationException($"{expression.GetType().Name} is not an expression this pass knows.");
        }
    }

    private List<CodeFragment> Operands(IReadOnlyList<Operand> operands, int position, out int lastSuspending)
    {
        lastSuspending = -1;
        for (int i = 0; i < operands.Count; i++)
            if (operands[i].Expression.Suspends) lastSuspending = i;
        var values = new List<CodeFragment>(operands.Count);
        for (int i = 0; i < operands.Count; i++)
        {
            Operand operand = operands[i];
            values.Add(i < lastSuspending ? Saved(operand, position, NextPoint(operands, i)) : Value(operand.Expression, position));
        }
        return values;
    }

    /// <summary>Evaluates an operand now, though it is used only after a suspension.</summary>
    private CodeFragment Saved(Operand operand, int position, int point)
    {
        switch (operand.Kind)
        {
            case OperandKind.Constant:
                return Value(operand.Expression, position);
            case OperandKind.Location when operand.Expression is CompositeExpression composite:
                CodeFragment location = Fill(composite.Template, composite.Operands.Select(o => Saved(o with { IsChecked = o.IsChecked && !operand.IsChecked }, position, point)).ToList());
                if (operand.IsChecked) Emit(new FragmentStatement(CodeFragment.Join("_ = ", location, ";")) { Position = position });
                return location;
            case OperandKind.Location when operand.Type is { IsOpen: true } && operand.Role == "receiver":
                return ValueOrLocation(operand, position, point);
            case OperandKind.Location:
                return Value(operand.Expression, position);
            default:
                CodeFragment value = Value(operand.Expression, position);
                int slot = _slots.AddTemporary($"{operand.Role}_before{point}", operand.Type!);
                Emit(new LocalDeclaration(slot, operand.Type!.Text, new FragmentExpression(value)) { Position = position });
                return CodeFragment.Slot(slot);
        }
    }

    /// <summary>A receiver that is an object, whose reference is kept, or a struct, which is used in place: known only when the type is.</summary>
    private CodeFragment ValueOrLocation(Operand operand, int position, int point)
    {
        CodeFragment location = Value(operand.Expression, position);
        int kept = _slots.AddTemporary($"{operand.Role}_before{point}", operand.Type!);
        string isStruct = $"typeof({operand.Type!.Text.TrimEnd('?')}).IsValueType";
        Emit(new LocalDeclaration(kept, operand.Type.Text, new FragmentExpression(CodeFragment.Join(isStruct, " ? default! : ", location))) { Position = position });
        return CodeFragment.Join("(", isStruct, " ? ref ", new CodeFragment(location.Pieces.Select(p => p is SlotPiece s ? s with { Access = Access.Both } : p).ToEquatableArray()), " : ref ", new SlotPiece(kept, Access.Both), ")");
    }

    private CodeFragment ShortCircuit(ShortCircuitExpression circuit, int position)
    {
        if (!circuit.Right.Suspends)
        {
            CodeFragment first = Value(circuit.Left, position);
            string sign = circuit.Kind switch { ShortCircuitKind.And => " && ", ShortCircuitKind.Or => " || ", _ => " ?? " };
            return CodeFragment.Join("(", first, sign, ((FragmentExpression)Flat(circuit.Right)).Code, ")");
        }
        int point = FirstPoint(circuit.Right);
        if (circuit.Kind != ShortCircuitKind.Coalesce)
        {
            int both = _slots.AddTemporary(circuit.Kind == ShortCircuitKind.And ? $"and_{point}" : $"or_{point}", circuit.Type);
            Emit(new LocalDeclaration(both, circuit.Type.Text, new FragmentExpression(Value(circuit.Left, position))) { Position = position });
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

    private CodeFragment Conditional(ConditionalExpression conditional, int position)
    {
        CodeFragment condition = Value(conditional.Condition, position);
        if (!conditional.Then.Suspends && !conditional.Else.Suspends)
            return CodeFragment.Join("(", condition, " ? ", ((FragmentExpression)Flat(conditional.Then)).Code, " : ", ((FragmentExpression)Flat(conditional.Else)).Code, ")");
        int result = _slots.AddTemporary($"choice_{(conditional.Then.Suspends ? FirstPoint(conditional.Then) : FirstPoint(conditional.Else))}", conditional.Type);
        Emit(new If(new FragmentExpression(condition), Assigned(result, conditional.Then, position), Assigned(result, conditional.Else, position)) { Position = position });
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

    private CodeFragment Assignment(AssignmentExpression assignment, int position)
    {
        if (!assignment.Value.Suspends)
        {
            CodeFragment place = Value(assignment.Target.Expression, position);
            return CodeFragment.Join(place, $" {assignment.Operator}= ", ((FragmentExpression)Flat(assignment.Value)).Code);
        }
        int point = FirstPoint(assignment.Value);
        CodeFragment target = Saved(assignment.Target, position, point);
        if (assignment.Operator is null || assignment.TargetIsEvent)
            return CodeFragment.Join(AsWritten(target), $" {assignment.Operator}= ", Value(assignment.Value, position));

        // The old value is read before the suspension, as the compiler's own async does.
        int old = _slots.AddTemporary($"old_before{point}", assignment.TargetType);
        Emit(new LocalDeclaration(old, assignment.TargetType.Text, new FragmentExpression(target)) { Position = position });
        CodeFragment sum = CodeFragment.Join(old, $" {assignment.Operator} ", "(", Value(assignment.Value, position), ")");
        if (assignment.Cast) sum = CodeFragment.Join($"({assignment.TargetType.Text})(", sum, ")");
        return CodeFragment.Join(AsWritten(target), " = ", sum);
    }

    private static CodeFragment AsWritten(CodeFragment target) =>
        target.Pieces.Count == 1 && target.Pieces[0] is SlotPiece slot ? CodeFragment.Of(slot with { Access = Access.Write }) : target;

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
            if (operands[i].Expression.Suspends && (i > after)) return FirstPoint(operands[i].Expression);
        return 0;
    }

    private static int FirstPoint(BoundExpression expression) => expression switch
    {
        SuspendingCall call => call.Arguments.Suspends ? FirstPoint(call.Arguments) : call.Number,
        CompositeExpression composite => FirstPoint(composite.Operands.First(o => o.Expression.Suspends).Expression),
        ShortCircuitExpression circuit => FirstPoint(circuit.Left.Suspends ? circuit.Left : circuit.Right),
        ConditionalExpression conditional => FirstPoint(conditional.Condition.Suspends ? conditional.Condition : conditional.Then.Suspends ? conditional.Then : conditional.Else),
        ThrownExpression thrown => FirstPoint(thrown.Thrown),
        AssignmentExpression assignment => FirstPoint(assignment.Target.Expression.Suspends ? assignment.Target.Expression : assignment.Value),
        _ => 0,
    };
}
