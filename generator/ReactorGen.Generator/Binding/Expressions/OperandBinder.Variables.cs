using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using ReactorGen.Generator.Model;

namespace ReactorGen.Generator.Binding;

/// <content>Which expressions are variables, and of what kind. Parentheses and <c>!</c> around one change nothing.</content>
internal sealed partial class OperandBinder
{
    private bool IsArrayElement(ExpressionSyntax expression) => Parentheses.Inside(expression) is ElementAccessExpressionSyntax element
        && context.Model.GetTypeInfo(element.Expression, context.Cancel).Type is IArrayTypeSymbol;

    private bool IsFieldOfObject(ExpressionSyntax expression) => Parentheses.Inside(expression) is MemberAccessExpressionSyntax { Expression: not ThisExpressionSyntax } access
        && context.Model.GetSymbolInfo(access, context.Cancel).Symbol is IFieldSymbol { IsStatic: false };

    private bool IsInArgument(ArgumentSyntax argument) => ParameterOf(argument) is { RefKind: RefKind.In or RefKind.RefReadOnlyParameter };

    /// <summary>An argument without a word for a <c>ref readonly</c> parameter, of which the compiler warns.</summary>
    private bool IsReadOnlyReference(ArgumentSyntax argument) => ParameterOf(argument) is { RefKind: RefKind.RefReadOnlyParameter };

    /// <summary>The parameter of an argument. With parentheses or <c>!</c> around its value, the compiler knows it by what is inside.</summary>
    private IParameterSymbol? ParameterOf(ArgumentSyntax argument)
    {
        IOperation? operation = context.Model.GetOperation(argument, context.Cancel) ?? context.Model.GetOperation(Parentheses.Inside(argument.Expression), context.Cancel);
        while (operation is not IArgumentOperation && operation?.Parent is IArgumentOperation or IConversionOperation { IsImplicit: true }) operation = operation.Parent;
        return (operation as IArgumentOperation)?.Parameter;
    }

    /// <summary>Whether an <c>in</c> parameter gets the variable itself, which it does where nothing is converted.</summary>
    public bool IsPassedInPlace(ExpressionSyntax expression) => IsOwnVariable(expression) && IsOfWantedType(expression);

    private bool IsOfWantedType(ExpressionSyntax expression)
    {
        TypeInfo info = context.Model.GetTypeInfo(expression, context.Cancel);
        return SymbolEqualityComparer.Default.Equals(info.Type, info.ConvertedType) || context.Model.GetConversion(expression, context.Cancel).IsIdentity;
    }

    /// <summary>A reference that a call, property or <c>ref</c> conditional returns: nothing can keep it.</summary>
    private StackBound? Reference(ExpressionSyntax expression) => IsReference(expression) ? BoundToStack(expression, isReference: true) : null;

    private bool IsReference(ExpressionSyntax expression) => expression is ConditionalExpressionSyntax { WhenTrue: RefExpressionSyntax }
        || context.Model.GetSymbolInfo(expression, context.Cancel).Symbol is IMethodSymbol { RefKind: not RefKind.None } or IPropertySymbol { RefKind: not RefKind.None };

    /// <summary>A variable that no call returned: what stands in such a one is passed to an <c>in</c> parameter as a copy.</summary>
    private bool IsOwnVariable(ExpressionSyntax expression) => IsVariable(expression) && ReferenceIn(expression) is null;

    /// <summary>A receiver of a type that cannot change, reached by a reference that a call returned, is copied. One that a span returned would have to keep the span.</summary>
    private bool IsCopied(ExpressionSyntax expression, ITypeSymbol type) => type.IsReadOnly && ReferenceIn(expression) is { } reference
        && !(reference is ElementAccessExpressionSyntax { Expression: var indexed } && context.Model.GetTypeInfo(indexed, context.Cancel).Type is { IsRefLikeType: true });

    /// <summary>The call, property or conditional whose reference a variable is or is part of, or null.</summary>
    private ExpressionSyntax? ReferenceIn(ExpressionSyntax expression)
    {
        for (ExpressionSyntax? part = Parentheses.Inside(expression); part is not null; part = part is MemberAccessExpressionSyntax access ? Parentheses.Inside(access.Expression) : null)
            if (IsReference(part)) return part;
        return null;
    }

    /// <summary>Whether the expression is a variable, so that using it in place sees later changes.</summary>
    private bool IsVariable(ExpressionSyntax expression)
    {
        expression = Parentheses.Inside(expression);
        switch (expression)
        {
            case ThisExpressionSyntax: return true;
            case ElementAccessExpressionSyntax element:
                ITypeSymbol? type = context.Model.GetTypeInfo(element.Expression, context.Cancel).Type;
                return type is IArrayTypeSymbol || IsInlineArray(type) && IsVariable(element.Expression) || IsReference(element);
        }
        return context.Model.GetSymbolInfo(expression, context.Cancel).Symbol switch
        {
            ILocalSymbol or IParameterSymbol => true,
            IFieldSymbol field => IsVariable(field, expression),
            _ => IsReference(expression),
        };
    }

    /// <summary>A field that nothing assigns is one only as part of a struct that is assigned as a whole.</summary>
    private bool IsVariable(IFieldSymbol field, ExpressionSyntax expression)
    {
        if (field.IsConst) return false;
        if (field.IsStatic || field.ContainingType.IsReferenceType) return !field.IsReadOnly;
        if (field is { IsReadOnly: true, Type: ITypeParameterSymbol }) return false;
        return expression is IdentifierNameSyntax || expression is MemberAccessExpressionSyntax access && IsVariable(access.Expression);
    }

    public static bool IsInlineArray(ITypeSymbol? type) => type is { IsValueType: true } && type.GetAttributes().Any(a => a.AttributeClass?.Name == "InlineArrayAttribute");
}
