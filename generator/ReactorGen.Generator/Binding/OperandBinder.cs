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
        SyntaxKind.None when IsInArgument(argument) && IsOwnVariable(argument.Expression) => Location(argument.Expression, role),
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

    /// <summary>A variable, property or indexer used in place: what is evaluated to find it is kept, the access itself stays.</summary>
    public Operand Location(ExpressionSyntax expression, string role)
    {
        switch (expression)
        {
            case ParenthesizedExpressionSyntax parenthesized:
                return Location(parenthesized.Expression, role);
            case PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.SuppressNullableWarningExpression } suppressed:
                return Location(suppressed.Operand, role);
            case MemberAccessExpressionSyntax access when context.Model.GetSymbolInfo(access, context.Cancel).Symbol is { IsStatic: false }:
                return Composite(access, role, (access.Expression, Receiver(access.Expression, isPartOfTarget: role == "target")));
            case ElementAccessExpressionSyntax element when FromEnd(element) is { } lengthName:
                return ElementFromEnd(element, lengthName, role);
            case ElementAccessExpressionSyntax element:
                return Composite(element, role, Indices(element.ArgumentList).Prepend((element.Expression, Receiver(element.Expression))).ToArray());
            case ElementBindingExpressionSyntax element:
                return Composite(element, role, Indices(element.ArgumentList).ToArray());
        }
        return new Operand(expressions.Bind(expression), OperandKind.Location, TypeOf(expression), role, Bound: Reference(expression));
    }

    /// <summary>The property that counts the elements, where an element is assigned by an <c>Index</c> that the compiler turns into a number.</summary>
    private string? FromEnd(ElementAccessExpressionSyntax element)
    {
        if (element.Parent is not AssignmentExpressionSyntax assignment || assignment.Left != element || !context.Suspensions.Contains(assignment.Right)) return null;
        if (element.ArgumentList.Arguments is not { Count: 1 } arguments || context.Model.GetTypeInfo(arguments[0].Expression, context.Cancel) is not { ConvertedType: { Name: "Index", ContainingNamespace.Name: "System" } }) return null;
        if (context.Model.GetTypeInfo(element.Expression, context.Cancel).Type is IArrayTypeSymbol) return "Length";
        return (context.Model.GetOperation(element, context.Cancel) as Microsoft.CodeAnalysis.Operations.IImplicitIndexerReferenceOperation)?.LengthSymbol.Name;
    }

    // a[^1] = Receive(s);   ->   index = a.Length - 1; suspend Receive(s); a[index] = [result];
    private Operand ElementFromEnd(ElementAccessExpressionSyntax element, string lengthName, string role)
    {
        int point = context.Suspensions.FirstPoint(element.Parent!), position = context.AddPosition(element);
        var statements = new List<BoundStatement>();
        Operand receiver = Receiver(element.Expression);
        if (receiver is { Kind: OperandKind.Value, Type: { } type })
        {
            int kept = context.AddTemporary($"receiver_before{point}", type);
            statements.Add(new LocalDeclaration(kept, type.Text, receiver.Expression) { Position = position });
            receiver = new Operand(new FragmentExpression(CodeFragment.Slot(kept)), OperandKind.Constant, type, "receiver");
        }
        ExpressionSyntax index = element.ArgumentList.Arguments[0].Expression;
        CompositeExpression number;
        if (index is PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.IndexExpression, Operand: var distance })
        {
            Operand fromEnd = Value(distance, "index");
            if (fromEnd.Kind == OperandKind.Value)
            {
                // It is evaluated before the elements are counted.
                int counted = context.AddTemporary($"fromEnd_before{point}", TypeModel.Int32);
                statements.Add(new LocalDeclaration(counted, "int", fromEnd.Expression) { Position = position });
                fromEnd = new Operand(new FragmentExpression(CodeFragment.Slot(counted)), OperandKind.Constant, null, "index");
            }
            number = new CompositeExpression(CodeFragment.Join(new OperandPiece(0), $".{lengthName} - ", new OperandPiece(1)), EquatableArray.Of(receiver, fromEnd));
        }
        else number = new CompositeExpression(CodeFragment.Join(new OperandPiece(1), ".GetOffset(", new OperandPiece(0), $".{lengthName})"), EquatableArray.Of(receiver, Value(index, "index")));
        int slot = context.AddTemporary($"index_before{point}", TypeModel.Int32);
        statements.Add(new LocalDeclaration(slot, "int", number) { Position = position });
        var access = new CompositeExpression(CodeFragment.Join(new OperandPiece(0), "[", slot, "]"), EquatableArray.Of(receiver));
        return new Operand(new SequenceExpression(statements.ToEquatableArray(), access), OperandKind.Location, TypeOf(element), role, Bound: Reference(element));
    }

    /// <summary>A location as code that can be repeated: its own operands go into temporaries.</summary>
    public CodeFragment Repeatable(Operand location, int point, int position, List<BoundStatement> output)
    {
        if (location.Expression is not CompositeExpression composite) return ((FragmentExpression)location.Expression).Code;
        var parts = new List<object>();
        foreach (Piece piece in composite.Template.Pieces) parts.Add(piece is OperandPiece part ? Part(composite.Operands[part.Index]) : piece);
        return CodeFragment.Join(parts.ToArray());

        CodeFragment Part(Operand operand)
        {
            if (operand.Kind == OperandKind.Location && !operand.Expression.Suspends || operand.Kind == OperandKind.Constant) return Repeatable(operand, point, position, output);
            int slot = context.AddTemporary($"{operand.Role}_before{point}", operand.Type!);
            output.Add(new LocalDeclaration(slot, operand.Type!.Text, operand.Expression) { Position = position });
            return CodeFragment.Slot(slot);
        }
    }

    private IEnumerable<(SyntaxNode, Operand)> Indices(BracketedArgumentListSyntax list) => list.Arguments.Select(a => ((SyntaxNode)a.Expression, Argument(a, "index")));

    private Operand Composite(ExpressionSyntax expression, string role, params (SyntaxNode Node, Operand Operand)[] parts) =>
        new(expressions.Composite(expression, parts), OperandKind.Location, TypeOf(expression), role, Bound: Reference(expression));

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

    private static bool IsInlineArray(ITypeSymbol? type) => type is { IsValueType: true } && type.GetAttributes().Any(a => a.AttributeClass?.Name == "InlineArrayAttribute");

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
