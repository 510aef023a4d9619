using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using ReactorGen.Generator.Model;

namespace ReactorGen.Generator.Binding;

/// <summary>
/// A task called on a struct takes a copy of it, as it is when the arguments have been evaluated; they may change it.
/// <code>
/// counter.Send(counter.Next());   ->   argument = counter.Next(); suspend counter.Send(argument);
/// </code>
/// </summary>
internal static class StructReceivers
{
    /// <summary>The last argument of a call that may change the struct it is made on, if no suspension follows; -1 where there is none.</summary>
    public static int LastChange(InvocationExpressionSyntax call, IMethodSymbol method, BodyContext context)
    {
        if (method.IsStatic || !method.ContainingType.IsValueType) return -1;
        SeparatedSyntaxList<ArgumentSyntax> arguments = call.ArgumentList.Arguments;
        ExpressionSyntax? receiver = (Parentheses.Within(call.Expression) as MemberAccessExpressionSyntax)?.Expression;
        for (int i = arguments.Count - 1; i >= 0; i--)
        {
            ExpressionSyntax argument = Parentheses.Within(arguments[i].Expression);
            // What follows a suspension comes after it anyway.
            if (context.Suspensions.TryGet(argument, out _, out _)) return -1;
            if (MayChange(receiver, argument, context)) return i;
            if (context.Suspensions.Contains(argument)) return -1;
        }
        return -1;
    }

    private static bool MayChange(ExpressionSyntax? receiver, ExpressionSyntax argument, BodyContext context)
    {
        if (receiver is null or ThisExpressionSyntax) return context.Symbol is { IsReadOnly: false } && HasEffects(argument, context);
        if (context.Model.GetSymbolInfo(Variable(receiver, context), context.Cancel).Symbol is not { } variable || variable is not (ILocalSymbol { IsRef: false } or IParameterSymbol))
            return HasEffects(argument, context);
        VariableUses.Facts facts = context.Uses.Of(variable);
        return context.Uses.IsWrittenIn(variable, argument) || facts is { Captured: true, Writes: > 0 } && HasEffects(argument, context);
    }

    /// <summary>The variable that a field of a struct is a part of.</summary>
    private static ExpressionSyntax Variable(ExpressionSyntax expression, BodyContext context)
    {
        expression = Parentheses.Within(expression);
        while (expression is MemberAccessExpressionSyntax access && context.Model.GetTypeInfo(access.Expression, context.Cancel).Type is { IsValueType: true })
            expression = Parentheses.Within(access.Expression);
        return expression;
    }

    private static bool HasEffects(ExpressionSyntax expression, BodyContext context) => expression.DescendantNodesAndSelf(n => n is not AnonymousFunctionExpressionSyntax).Any(n => n switch
    {
        InvocationExpressionSyntax or BaseObjectCreationExpressionSyntax or AssignmentExpressionSyntax => context.Model.GetConstantValue(n, context.Cancel) is { HasValue: false },
        PrefixUnaryExpressionSyntax or PostfixUnaryExpressionSyntax => n.Kind() is SyntaxKind.PreIncrementExpression or SyntaxKind.PreDecrementExpression or SyntaxKind.PostIncrementExpression or SyntaxKind.PostDecrementExpression,
        ElementAccessExpressionSyntax or SimpleNameSyntax => context.Model.GetSymbolInfo(n, context.Cancel).Symbol is IPropertySymbol,
        _ => false,
    });

    /// <summary>An argument that is evaluated before the call, not in it.</summary>
    public static Operand Before(Operand argument, int point, int position, BodyContext context)
    {
        if (argument is not { Kind: OperandKind.Value, Type: { IsRefLike: false } type }) return argument;
        int slot = context.AddTemporary($"argument_before{point}", type);
        var kept = new LocalDeclaration(slot, type.Text, argument.Expression) { Position = position };
        return new Operand(new SequenceExpression(EquatableArray.Of<BoundStatement>(kept), new FragmentExpression(CodeFragment.Slot(slot))), OperandKind.Constant, null, argument.Role);
    }
}
