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
internal sealed class OperandBinder(BodyContext context, ExpressionBinder expressions)
{
    public Operand Argument(ArgumentSyntax argument) => argument.RefKindKeyword.Kind() switch
    {
        SyntaxKind.None when IsInArgument(argument) && IsVariable(argument.Expression) => Location(argument.Expression, "argument"),
        SyntaxKind.None => Value(argument.Expression, "argument"),
        _ => argument.Expression is DeclarationExpressionSyntax
            ? new Operand(expressions.Fragment(argument.Expression), OperandKind.Constant, null, "argument")
            : Location(argument.Expression, "argument") with { IsChecked = IsArrayElement(argument.Expression) },
    };

    private bool IsArrayElement(ExpressionSyntax expression) =>
        expression is ElementAccessExpressionSyntax element && context.Model.GetTypeInfo(element.Expression, context.Cancel).Type is IArrayTypeSymbol;

    /// <summary>Whether reaching the location may fail: an element of an array, or a field of an object.</summary>
    private bool IsCheckable(ExpressionSyntax expression) =>
        IsArrayElement(expression) || (expression is MemberAccessExpressionSyntax { Expression: not ThisExpressionSyntax } access && context.Model.GetSymbolInfo(access, context.Cancel).Symbol is IFieldSymbol { IsStatic: false });

    private bool IsInArgument(ArgumentSyntax argument) =>
        context.Model.GetOperation(argument, context.Cancel) is Microsoft.CodeAnalysis.Operations.IArgumentOperation { Parameter.RefKind: RefKind.In or RefKind.RefReadOnlyParameter };

    /// <summary>An operand whose value is what counts.</summary>
    public Operand Value(ExpressionSyntax expression, string role)
    {
        BoundExpression bound = expressions.Bind(expression);
        if (!bound.Suspends && IsUnchanging(expression)) return new Operand(bound, OperandKind.Constant, null, role);
        TypeInfo info = context.Model.GetTypeInfo(expression, context.Cancel);
        ITypeSymbol? type = info.ConvertedType ?? info.Type;
        if (type is null || type.SpecialType == SpecialType.System_Void || type is IErrorTypeSymbol) return new Operand(bound, OperandKind.Constant, null, role);
        return new Operand(bound, OperandKind.Value, TypeModels.Of(type), role);
    }

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
    public Operand Receiver(ExpressionSyntax expression)
    {
        if (expression is BaseExpressionSyntax or ThisExpressionSyntax || context.Model.GetSymbolInfo(expression, context.Cancel).Symbol is INamespaceOrTypeSymbol)
            return new Operand(expressions.Bind(expression), OperandKind.Constant, null, "receiver");
        ITypeSymbol? type = context.Model.GetTypeInfo(expression, context.Cancel).Type;
        bool isReference = type is null || type.IsReferenceType;
        return !isReference && IsVariable(expression) ? Location(expression, "receiver") with { IsChecked = IsCheckable(expression) } : Value(expression, "receiver");
    }

    /// <summary>A variable, property or indexer used in place: what is evaluated to find it is kept, the access itself stays.</summary>
    public Operand Location(ExpressionSyntax expression, string role)
    {
        switch (expression)
        {
            case ParenthesizedExpressionSyntax parenthesized:
                return Location(parenthesized.Expression, role);
            case MemberAccessExpressionSyntax access when context.Model.GetSymbolInfo(access, context.Cancel).Symbol is { IsStatic: false }:
                return Composite(access, role, (access.Expression, Receiver(access.Expression)));
            case ElementAccessExpressionSyntax element:
                CheckReference(element);
                var parts = new List<(SyntaxNode, Operand)> { (element.Expression, Receiver(element.Expression)) };
                parts.AddRange(element.ArgumentList.Arguments.Select(a => ((SyntaxNode)a.Expression, Value(a.Expression, "index"))));
                return Composite(element, role, parts.ToArray());
            case InvocationExpressionSyntax invocation:
                CheckReference(invocation);
                break;
        }
        return new Operand(expressions.Bind(expression), OperandKind.Location, TypeOf(expression), role);
    }

    private Operand Composite(ExpressionSyntax expression, string role, params (SyntaxNode Node, Operand Operand)[] parts) => new(
        new CompositeExpression(
            FragmentBuilder.Template(context, expression, parts.Select(p => p.Node).ToList()),
            parts.Select(p => p.Operand).ToEquatableArray()),
        OperandKind.Location, TypeOf(expression), role);

    private TypeModel? TypeOf(ExpressionSyntax expression) =>
        context.Model.GetTypeInfo(expression, context.Cancel).Type is { } type ? TypeModels.Of(type) : null;

    private void CheckReference(ExpressionSyntax expression)
    {
        ISymbol? symbol = context.Model.GetSymbolInfo(expression, context.Cancel).Symbol;
        if (symbol is IMethodSymbol { RefKind: not RefKind.None } or IPropertySymbol { RefKind: not RefKind.None })
            context.Report(Diagnostics.ReferenceAcross, expression.GetLocation(), expression.ToString());
    }

    /// <summary>Whether the expression is a variable, so that using it in place sees later changes.</summary>
    private bool IsVariable(ExpressionSyntax expression)
    {
        switch (expression)
        {
            case ParenthesizedExpressionSyntax parenthesized: return IsVariable(parenthesized.Expression);
            case ThisExpressionSyntax: return true;
            case ElementAccessExpressionSyntax element:
                return context.Model.GetTypeInfo(element.Expression, context.Cancel).Type is IArrayTypeSymbol
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

    /// <summary>Whether evaluating the expression later gives the same value, without effects.</summary>
    private bool IsUnchanging(ExpressionSyntax expression)
    {
        while (expression is ParenthesizedExpressionSyntax parenthesized) expression = parenthesized.Expression;
        if (expression is ThisExpressionSyntax or TypeOfExpressionSyntax or DefaultExpressionSyntax or LiteralExpressionSyntax or AnonymousFunctionExpressionSyntax) return true;
        if (context.Model.GetConstantValue(expression, context.Cancel).HasValue) return true;
        ISymbol? symbol = context.Model.GetSymbolInfo(expression, context.Cancel).Symbol;
        if (symbol is INamespaceOrTypeSymbol) return true;
        if (symbol is IMethodSymbol { IsStatic: true } && expression is not InvocationExpressionSyntax and not BaseObjectCreationExpressionSyntax && context.Model.GetTypeInfo(expression, context.Cancel).Type is null) return true;
        if (expression is not IdentifierNameSyntax || symbol is not (ILocalSymbol { IsRef: false } or IParameterSymbol)) return false;
        VariableUses.Facts facts = context.Uses.Of(symbol);
        bool changesInPlace = facts.Captured && facts.Writes > 0;
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
