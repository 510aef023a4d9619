using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
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
internal sealed partial class Spiller
{
    private readonly SlotTable _slots;
    private readonly List<Problem> _problems;
    private List<BoundStatement> _output = [];

    private Spiller(SlotTable slots, List<Problem> problems) => (_slots, _problems) = (slots, problems);

    /// <param name="problems">Receives what would have to be saved and cannot be.</param>
    public static Block Run(Block body, SlotTable slots, List<Problem> problems) => new Spiller(slots, problems).SpillBlock(body);

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
        if (statement is Block block) return SpillBlock(block);
        EquatableArray<BoundStatement> spilled = Collect(() => Spill(statement));
        return spilled.Count == 1 ? spilled[0] : new Block(spilled);
    }

    /// <summary>Spills one statement; its comment goes to the first of the statements it becomes.</summary>
    private void Spill(BoundStatement statement)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
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
                Discard(expression.Expression, expression.Position);
                break;
            case Block block:
                Add(SpillBlock(block), block);
                break;
            case If branch:
                BoundExpression condition = Condition(branch.Condition, branch.Position);
                Add(branch with { Condition = condition, Then = SpillNested(branch.Then), Else = branch.Else is null ? null : SpillNested(branch.Else) }, branch);
                break;
            case Loop loop:
                SpillLoop(loop);
                break;
            case Switch jump:
                BoundExpression subject = Fragment(Value(jump.Subject, jump.Position));
                Add(jump with { Subject = subject, Sections = jump.Sections.Select(SpillSection).ToEquatableArray() }, jump);
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
            if (condition is not null) condition = Condition(condition, loop.Position);
        });
        EquatableArray<BoundStatement> increment = Collect(() =>
        {
            foreach (BoundStatement step in loop.Increment) Spill(step);
        });
        _output.Add(loop with { Prelude = prelude, Condition = condition, Body = SpillNested(loop.Body), Increment = increment });
    }

    private SwitchSection SpillSection(SwitchSection section) =>
        section with { Labels = section.Labels.Select(SpillLabel).ToEquatableArray(), Body = SpillBlock(section.Body) };

    private SwitchLabel SpillLabel(SwitchLabel label)
    {
        if (label.Guard is null) return label;
        BoundExpression guard = label.Guard;
        EquatableArray<BoundStatement> prelude = Collect(() => guard = Condition(label.Guard, label.GuardPosition));
        return label with { Guard = guard, GuardPrelude = prelude };
    }

    /// <summary>An expression whose value nobody takes.</summary>
    private void Discard(BoundExpression expression, int position)
    {
        switch (expression)
        {
            case NullConditionalExpression access:
                NullConditional(access, position, () => Discard(access.Access, position));
                return;
            case CoalesceAssignmentExpression { Value.Suspends: true } assignment:
                CoalesceAssignment(assignment, position, isDiscarded: true);
                return;
            case SequenceExpression sequence:
                foreach (BoundStatement statement in sequence.Statements) Spill(statement);
                if (sequence.Value is not FragmentExpression { Code.Pieces: { Count: 1 } pieces } || pieces[0] is not SlotPiece) Discard(sequence.Value, position);
                return;
            case ContextExpression context:
                CodeFragment code = Value(context.Inner, position);
                // checked { i += n; }: no block around a variable that is declared there.
                bool declares = code.AllPieces().Any(p => p is OutVariablePiece or PatternVariablePiece);
                code = declares ? CodeFragment.Join("_ = ", context.Keyword, "(", code, ");") : CodeFragment.Join(context.Keyword, " { ", code, "; }");
                Emit(new FragmentStatement(code) { Position = position });
                return;
            case ConditionalExpression or ShortCircuitExpression:
                // A statement needs an assignment or a call.
                Emit(new FragmentStatement(CodeFragment.Join("_ = ", Value(expression, position), ";")) { Position = position });
                return;
        }
        CodeFragment value = Value(expression, position);
        if (expression is SuspendingCall { Callee.Result: null }) return;
        Emit(new FragmentStatement(CodeFragment.Join(value, ";")) { Position = position });
    }

    private void Add(BoundStatement statement, BoundStatement origin) => _output.Add(statement with { Position = origin.Position });

    private void Emit(BoundStatement statement) => _output.Add(statement);

    /// <summary>An expression without a suspension, as one fragment.</summary>
    private static BoundExpression Flat(BoundExpression expression) => expression switch
    {
        FragmentExpression => expression,
        ThrownExpression thrown => new FragmentExpression(CodeFragment.Join("throw ", ((FragmentExpression)Flat(thrown.Thrown)).Code)),
        ContextExpression context => new FragmentExpression(CodeFragment.Join(context.Keyword, "(", ((FragmentExpression)Flat(context.Inner)).Code, ")")),
        CompositeExpression composite => new FragmentExpression(Fill(composite.Template, composite.Operands.Select(o => ((FragmentExpression)Flat(o.Expression)).Code).ToList())),
        _ => throw new System.InvalidOperationException($"{expression.GetType().Name} holds a suspension."),
    };

    /// <summary>Emits what has to run first; gives what is left of the expression, to be evaluated next.</summary>
    private CodeFragment Value(BoundExpression expression, int position)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        switch (expression)
        {
            case FragmentExpression fragment:
                return fragment.Code;
            case CompositeExpression composite:
                return Fill(composite.Template, Operands(composite, position));
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
            case CoalesceAssignmentExpression assignment:
                return CoalesceAssignment(assignment, position, isDiscarded: false);
            case NullConditionalExpression access:
                return NullConditionalValue(access, position);
            case SequenceExpression sequence:
                foreach (BoundStatement statement in sequence.Statements) Spill(statement);
                return Value(sequence.Value, position);
            case ContextExpression context:
                return CodeFragment.Join(context.Keyword, "(", Value(context.Inner, position), ")");
            default:
                throw new System.InvalidOperationException($"{expression.GetType().Name} is not an expression this pass knows.");
        }
    }
}
