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
    public (SyntaxNode Node, Operand Operand)[] Arguments(SyntaxNode call, IEnumerable<ArgumentSyntax> arguments, string role = "argument") =>
        Chosen(call, arguments.Select((a, i) => ((SyntaxNode)a.Expression, Handlers.Shared(Argument(a, role), call, i))).ToArray());

    public Operand Argument(ArgumentSyntax argument, string role = "argument") => argument.RefKindKeyword.Kind() switch
    {
        SyntaxKind.None when Handlers.BindArgument(argument) is { } handler => handler,
        SyntaxKind.None when IsInArgument(argument) && IsPassedInPlace(argument.Expression) => CheckedLocation(argument.Expression, role),
        SyntaxKind.None when argument.Parent is BracketedArgumentListSyntax => Bound(argument.Expression, role),
        SyntaxKind.None => Value(argument.Expression, role) with { PassedBy = IsReadOnlyReference(argument) ? "in " : null },
        _ => argument.Expression is DeclarationExpressionSyntax
            ? new Operand(expressions.Fragment(argument.Expression), OperandKind.Constant, null, role)
            : CheckedLocation(argument.Expression, role),
    };

    /// <summary>A variable used by reference: an element has to be there before later operands are evaluated.</summary>
    public Operand CheckedLocation(ExpressionSyntax expression, string role) => Location(expression, role) with { IsChecked = IsArrayElement(expression) };

    /// <summary>An operand whose value is what counts.</summary>
    public Operand Value(ExpressionSyntax expression, string role) =>
        Parentheses.Within(expression) is CollectionExpressionSyntax collection && IsSpanOfElements(collection) ? Elements(collection, role) : Of(expressions.Bind(expression), expression, role);

    /// <summary>The elements are kept, and the span is made of them where it is used.</summary>
    private Operand Elements(CollectionExpressionSyntax collection, string role) =>
        Composite(collection, role, collection.Elements.Select(e => ((SyntaxNode)((ExpressionElementSyntax)e).Expression, Value(((ExpressionElementSyntax)e).Expression, "element"))).ToArray());

    /// <summary>Whether the compiler puts the elements into a struct, which it keeps for a span: it does from two on, if they are not all data of the program.</summary>
    private bool IsSpanOfElements(CollectionExpressionSyntax collection) => collection.Elements.Count > 1 && collection.Elements.All(e => e is ExpressionElementSyntax)
        && context.Model.GetTypeInfo(collection, context.Cancel).ConvertedType is INamedTypeSymbol { IsRefLikeType: true, Name: "Span" or "ReadOnlySpan", ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } }
        && !context.Scopes.IsData(collection);

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
        bool isInteger = operand.Kind == OperandKind.Value && IsIndex(context.Model.GetTypeInfo(expression, context.Cancel).ConvertedType)
            && context.Model.GetTypeInfo(expression, context.Cancel).Type?.SpecialType == SpecialType.System_Int32;
        return isInteger ? operand with { Type = TypeModel.Int32 } : operand;
    }

    private StackBound BoundToStack(ExpressionSyntax expression, bool isReference) => new(context.AddPosition(expression), expression.ToString(), isReference);

    /// <summary>What a member access or call goes through: a location where it is a struct variable, a value otherwise.</summary>
    /// <param name="isPartOfTarget">Whether a member of it is assigned: the object it is a field of has to be there before the value is evaluated.</param>
    public Operand Receiver(ExpressionSyntax expression, bool isPartOfTarget = false)
    {
        if (expression is BaseExpressionSyntax or ThisExpressionSyntax || context.Model.GetSymbolInfo(expression, context.Cancel).Symbol is INamespaceOrTypeSymbol)
            return new Operand(expressions.Bind(expression), OperandKind.Constant, null, "receiver");
        ITypeSymbol? type = context.Model.GetTypeInfo(expression, context.Cancel).Type;
        bool isReference = type is null || type.IsReferenceType;
        return !isReference && IsVariable(expression) && !IsCopied(expression, type!)
            ? Location(expression, "receiver") with { IsChecked = IsArrayElement(expression) || isPartOfTarget && IsFieldOfObject(expression) }
            : ReceiverValue(expression);
    }

    /// <summary>A receiver whose value counts. It keeps its own type, in which its members are looked up, also where one of a base or an extension is found.</summary>
    public Operand ReceiverValue(ExpressionSyntax expression)
    {
        Operand operand = Value(expression, "receiver");
        return operand is { Kind: OperandKind.Value, Bound: null } && TypeOf(expression) is { } own ? operand with { Type = own } : operand;
    }

    private TypeModel? TypeOf(ExpressionSyntax expression) =>
        context.Model.GetTypeInfo(expression, context.Cancel).Type is { } type ? TypeModels.Of(type) : null;

    /// <summary>Whether evaluating the expression later gives the same value, without effects.</summary>
    private bool IsUnchanging(ExpressionSyntax expression)
    {
        if (IsConvertedByCode(expression) || IsPutOnStack(expression)) return false;
        expression = Parentheses.Inside(expression);
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
        return !changesInPlace && !context.Uses.IsWrittenIn(symbol, Whole(expression)) && !IsMutableStruct(symbol);
    }

    /// <summary>Whether a conversion runs code, a user's or the run-time binder's, which has to run at its place. That of a number to an <c>Index</c> is nothing to see.</summary>
    private bool IsConvertedByCode(ExpressionSyntax expression)
    {
        Conversion conversion = context.Model.GetConversion(expression, context.Cancel);
        return (conversion.IsUserDefined || conversion.IsDynamic) && !IsIndex(context.Model.GetTypeInfo(expression, context.Cancel).ConvertedType);
    }

    /// <summary>A value that a conversion, or <c>default</c>, makes a span of: nothing can keep that.</summary>
    private bool IsPutOnStack(ExpressionSyntax expression) => context.Model.GetTypeInfo(expression, context.Cancel) is { ConvertedType.IsRefLikeType: true, Type: var type }
        && (type is not { IsRefLikeType: true } || Parentheses.Inside(expression) is LiteralExpressionSyntax or DefaultExpressionSyntax);

    private static bool IsIndex(ITypeSymbol? type) => type is { Name: "Index", ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } };

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
