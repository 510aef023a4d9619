using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using ReactorGen.Generator.Model;

namespace ReactorGen.Generator.Binding;

/// <summary>
/// Says of each operand of an expression that suspends how it outlives the suspension: as a value of the type it is converted to, as a
/// location whose own parts are kept, or not at all because nothing can change it.
/// </summary>
internal sealed partial class OperandBinder(BodyContext context, ExpressionBinder expressions)
{
    /// <summary>The binder of interpolated strings that become handlers.</summary>
    public HandlerBinder Handlers { get; set; } = null!;

    /// <summary>The arguments of a call, with what stands in front of them.</summary>
    public (SyntaxNode Node, Operand Operand)[] Arguments(SyntaxNode call, IEnumerable<ArgumentSyntax> arguments, string role = "argument") => arguments.Select((a, i) =>
    {
        int parameter = context.Model.GetOperation(a, context.Cancel) is Microsoft.CodeAnalysis.Operations.IArgumentOperation { Parameter.Ordinal: var ordinal } ? ordinal : i;
        return ((SyntaxNode)a.Expression, Handlers.Shared(Argument(a, role), call, parameter));
    }).ToArray();

    public Operand Argument(ArgumentSyntax argument, string role = "argument") => argument.RefKindKeyword.Kind() switch
    {
        SyntaxKind.None when Handlers.BindArgument(argument) is { } handler => handler,
        SyntaxKind.None when IsInArgument(argument) && IsOwnVariable(argument.Expression) && context.Model.GetConversion(argument.Expression, context.Cancel).IsIdentity => Location(argument.Expression, role),
        SyntaxKind.None when argument.Parent is BracketedArgumentListSyntax => Bound(argument.Expression, role),
        SyntaxKind.None => Value(argument.Expression, role),
        _ => argument.Expression is DeclarationExpressionSyntax
            ? new Operand(expressions.Fragment(argument.Expression), OperandKind.Constant, null, role)
            : CheckedLocation(argument.Expression, role),
    };

    /// <summary>A variable used by reference: an element has to be there before later operands are evaluated.</summary>
    public Operand CheckedLocation(ExpressionSyntax expression, string role) => Location(expression, role) with { IsChecked = IsArrayElement(expression) };

    private bool IsArrayElement(ExpressionSyntax expression) =>
        expression is ElementAccessExpressionSyntax element && context.Model.GetTypeInfo(element.Expression, context.Cancel).Type is IArrayTypeSymbol;

    private bool IsFieldOfObject(ExpressionSyntax expression) => expression is MemberAccessExpressionSyntax { Expression: not ThisExpressionSyntax } access
        && context.Model.GetSymbolInfo(access, context.Cancel).Symbol is IFieldSymbol { IsStatic: false };

    private bool IsInArgument(ArgumentSyntax argument) =>
        context.Model.GetOperation(argument, context.Cancel) is Microsoft.CodeAnalysis.Operations.IArgumentOperation { Parameter.RefKind: RefKind.In or RefKind.RefReadOnlyParameter };

    /// <summary>An operand whose value is what counts.</summary>
    public Operand Value(ExpressionSyntax expression, string role) => Of(expressions.Bind(expression), expression, role);

    /// <summary>The operand that an expression is, already bound.</summary>
    public Operand Of(BoundExpression bound, ExpressionSyntax expression, string role)
    {
        if (!bound.Suspends && IsUnchanging(expression)) return new Operand(bound, OperandKind.Constant, null, role);
        TypeInfo info = context.Model.GetTypeInfo(expression, context.Cancel);
        ITypeSymbol? type = info.ConvertedType ?? info.Type;
        if (type is null || type.SpecialType == SpecialType.System_Void || type is IErrorTypeSymbol) return new Operand(bound, OperandKind.Constant, null, role);
        return new Operand(bound, OperandKind.Value, TypeModels.Of(type), role, Bound: type.IsRefLikeType ? BoundToStack(expression, isReference: false) : null);
    }

    /// <summary>An index or the bound of a range: what it counts is kept, so that the compiler still sees from which end.</summary>
    public Operand Bound(ExpressionSyntax expression, string role)
    {
        if (expression is PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.IndexExpression } fromEnd) return Composite(fromEnd, role, (fromEnd.Operand, Value(fromEnd.Operand, role)));
        Operand operand = Value(expression, role);
        bool isInteger = operand.Kind == OperandKind.Value && context.Model.GetTypeInfo(expression, context.Cancel).Type?.SpecialType == SpecialType.System_Int32;
        return isInteger ? operand with { Type = TypeModel.Int32 } : operand;
    }

    private StackBound BoundToStack(ExpressionSyntax expression, bool isReference) => new(context.AddPosition(expression), expression.ToString(), isReference);

    /// <summary>The left side of an operator. In a string concatenation the compiler makes it a string when it has been evaluated, not at the end.</summary>
    public Operand Concatenated(BinaryExpressionSyntax binary, ExpressionSyntax left)
    {
        Operand operand = Value(left, "left");
        ITypeSymbol? type = context.Model.GetTypeInfo(left, context.Cancel).Type;
        bool isConcatenation = binary.IsKind(SyntaxKind.AddExpression) && context.Model.GetTypeInfo(binary, context.Cancel).Type?.SpecialType == SpecialType.System_String;
        if (!isConcatenation || operand.Expression.Suspends || type is null or { SpecialType: SpecialType.System_String } || context.Model.GetConstantValue(left, context.Cancel).HasValue) return operand;
        string call = type.IsValueType ? ").ToString()" : ")?.ToString()";
        var text = new FragmentExpression(CodeFragment.Join("(", ((FragmentExpression)operand.Expression).Code, call));
        return new Operand(text, OperandKind.Value, new TypeModel("string?", true, false, 8), "left");
    }

    /// <summary>What a member access or call goes through: a location where it is a struct variable, a value otherwise.</summary>
    /// <param name="isPartOfTarget">Whether a member of it is assigned: the object it is a field of has to be there before the value is evaluated.</param>
    public Operand Receiver(ExpressionSyntax expression, bool isPartOfTarget = false)
    {
        if (expression is BaseExpressionSyntax or ThisExpressionSyntax || context.Model.GetSymbolInfo(expression, context.Cancel).Symbol is INamespaceOrTypeSymbol)
            return new Operand(expressions.Bind(expression), OperandKind.Constant, null, "receiver");
        ITypeSymbol? type = context.Model.GetTypeInfo(expression, context.Cancel).Type;
        bool isReference = type is null || type.IsReferenceType;
        return !isReference && IsVariable(expression) ? Location(expression, "receiver") with { IsChecked = IsArrayElement(expression) || isPartOfTarget && IsFieldOfObject(expression) } : Value(expression, "receiver");
    }

    private TypeModel? TypeOf(ExpressionSyntax expression) =>
        context.Model.GetTypeInfo(expression, context.Cancel).Type is { } type ? TypeModels.Of(type) : null;

    /// <summary>A reference that a call, property or <c>ref</c> conditional returns: nothing can keep it.</summary>
    private StackBound? Reference(ExpressionSyntax expression)
    {
        bool isReference = expression is ConditionalExpressionSyntax { WhenTrue: RefExpressionSyntax }
            || context.Model.GetSymbolInfo(expression, context.Cancel).Symbol is IMethodSymbol { RefKind: not RefKind.None } or IPropertySymbol { RefKind: not RefKind.None };
        return isReference ? BoundToStack(expression, isReference: true) : null;
    }

    /// <summary>A variable that no call returned: what stands in such a one is passed to an <c>in</c> parameter as a copy.</summary>
    private bool IsOwnVariable(ExpressionSyntax expression)
    {
        if (!IsVariable(expression)) return false;
        foreach (ExpressionSyntax part in expression.DescendantNodesAndSelf(n => n is MemberAccessExpressionSyntax or ParenthesizedExpressionSyntax).OfType<ExpressionSyntax>())
            if (context.Model.GetSymbolInfo(part, context.Cancel).Symbol is IMethodSymbol { RefKind: not RefKind.None } or IPropertySymbol { RefKind: not RefKind.None }) return false;
        return true;
    }

    /// <summary>Whether the expression is a variable, so that using it in place sees later changes.</summary>
    private bool IsVariable(ExpressionSyntax expression)
    {
        switch (expression)
        {
            case ParenthesizedExpressionSyntax parenthesized: return IsVariable(parenthesized.Expression);
            case ThisExpressionSyntax: return true;
            case ElementAccessExpressionSyntax element:
                ITypeSymbol? type = context.Model.GetTypeInfo(element.Expression, context.Cancel).Type;
                return type is IArrayTypeSymbol || IsInlineArray(type) && IsVariable(element.Expression)
                    || context.Model.GetSymbolInfo(element, context.Cancel).Symbol is IPropertySymbol { RefKind: not RefKind.None };
        }
        return context.Model.GetSymbolInfo(expression, context.Cancel).Symbol switch
        {
            ILocalSymbol or IParameterSymbol => true,
            IFieldSymbol field => !field.IsReadOnly && !field.IsConst && (field.IsStatic || field.ContainingType.IsReferenceType || expression is IdentifierNameSyntax
                || expression is MemberAccessExpressionSyntax access && IsVariable(access.Expression)),
            IMethodSymbol { RefKind: not RefKind.None } => true,
            _ => false,
        };
    }

    public static bool IsInlineArray(ITypeSymbol? type) => type is { IsValueType: true } && type.GetAttributes().Any(a => a.AttributeClass?.Name == "InlineArrayAttribute");

    /// <summary>Whether evaluating the expression later gives the same value, without effects.</summary>
    private bool IsUnchanging(ExpressionSyntax expression)
    {
        while (expression is ParenthesizedExpressionSyntax parenthesized) expression = parenthesized.Expression;
        // A struct's method may change it, and so may the next operand.
        if (expression is ThisExpressionSyntax && context.Symbol.ContainingType is { IsValueType: true, IsReadOnly: false }) return false;
        if (expression is ThisExpressionSyntax or TypeOfExpressionSyntax or DefaultExpressionSyntax or LiteralExpressionSyntax or AnonymousFunctionExpressionSyntax) return true;
        if (context.Model.GetConstantValue(expression, context.Cancel).HasValue) return true;
        ISymbol? symbol = context.Model.GetSymbolInfo(expression, context.Cancel).Symbol;
        if (symbol is INamespaceOrTypeSymbol) return true;
        if (symbol is IMethodSymbol { IsStatic: true } && expression is not InvocationExpressionSyntax and not BaseObjectCreationExpressionSyntax && context.Model.GetTypeInfo(expression, context.Cancel).Type is null) return true;
        if (expression is not IdentifierNameSyntax || symbol is not (ILocalSymbol { IsRef: false } or IParameterSymbol)) return false;
        // A parameter of the primary constructor is a field.
        if (symbol.ContainingSymbol is IMethodSymbol { MethodKind: MethodKind.Constructor }) return false;
        VariableUses.Facts facts = context.Uses.Of(symbol);
        bool changesInPlace = facts.Aliased || facts.Captured && facts.Writes > 0;
        bool isConverted = context.Model.GetConversion(expression, context.Cancel) is { IsUserDefined: true };
        return !changesInPlace && !isConverted && !context.Uses.IsWrittenIn(symbol, Whole(expression)) && !IsMutableStruct(symbol);
    }

    /// <summary>A struct whose methods may change it between its use and the suspension's end.</summary>
    private static bool IsMutableStruct(ISymbol symbol)
    {
        ITypeSymbol? type = (symbol as ILocalSymbol)?.Type ?? (symbol as IParameterSymbol)?.Type;
        return type is { IsValueType: true, IsReadOnly: false, SpecialType: SpecialType.None, TypeKind: TypeKind.Struct };
    }

    private static SyntaxNode Whole(ExpressionSyntax expression)
    {
        SyntaxNode node = expression;
        while (node.Parent is not (StatementSyntax or ArrowExpressionClauseSyntax or null)) node = node.Parent;
        return node;
    }
}
