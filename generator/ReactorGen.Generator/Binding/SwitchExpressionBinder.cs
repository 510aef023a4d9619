using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using ReactorGen.Generator.Model;

namespace ReactorGen.Generator.Binding;

/// <summary>
/// Binds the switch expression: with a suspension in an arm or a guard it becomes a switch statement whose sections assign the value.
/// <code>
/// Use(x switch { > 0 => Receive(s), _ => 0 });
/// ->  switch (x) { case > 0: value = Receive(s); break; default: value = 0; break; }  Use(value);
/// </code>
/// </summary>
internal sealed class SwitchExpressionBinder(BodyContext context, ExpressionBinder expressions, OperandBinder operands)
{
    private readonly CaseBinder _cases = new(context, expressions);

    private const string NoMatch = "new global::System.Runtime.CompilerServices.SwitchExpressionException(";

    public BoundExpression Bind(SwitchExpressionSyntax jump)
    {
        ExpressionSyntax governing = jump.GoverningExpression;
        if (!jump.Arms.Any(context.Suspensions.Contains)) return expressions.Composite(jump, (governing, operands.Value(governing, "subject")));
        TypeInfo info = context.Model.GetTypeInfo(governing, context.Cancel);
        if ((info.ConvertedType ?? info.Type) is not { } type)
        {
            context.Unsupported(governing, "the subject of a switch expression that has no type of its own");
            return ExpressionBinder.Nothing;
        }
        BoundExpression subject = expressions.Bind(governing);
        int point = context.Suspensions.FirstPoint(jump.Arms.First(context.Suspensions.Contains));
        bool isTotal = jump.Arms.Last() is { WhenClause: null, Pattern: DiscardPatternSyntax };
        bool guardSuspends = jump.Arms.Any(a => a.WhenClause is { } when && context.Suspensions.Contains(when));
        int kept = guardSuspends || (!isTotal && !type.IsRefLikeType) ? context.AddTemporary($"subject_{point}", type, context.AddPosition(governing)) : -1;
        SharedParts? parts = guardSuspends ? SharedParts.Of(jump.Arms.Select(a => a.Pattern), context) : null;
        TypeModel valueType = expressions.TypeOfBranches(jump);
        int value = context.AddTemporary($"value_{point}", valueType, jump.Arms.Select(a => a.Expression));

        int id = context.AddTarget(jump);
        var sections = new List<SwitchSection>();
        foreach (SwitchExpressionArmSyntax arm in jump.Arms)
        {
            _cases.Declare(arm);
            bool isDefault = isTotal && arm == jump.Arms.Last();
            EquatableArray<SwitchLabel> labels = isDefault ? EquatableArray<SwitchLabel>.Empty : EquatableArray.Of(Label(arm, kept, parts));
            sections.Add(new SwitchSection(labels, isDefault, Label: -1, new Block(EquatableArray.Of(Section(arm, value, valueType)))));
        }
        if (!isTotal)
        {
            var exception = new FragmentExpression(kept < 0 ? CodeFragment.Text(NoMatch + ")") : CodeFragment.Join(NoMatch, kept, ")"));
            sections.Add(new SwitchSection([], HasDefault: true, Label: -1, new Block(EquatableArray.Of<BoundStatement>(new Throw(exception)))));
        }
        var bound = new Switch(id, subject, kept, TypeModels.Text(type), sections.ToEquatableArray()) { Position = context.AddPosition(governing) };
        IEnumerable<BoundStatement> statements = (parts?.Declarations ?? []).Append(bound);
        return new SequenceExpression(statements.ToEquatableArray(), new FragmentExpression(CodeFragment.Slot(value)));
    }

    private SwitchLabel Label(SwitchExpressionArmSyntax arm, int subject, SharedParts? parts) =>
        _cases.Test(arm.Pattern, arm.WhenClause, subject, parts) ?? new SwitchLabel(FragmentBuilder.Case(context, arm.Pattern, arm.WhenClause?.Condition), null, []);

    private BoundStatement Section(SwitchExpressionArmSyntax arm, int value, TypeModel type)
    {
        int position = context.AddPosition(arm.Expression);
        BoundExpression result = expressions.BindBranch(arm.Expression);
        if (result is ThrownExpression thrown) return new Throw(thrown.Thrown) { Position = position };
        CodeFragment assignment = CodeFragment.Join(new SlotPiece(value, Access.Write), " = ", new OperandPiece(0));
        var operand = new Operand(result, OperandKind.Value, type, "value");
        return new ExpressionStatement(new CompositeExpression(assignment, EquatableArray.Of(operand))) { Position = position };
    }
}
