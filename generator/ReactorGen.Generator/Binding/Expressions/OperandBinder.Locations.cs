using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using ReactorGen.Generator.Model;

namespace ReactorGen.Generator.Binding;

/// <content>Locations: what is evaluated to find one is kept, the access itself stays where it is.</content>
internal sealed partial class OperandBinder
{
    /// <summary>A variable, property or indexer used in place: what is evaluated to find it is kept, the access itself stays.</summary>
    public Operand Location(ExpressionSyntax expression, string role)
    {
        switch (expression)
        {
            case ParenthesizedExpressionSyntax parenthesized:
                return Location(parenthesized.Expression, role);
            case PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.SuppressNullableWarningExpression } suppressed:
                return Location(suppressed.Operand, role);
            case MemberAccessExpressionSyntax access when context.Model.GetSymbolInfo(access, context.Cancel).Symbol is { IsStatic: false } || context.Model.GetTypeInfo(access.Expression, context.Cancel).Type is IDynamicTypeSymbol:
                return Composite(access, role, (access.Expression, Receiver(access.Expression, isPartOfTarget: role == "target")));
            case ElementAccessExpressionSyntax element when FromEnd(element, element.ArgumentList, element.Expression) is { } lengthName:
                return ElementFromEnd(element, element.ArgumentList, Receiver(element.Expression), lengthName, role);
            case ElementBindingExpressionSyntax element when context.ImplicitReceiver(element) is { } receiver && FromEnd(element, element.ArgumentList, ObjectOf(element)) is { } lengthName:
                return ElementFromEnd(element, element.ArgumentList, new Operand(new FragmentExpression(receiver), OperandKind.Constant, null, "receiver"), lengthName, role);
            case ElementAccessExpressionSyntax element:
                return Composite(element, role, Element(element));
            case ElementBindingExpressionSyntax element:
                return Composite(element, role, Arguments(element, element.ArgumentList.Arguments, "index"));
        }
        return new Operand(expressions.Bind(expression), OperandKind.Location, TypeOf(expression), role, Bound: Reference(expression));
    }

    /// <summary>The property that counts the elements, where an element is assigned by an <c>Index</c> that the compiler turns into a number.</summary>
    private string? FromEnd(ExpressionSyntax element, BracketedArgumentListSyntax indices, ExpressionSyntax receiver)
    {
        if (AssignmentTo(element) is not { } assignment || !context.Suspensions.Contains(assignment.Left is TupleExpressionSyntax ? assignment : assignment.Right)) return null;
        if (indices.Arguments is not { Count: 1 } arguments || !IsIndex(context.Model.GetTypeInfo(arguments[0].Expression, context.Cancel).ConvertedType)) return null;
        if (context.Model.GetTypeInfo(receiver, context.Cancel).Type is IArrayTypeSymbol) return "Length";
        return (context.Model.GetOperation(element, context.Cancel) as Microsoft.CodeAnalysis.Operations.IImplicitIndexerReferenceOperation)?.LengthSymbol.Name;
    }

    /// <summary>What stands in front of the <c>?</c> of an element.</summary>
    private static ExpressionSyntax ObjectOf(ElementBindingExpressionSyntax element) =>
        element.Ancestors().OfType<ConditionalAccessExpressionSyntax>().First(a => a.WhenNotNull.Span.Contains(element.Span)).Expression;

    /// <summary>The assignment that an expression is the target of, or one of the targets.</summary>
    private static AssignmentExpressionSyntax? AssignmentTo(ExpressionSyntax expression)
    {
        SyntaxNode target = expression;
        while (target.Parent is ParenthesizedExpressionSyntax or ArgumentSyntax { Parent: TupleExpressionSyntax } or PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.SuppressNullableWarningExpression })
            target = target.Parent is ArgumentSyntax argument ? argument.Parent! : target.Parent;
        return target.Parent is AssignmentExpressionSyntax assignment && assignment.Left == target ? assignment : null;
    }

    // a[^1] = Receive(s);   ->   index = a.Length - 1; suspend Receive(s); a[index] = [result];
    private Operand ElementFromEnd(ExpressionSyntax element, BracketedArgumentListSyntax indices, Operand receiver, string lengthName, string role)
    {
        int point = context.Suspensions.FirstPoint(AssignmentTo(element)!), position = context.AddPosition(element);
        var statements = new List<BoundStatement>();
        if (receiver is { Kind: OperandKind.Value, Type: { } type })
        {
            int kept = context.AddTemporary($"receiver_before{point}", type);
            statements.Add(new LocalDeclaration(kept, type.Text, receiver.Expression) { Position = position });
            receiver = new Operand(new FragmentExpression(CodeFragment.Slot(kept)), OperandKind.Constant, type, "receiver");
        }
        ExpressionSyntax index = indices.Arguments[0].Expression;
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
        else
        {
            (string open, string close) = Parentheses.Around(index);
            number = new CompositeExpression(CodeFragment.Join(open, new OperandPiece(1), $"{close}.GetOffset(", new OperandPiece(0), $".{lengthName})"), EquatableArray.Of(receiver, Value(index, "index")));
        }
        int slot = context.AddTemporary($"index_before{point}", TypeModel.Int32);
        statements.Add(new LocalDeclaration(slot, "int", number) { Position = position });
        var access = new CompositeExpression(CodeFragment.Join(new OperandPiece(0), "[", slot, "]"), EquatableArray.Of(receiver));
        return new Operand(new SequenceExpression(statements.ToEquatableArray(), access), OperandKind.Location, TypeOf(element), role, Bound: Reference(element));
    }

    /// <summary>A location as code that can be repeated: its own operands go into temporaries.</summary>
    public CodeFragment Repeatable(Operand location, int point, int position, List<BoundStatement> output)
    {
        if (location.Expression is SequenceExpression sequence)
        {
            output.AddRange(sequence.Statements);
            return Repeatable(location with { Expression = sequence.Value }, point, position, output);
        }
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

    /// <summary>An element's object, then its indices.</summary>
    public (SyntaxNode Node, Operand Operand)[] Element(ElementAccessExpressionSyntax element)
    {
        Operand receiver = Handlers.Shared(Receiver(element.Expression), element, -1);
        return [(element.Expression, receiver), .. Arguments(element, element.ArgumentList.Arguments, "index")];
    }

    private Operand Composite(ExpressionSyntax expression, string role, params (SyntaxNode Node, Operand Operand)[] parts) =>
        new(expressions.Composite(expression, parts), OperandKind.Location, TypeOf(expression), role, Bound: Reference(expression));
}
