using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using ReactorGen.Generator.Model;

namespace ReactorGen.Generator.Binding;

/// <summary>Binds assignments of every kind: their targets are locations, found before the value is evaluated.</summary>
internal sealed class AssignmentBinder(BodyContext context, ExpressionBinder expressions, OperandBinder operands)
{
    public BoundExpression Bind(AssignmentExpressionSyntax assignment)
    {
        if (assignment.Left is TupleExpressionSyntax or DeclarationExpressionSyntax) return Deconstruction(assignment);
        if (assignment.Right is RefExpressionSyntax reference)
            return expressions.Composite(assignment, (assignment.Left, operands.Location(assignment.Left, "target")), (reference.Expression, operands.Location(reference.Expression, "value")));
        ITypeSymbol? type = context.Model.GetTypeInfo(assignment.Left, context.Cancel).Type;
        TypeModel targetType = type is null ? TypeModel.Int32 : TypeModels.Of(type);
        if (assignment.IsKind(SyntaxKind.CoalesceAssignmentExpression)) return CoalesceAssignment(assignment, targetType);

        ISymbol? target = context.Model.GetSymbolInfo(assignment.Left, context.Cancel).Symbol;
        // "_ = Receive(s)" has no target.
        if (target is IDiscardSymbol) return expressions.Composite(assignment, (assignment.Right, operands.Value(assignment.Right, "value")));
        string? sign = assignment.IsKind(SyntaxKind.SimpleAssignmentExpression) ? null : assignment.OperatorToken.Text.TrimEnd('=');
        bool changesTarget = sign is not null && context.Model.GetSymbolInfo(assignment, context.Cancel).Symbol is IMethodSymbol { ReturnsVoid: true } and not { MethodKind: MethodKind.EventAdd or MethodKind.EventRemove };
        bool takesInPlace = sign is not null && operands.TakesInPlace(assignment, assignment.Left), isEvent = target is IEventSymbol || MayBeEvent(assignment);
        // An operator that changes its target is called on it: on the object, where that is a reference.
        Operand location = changesTarget && type is { IsReferenceType: true } ? operands.Value(assignment.Left, "target")
            : takesInPlace ? operands.CheckedLocation(assignment.Left, "target")
            // On a type parameter's it is called as a method is.
            : operands.Location(assignment.Left, changesTarget ? "receiver" : "target");
        return new AssignmentExpression(
            location, sign, expressions.Bind(assignment.Right), targetType, sign is not null && NeedsCast(assignment, type), changesTarget || takesInPlace || isEvent)
        {
            Old = sign is not null && !isEvent && operands.Old(assignment) is { } old ? new OldValue(old.Type, old.Code) : null,
        };
    }

    /// <summary>Whether the object decides at run time if a member is an event: such a member has no value to be read.</summary>
    private bool MayBeEvent(AssignmentExpressionSyntax assignment) =>
        assignment.Kind() is SyntaxKind.AddAssignmentExpression or SyntaxKind.SubtractAssignmentExpression
        && Parentheses.Within(assignment.Left) is MemberAccessExpressionSyntax or MemberBindingExpressionSyntax
        && context.Model.GetOperation(assignment.Left, context.Cancel) is IDynamicMemberReferenceOperation
        && context.Model.GetTypeInfo(assignment.Right, context.Cancel).Type is { TypeKind: TypeKind.Delegate };

    private bool NeedsCast(AssignmentExpressionSyntax assignment, ITypeSymbol? type) =>
        type is not null && context.Model.GetSymbolInfo(assignment, context.Cancel).Symbol is IMethodSymbol { ReturnType: var result }
        && !SymbolEqualityComparer.Default.Equals(result, type);

    private CoalesceAssignmentExpression CoalesceAssignment(AssignmentExpressionSyntax assignment, TypeModel targetType)
    {
        ITypeSymbol? target = context.Model.GetTypeInfo(assignment.Left, context.Cancel).Type, whole = context.Model.GetTypeInfo(assignment, context.Cancel).Type;
        bool unwraps = target is { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } && whole is not { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T };
        return new CoalesceAssignmentExpression(
            operands.Location(assignment.Left, "target"), targetType, expressions.BindBranch(assignment.Right), unwraps ? TypeModels.Of(whole!) : targetType, unwraps);
    }

    /// <summary>The targets' own operands, then the values one by one; deconstructing and storing stay with the compiler.</summary>
    private CompositeExpression Deconstruction(AssignmentExpressionSyntax assignment)
    {
        IEnumerable<ExpressionSyntax> targets = Tuples.Elements(assignment.Left)
            .Where(t => t is not DeclarationExpressionSyntax && context.Model.GetSymbolInfo(t, context.Cancel).Symbol is not IDiscardSymbol);
        return expressions.Composite(assignment, targets.Select(t => ((SyntaxNode)t, operands.CheckedLocation(t, "target")))
            .Concat(Tuples.Assigned(assignment.Right, assignment.Left).Select(v => ((SyntaxNode)v, operands.Value(v, "value")))).ToArray());
    }
}
