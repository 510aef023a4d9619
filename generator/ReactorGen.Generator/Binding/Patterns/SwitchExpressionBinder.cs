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
        bool staysSwitch = !IsConvertedBySwitch(type);
        SharedParts? parts = _cases.Share(jump.Arms.Select(a => (a.Pattern, a.WhenClause)), staysSwitch);
        int kept = parts is not null || (!isTotal && !type.IsRefLikeType) ? context.AddNamed($"subject_{point}", governing.ToString(), TypeModels.Of(type), context.AddPosition(governing)) : -1;
        TypeModel valueType = expressions.TypeOfBranches(jump);
        int value = context.AddTemporary($"value_{point}", valueType, jump.Arms.Select(a => a.Expression));

        int id = context.AddTarget(jump);
        var sections = new List<SwitchSection>();
        foreach (SwitchExpressionArmSyntax arm in jump.Arms)
        {
            _cases.Declare(arm);
            bool isDefault = isTotal && arm == jump.Arms.Last();
            EquatableArray<SwitchLabel> labels = isDefault ? EquatableArray<SwitchLabel>.Empty : EquatableArray.Of(Label(arm, kept, parts, staysSwitch));
            sections.Add(new SwitchSection(labels, isDefault, Label: -1, new Block(EquatableArray.Of(Section(arm, value, valueType)))));
        }
        if (!isTotal)
        {
            var exception = new FragmentExpression(kept < 0 ? CodeFragment.Text(NoMatch + ")") : CodeFragment.Join(NoMatch, "(object)", kept, ")"));
            sections.Add(new SwitchSection([], HasDefault: true, Label: -1, new Block(EquatableArray.Of<BoundStatement>(new Throw(exception)))));
        }
        var bound = new Switch(id, subject, kept, TypeModels.Text(type), sections.ToEquatableArray()) { Position = context.AddPosition(governing) };
        return new SequenceExpression(EquatableArray.Of<BoundStatement>(bound), new FragmentExpression(CodeFragment.Slot(value)));
    }

    /// <summary>Whether a switch statement would first convert a value of the type to a number or a string, which a switch expression does not.</summary>
    private static bool IsConvertedBySwitch(ITypeSymbol type)
    {
        if (type is ITypeParameterSymbol parameter) return parameter.ConstraintTypes.Any(IsConvertedBySwitch);
        if (type.SpecialType != SpecialType.None || type.TypeKind == TypeKind.Enum) return false;
        if (type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable) return IsConvertedBySwitch(nullable.TypeArguments[0]);
        for (ITypeSymbol? at = type; at is not null; at = at.BaseType)
            if (at.GetMembers(WellKnownMemberNames.ImplicitConversionName).OfType<IMethodSymbol>().Any(m => IsSwitchedOver(m.ReturnType))) return true;
        return false;
    }

    private static bool IsSwitchedOver(ITypeSymbol type) => type switch
    {
        INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable => IsSwitchedOver(nullable.TypeArguments[0]),
        { TypeKind: TypeKind.Enum } => true,
        _ => type.SpecialType is SpecialType.System_String or SpecialType.System_Char or SpecialType.System_Boolean or (>= SpecialType.System_SByte and <= SpecialType.System_UInt64),
    };

    private SwitchLabel Label(SwitchExpressionArmSyntax arm, int subject, SharedParts? parts, bool staysSwitch) =>
        _cases.Test(arm.Pattern, arm.WhenClause, subject, parts, staysSwitch) ?? new SwitchLabel(FragmentBuilder.Case(context, arm.Pattern, arm.WhenClause?.Condition), null, []);

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
