using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace ReactorGen.Generator.Binding;

/// <content>What a value or a reference is made of: arguments, operands, elements.</content>
internal sealed partial class StackScopes
{
    /// <summary>Whether what a variable gets where a node declares it may be of the frame.</summary>
    private bool IsOfFrame(SyntaxNode declaration)
    {
        if (declaration is CommonForEachStatementSyntax loop) return IsFramesValue(loop.Expression);
        foreach (SyntaxNode node in declaration.Ancestors())
        {
            switch (node)
            {
                case InvocationExpressionSyntax call: return TakesOfFrame(call);
                case BaseObjectCreationExpressionSyntax creation: return IsFramesValue(creation);
                case AssignmentExpressionSyntax deconstruction: return IsFramesOperand(deconstruction.Right);
                case IsPatternExpressionSyntax test: return IsFramesOperand(test.Expression);
                case SwitchExpressionSyntax choice: return IsFramesOperand(choice.GoverningExpression);
                case SwitchStatementSyntax jump: return IsFramesOperand(jump.Expression);
                case StatementSyntax: return true;
            }
        }
        return true;
    }

    /// <summary>An operand of a stack-only type, or one of which such a value is made.</summary>
    private bool IsFramesOperand(ExpressionSyntax operand) =>
        model.GetTypeInfo(operand) is { Type: { } type } info && (type.IsRefLikeType || type.IsValueType && info.ConvertedType?.IsRefLikeType == true) && IsFramesValue(operand);

    private bool TakesOfFrame(InvocationExpressionSyntax call) => TakesOfFrame(call.ArgumentList.Arguments, call.Expression);

    private bool TakesOfFrame(SeparatedSyntaxList<ArgumentSyntax> arguments, ExpressionSyntax? called) =>
        arguments.Any(IsOfFrame)
        || called is MemberAccessExpressionSyntax { Expression: var receiver } && model.GetSymbolInfo(called).Symbol is IMethodSymbol && model.GetTypeInfo(receiver).Type is { IsRefLikeType: true } && IsFramesValue(receiver);

    /// <summary>Whether an argument may hand something of the frame on to the result. A parameter that is <c>scoped</c> or <c>out</c> does not.</summary>
    private bool IsOfFrame(ArgumentSyntax argument)
    {
        IParameterSymbol? parameter = (model.GetOperation(argument) as IArgumentOperation)?.Parameter;
        if (argument.RefKindKeyword.IsKind(SyntaxKind.OutKeyword) || parameter?.ScopedKind == ScopedKind.ScopedValue) return false;
        bool isByReference = !argument.RefKindKeyword.IsKind(SyntaxKind.None) || parameter?.RefKind is RefKind.In or RefKind.RefReadOnlyParameter;
        return isByReference && parameter?.ScopedKind != ScopedKind.ScopedRef ? IsFramesPlace(argument.Expression) : IsFramesOperand(argument.Expression) || ConvertsOfFrame(argument.Expression);
    }

    private bool ConvertsOfFrame(ExpressionSyntax argument) => model.GetTypeInfo(argument).ConvertedType is { IsRefLikeType: true } && IsFramesValue(argument);

    /// <summary>An operator of the user's own is a call; others of stack-only values join constants.</summary>
    private bool IsOperatorsFrame(ExpressionSyntax whole, params ExpressionSyntax[] operands) => model.GetSymbolInfo(whole).Symbol is IMethodSymbol { MethodKind: MethodKind.UserDefinedOperator } called
        && called.Parameters.Zip(operands, (p, o) => p.ScopedKind == ScopedKind.None && (p.RefKind == RefKind.None ? IsFramesOperand(o) || ConvertsOfFrame(o) : IsFramesPlace(o))).Any(f => f);

    /// <summary>Whether an initialiser gives a member something of the frame.</summary>
    private bool HoldsOfFrame(InitializerExpressionSyntax? initializer) => initializer?.Expressions.Any(e => e switch
    {
        AssignmentExpressionSyntax { Right: InitializerExpressionSyntax nested } => HoldsOfFrame(nested),
        AssignmentExpressionSyntax { Right: RefExpressionSyntax reference } => IsFramesPlace(reference),
        AssignmentExpressionSyntax { Right: var value } => IsFramesOperand(value) || ConvertsOfFrame(value),
        _ => IsFramesOperand(e),
    }) == true;

    /// <summary>Whether a collection is one of constants that the compiler puts among the program's data.</summary>
    public bool IsData(CollectionExpressionSyntax collection) =>
        model.GetTypeInfo(collection).ConvertedType is INamedTypeSymbol { Name: "ReadOnlySpan", TypeArguments: { Length: 1 } elements }
        && (elements[0] is INamedTypeSymbol { EnumUnderlyingType: { } underlying } ? underlying : elements[0]).SpecialType is
            (>= SpecialType.System_Boolean and <= SpecialType.System_UInt64) or SpecialType.System_Single or SpecialType.System_Double
        && collection.Elements.All(e => e is ExpressionElementSyntax { Expression: var value } && model.GetConstantValue(value).HasValue);
}
