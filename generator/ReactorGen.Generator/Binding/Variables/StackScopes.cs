using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ReactorGen.Generator.Binding;

/// <summary>
/// How far a <c>ref</c> local, or a local of a stack-only type, may be handed on: C# reads it off the initialiser, which may look different in the resume
/// method. One that may hold something of the method's own frame is declared <c>scoped</c> there. A doubt counts as that.
/// </summary>
internal sealed partial class StackScopes(SemanticModel model)
{
    private readonly HashSet<ISymbol> _scoped = new(SymbolEqualityComparer.Default);

    public bool IsScoped(ISymbol variable) => _scoped.Contains(variable);

    /// <param name="initializer">Null where the declaration has none: such a variable is not bound to the frame, unless it says so.</param>
    public void Note(ILocalSymbol local, ExpressionSyntax? initializer)
    {
        if (!local.IsRef && !local.Type.IsRefLikeType) return;
        bool isScoped = local.ScopedKind != ScopedKind.None || initializer is not null && (local.IsRef ? IsFramesPlace(initializer) : IsFramesValue(initializer));
        if (isScoped) _scoped.Add(local);
    }

    /// <summary>A variable that a pattern, an argument or a loop declares.</summary>
    /// <param name="declaration">The node that declares it.</param>
    public void NoteOther(ILocalSymbol local, SyntaxNode declaration)
    {
        if (!local.IsRef && !local.Type.IsRefLikeType) return;
        if (local.ScopedKind != ScopedKind.None || IsOfFrame(declaration)) _scoped.Add(local);
    }

    /// <summary>Whether a reference to the place may be one into the frame.</summary>
    public bool IsFramesPlace(ExpressionSyntax place)
    {
        switch (place)
        {
            case RefExpressionSyntax reference: return IsFramesPlace(reference.Expression);
            case ParenthesizedExpressionSyntax inner: return IsFramesPlace(inner.Expression);
            case PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.SuppressNullableWarningExpression } suppressed: return IsFramesPlace(suppressed.Operand);
            // A value without a place gets one in the frame.
            case LiteralExpressionSyntax or BinaryExpressionSyntax or CastExpressionSyntax or BaseObjectCreationExpressionSyntax or PostfixUnaryExpressionSyntax: return true;
            case ConditionalExpressionSyntax choice: return IsFramesPlace(choice.WhenTrue) || IsFramesPlace(choice.WhenFalse);
            case AssignmentExpressionSyntax assignment: return IsFramesPlace(assignment.Left) || IsFramesPlace(assignment.Right);
            case InvocationExpressionSyntax call: return TakesOfFrame(call);
        }
        ISymbol? symbol = model.GetSymbolInfo(place).Symbol;
        return (symbol, place) switch
        {
            (ILocalSymbol { IsRef: true } local, _) => IsScoped(local),
            (ILocalSymbol or IParameterSymbol, _) => true,
            (IFieldSymbol { IsStatic: true }, _) => false,
            (IFieldSymbol { ContainingType.IsReferenceType: true }, _) => false,
            (IFieldSymbol { RefKind: not RefKind.None }, MemberAccessExpressionSyntax access) => IsFramesValue(access.Expression),
            (IFieldSymbol, MemberAccessExpressionSyntax access) => IsFramesPlace(access.Expression),
            (_, ElementAccessExpressionSyntax element) when model.GetTypeInfo(element.Expression).Type is IArrayTypeSymbol => false,
            (_, ElementAccessExpressionSyntax element) when model.GetTypeInfo(element.Expression).Type is { IsRefLikeType: true } => IsFramesValue(element.Expression),
            (_, ElementAccessExpressionSyntax element) when model.GetTypeInfo(element.Expression).Type is { IsValueType: true } => IsFramesPlace(element.Expression),
            _ => false,
        };
    }

    /// <summary>Whether a reference to the place must be a <c>ref readonly</c>.</summary>
    public bool IsReadOnlyPlace(ExpressionSyntax place) => place switch
    {
        RefExpressionSyntax reference => IsReadOnlyPlace(reference.Expression),
        ParenthesizedExpressionSyntax inner => IsReadOnlyPlace(inner.Expression),
        ConditionalExpressionSyntax choice => IsReadOnlyPlace(choice.WhenTrue) || IsReadOnlyPlace(choice.WhenFalse),
        _ => model.GetSymbolInfo(place).Symbol switch
        {
            ILocalSymbol local => local.RefKind == RefKind.RefReadOnly,
            IParameterSymbol parameter => parameter.RefKind is RefKind.In or RefKind.RefReadOnlyParameter,
            IMethodSymbol method => method.ReturnsByRefReadonly,
            IPropertySymbol property => property.ReturnsByRefReadonly,
            IFieldSymbol { RefKind: not RefKind.None } field => field.RefKind == RefKind.RefReadOnly,
            IFieldSymbol field => field.IsReadOnly || field.ContainingType.IsValueType && place is MemberAccessExpressionSyntax access && IsReadOnlyPlace(access.Expression),
            _ => false,
        },
    };

    /// <summary>Whether a stack-only value may refer to the frame.</summary>
    public bool IsFramesValue(ExpressionSyntax value)
    {
        switch (value)
        {
            case ParenthesizedExpressionSyntax inner: return IsFramesValue(inner.Expression);
            case PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.SuppressNullableWarningExpression } suppressed: return IsFramesValue(suppressed.Operand);
            case CastExpressionSyntax cast: return IsFramesValue(cast.Expression);
            case CheckedExpressionSyntax context: return IsFramesValue(context.Expression);
            case ConditionalExpressionSyntax choice: return IsFramesValue(choice.WhenTrue) || IsFramesValue(choice.WhenFalse);
            case SwitchExpressionSyntax choice: return choice.Arms.Any(a => IsFramesValue(a.Expression));
            case AssignmentExpressionSyntax assignment: return IsFramesValue(assignment.Right);
            case BinaryExpressionSyntax binary: return IsOperatorsFrame(binary, binary.Left, binary.Right);
            case PrefixUnaryExpressionSyntax unary: return IsOperatorsFrame(unary, unary.Operand);
            case LiteralExpressionSyntax or DefaultExpressionSyntax or ThrowExpressionSyntax: return false;
            case StackAllocArrayCreationExpressionSyntax or ImplicitStackAllocArrayCreationExpressionSyntax: return true;
            case InterpolatedStringExpressionSyntax: return model.GetTypeInfo(value).ConvertedType?.GetAttributes().Any(a => a.AttributeClass?.Name == "InterpolatedStringHandlerAttribute") == true;
            case CollectionExpressionSyntax collection: return collection.Elements.Count > 0 && !IsData(collection);
            case InvocationExpressionSyntax call: return TakesOfFrame(call);
            case BaseObjectCreationExpressionSyntax creation: return TakesOfFrame(creation.ArgumentList?.Arguments ?? [], null) || HoldsOfFrame(creation.Initializer);
            case WithExpressionSyntax copy: return IsFramesOperand(copy.Expression) || HoldsOfFrame(copy.Initializer);
            case ElementAccessExpressionSyntax element: return TakesOfFrame(element.ArgumentList.Arguments, null) || IsFramesOperand(element.Expression);
            case MemberAccessExpressionSyntax access: return model.GetSymbolInfo(access).Symbol is { IsStatic: false } && IsFramesOperand(access.Expression);
        }
        return model.GetTypeInfo(value).Type switch
        {
            { IsRefLikeType: true } => model.GetSymbolInfo(value).Symbol switch { ILocalSymbol local => IsScoped(local), IPropertySymbol or IFieldSymbol => false, _ => true },
            // An inline array, of which a span is made.
            { IsValueType: true, IsTupleType: false } type when type.GetAttributes().Any(a => a.AttributeClass?.Name == "InlineArrayAttribute") => IsFramesPlace(value),
            _ => false,
        };
    }
}
