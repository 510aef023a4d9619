using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using ReactorGen.Generator.Model;

namespace ReactorGen.Generator.Binding;

/// <content>
/// Keeps the compiler's choice where a name has several methods. A temporary has the argument's own type, where it can be converted as well at the call. Where it cannot, it
/// has the parameter's type, with which another method might fit better; so the arguments that stay in place are converted there to the types of theirs.
/// <code>
/// Show(c: 5, o: Receive(s));   ->   c = 5 as a Celsius; suspend Receive(s); Show(c, (object)[result]);
/// </code>
/// </content>
internal sealed partial class OperandBinder
{
    private (SyntaxNode Node, Operand Operand)[] Chosen(SyntaxNode call, (SyntaxNode Node, Operand Operand)[] arguments)
    {
        int last = System.Array.FindLastIndex(arguments, a => a.Operand.Expression.Suspends);
        if (last <= 0 || !HasOverloads(call)) return arguments;
        bool needsCasts = arguments.Take(last).Any(a => IsSaved(a.Operand) && !KeepsType((ExpressionSyntax)a.Node) && !IsOfWantedType((ExpressionSyntax)a.Node));
        return arguments.Select((a, i) => (a.Node, WithType((ExpressionSyntax)a.Node, a.Operand, i < last && IsSaved(a.Operand), needsCasts))).ToArray();
    }

    private static bool IsSaved(Operand operand) => operand is { Kind: OperandKind.Value, Bound: null, PassedBy: null };

    private Operand WithType(ExpressionSyntax expression, Operand operand, bool isSaved, bool needsCasts)
    {
        if (isSaved && !needsCasts && KeepsType(expression)) return operand with { Type = TypeOf(expression) };
        bool isInPlace = !isSaved && operand.Kind is OperandKind.Value or OperandKind.Constant;
        return isInPlace && needsCasts ? Cast(expression, operand) : operand;
    }

    /// <summary>Whether the conversion to the parameter's type can wait: no code of anybody's runs, and the value has a type that a variable can have.</summary>
    private bool KeepsType(ExpressionSyntax expression)
    {
        Conversion conversion = context.Model.GetConversion(expression, context.Cancel);
        bool isPlain = conversion.IsIdentity || conversion.IsReference || conversion.IsBoxing || conversion.IsNumeric;
        return isPlain && TypeOf(expression) is { Shape: null, CannotBeField: null, IsRefLike: false, IsDynamic: false };
    }

    private Operand Cast(ExpressionSyntax expression, Operand operand)
    {
        if (context.Model.GetTypeInfo(expression, context.Cancel) is not { Type: not null, ConvertedType: { IsRefLikeType: false, IsAnonymousType: false } wanted } || IsOfWantedType(expression)) return operand;
        (string open, string close) = Parentheses.Around(expression);
        return operand with { Expression = new CompositeExpression(CodeFragment.Join($"({TypeModels.Text(wanted)}){open}", new OperandPiece(0), close), EquatableArray.Of(operand)) };
    }

    /// <summary>Whether a method, constructor or indexer is one of several.</summary>
    private bool HasOverloads(SyntaxNode call)
    {
        if (call is InvocationExpressionSyntax invocation) return context.Model.GetMemberGroup(invocation.Expression, context.Cancel).Length > 1;
        return context.Model.GetSymbolInfo(call, context.Cancel).Symbol switch
        {
            IMethodSymbol { MethodKind: MethodKind.Constructor } constructor => constructor.ContainingType.InstanceConstructors.Length > 1,
            IPropertySymbol { IsIndexer: true } indexer => indexer.ContainingType.GetMembers(indexer.Name).Length > 1,
            _ => false,
        };
    }
}
