using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using ReactorGen.Generator.Model;

namespace ReactorGen.Generator.Binding;

/// <summary>What a name does with its variable: by itself, or as the struct or inline array that a place of more parts is in.</summary>
/// <param name="Access">How the name is to be printed and what it means for the variable's value.</param>
/// <param name="Changes">Whether the variable may have another value afterwards.</param>
/// <param name="IsAliased">Whether from now on it may also change through a reference, a span or a pointer.</param>
internal readonly record struct VariableAccess(Access Access, bool Changes, bool IsAliased)
{
    private static readonly VariableAccess Reads = new(Access.Read, false, false), Alters = new(Access.Both, true, false), Shares = new(Access.Both, true, true);

    public static VariableAccess Of(IdentifierNameSyntax name, ISymbol variable, SemanticModel model)
    {
        ITypeSymbol? type = (variable as ILocalSymbol)?.Type ?? (variable as IParameterSymbol)?.Type;
        ExpressionSyntax whole = Outer(name), place = Place(whole, ref type, model);
        VariableAccess access = OfPlace(place, type, variable, place == whole, model);
        // Whatever is done through a ref local uses the reference; only "= ref" gives it another.
        bool isThrough = variable is ILocalSymbol { IsRef: true } && access.Access == Access.Write && place.Parent is not AssignmentExpressionSyntax { Right: RefExpressionSyntax };
        return isThrough ? access with { Access = Access.Read } : access;
    }

    /// <summary>The field of a field of the variable, or the element of an inline array in it, that is really meant.</summary>
    private static ExpressionSyntax Place(ExpressionSyntax place, ref ITypeSymbol? type, SemanticModel model)
    {
        while (type is { IsValueType: true })
        {
            if (place.Parent is MemberAccessExpressionSyntax access && access.Expression == place && model.GetSymbolInfo(access).Symbol is IFieldSymbol { IsStatic: false } field) (place, type) = (Outer(access), field.Type);
            else if (place.Parent is ElementAccessExpressionSyntax element && element.Expression == place && IsInlineArray(type) && model.GetTypeInfo(element).Type is { IsRefLikeType: false } item) (place, type) = (Outer(element), item);
            else break;
        }
        return place;
    }

    private static VariableAccess OfPlace(ExpressionSyntax place, ITypeSymbol? type, ISymbol variable, bool isWhole, SemanticModel model)
    {
        VariableAccess assigned = isWhole ? new(Access.Write, true, false) : Alters;
        switch (place.Parent)
        {
            case AssignmentExpressionSyntax { Right: RefExpressionSyntax } assignment when assignment.Left == place:
                return variable is ILocalSymbol { IsRef: true } ? assigned : Alters;
            case AssignmentExpressionSyntax assignment when assignment.Left == place:
                return assignment.IsKind(SyntaxKind.SimpleAssignmentExpression) ? assigned : variable is ILocalSymbol { IsRef: true } ? Reads with { Changes = true } : Alters;
            case PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.PreIncrementExpression or (int)SyntaxKind.PreDecrementExpression }:
            case PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.PostIncrementExpression or (int)SyntaxKind.PostDecrementExpression }:
                return Alters;
            case PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.AddressOfExpression } or RefExpressionSyntax or MakeRefExpressionSyntax:
                return Shares;
            case ArgumentSyntax { Parent: TupleExpressionSyntax tuple } when Tuples.IsTarget(tuple):
                return assigned;
            case ArgumentSyntax argument when !argument.RefKindKeyword.IsKind(SyntaxKind.None):
                if (argument.RefKindKeyword.IsKind(SyntaxKind.OutKeyword)) return assigned;
                return GivesReference(argument, model) ? Shares : argument.RefKindKeyword.IsKind(SyntaxKind.RefKeyword) ? Alters : Reads;
            case MemberAccessExpressionSyntax access when access.Expression == place && type is { IsReferenceType: false }:
                return MayChange(access, type, model) ? Alters : Reads;
            case ConditionalAccessExpressionSyntax access when access.Expression == place && type is ITypeParameterSymbol { IsReferenceType: false }:
            case ElementAccessExpressionSyntax element when element.Expression == place && type is { IsReferenceType: false, IsReadOnly: false }:
                return IsInlineArray(type) ? Shares : Alters;
            case CommonForEachStatementSyntax each when each.Expression == place && type is { IsValueType: true }:
                return IsInlineArray(type) ? Shares : model.GetForEachStatementInfo(each).GetEnumeratorMethod is { IsReadOnly: false, IsExtensionMethod: false } ? Alters : Reads;
            default:
                return IsInlineArray(type) && model.GetTypeInfo(place).ConvertedType is { IsRefLikeType: true } ? Shares : Reads;
        }
    }

    /// <summary>Whether a member that is used through a struct may change it.</summary>
    private static bool MayChange(MemberAccessExpressionSyntax access, ITypeSymbol type, SemanticModel model) => model.GetSymbolInfo(access).Symbol switch
    {
        IMethodSymbol { ReducedFrom: { } extension } => extension.Parameters[0].RefKind == RefKind.Ref,
        { ContainingType.ExtensionParameter: { } receiver } => receiver.RefKind == RefKind.Ref,
        { IsStatic: true } => false,
        IMethodSymbol method => !method.IsReadOnly,
        IPropertySymbol property => property.GetMethod is { IsReadOnly: false } || IsTarget(Outer(access)) && property.SetMethod is { IsReadOnly: false },
        IFieldSymbol => false,
        _ => !type.IsReadOnly,
    };

    private static bool IsTarget(ExpressionSyntax place) => place.Parent switch
    {
        AssignmentExpressionSyntax assignment => assignment.Left == place,
        PostfixUnaryExpressionSyntax or PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.PreIncrementExpression or (int)SyntaxKind.PreDecrementExpression } => true,
        ArgumentSyntax { Parent: TupleExpressionSyntax tuple } => Tuples.IsTarget(tuple),
        _ => false,
    };

    /// <summary>Whether what is called with the variable by reference may hand the reference on.</summary>
    private static bool GivesReference(ArgumentSyntax argument, SemanticModel model) => argument.Parent?.Parent is ExpressionSyntax call
        && (model.GetTypeInfo(call).Type is { IsRefLikeType: true } || model.GetSymbolInfo(call).Symbol is IMethodSymbol { RefKind: not RefKind.None } or IPropertySymbol { RefKind: not RefKind.None });

    private static bool IsInlineArray(ITypeSymbol? type) => type is { TypeKind: TypeKind.Struct } && OperandBinder.IsInlineArray(type);

    /// <summary>The expression with the parentheses and <c>!</c> around it.</summary>
    private static ExpressionSyntax Outer(ExpressionSyntax expression)
    {
        while (expression.Parent is ParenthesizedExpressionSyntax or PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.SuppressNullableWarningExpression }) expression = (ExpressionSyntax)expression.Parent;
        return expression;
    }
}
