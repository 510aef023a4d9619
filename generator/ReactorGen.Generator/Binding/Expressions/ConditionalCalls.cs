using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ReactorGen.Generator.Binding;

/// <summary>
/// Calls that the compiler drops with their arguments, suspensions included: of <c>[Conditional("X")]</c> methods where X is not defined, and of partial
/// methods that have no body.
/// </summary>
internal static class ConditionalCalls
{
    /// <summary>Whether the node is a dropped call or stands in one, as its receiver or in an argument, or in an element whose <c>Add</c> is dropped; a <c>?.</c> is dropped with the call at its end.</summary>
    public static bool IsDropped(SyntaxNode node, SyntaxNode body, SemanticModel model)
    {
        for (SyntaxNode? outer = node; outer is not null && outer != body.Parent; outer = outer.Parent)
            if (outer is ExpressionSyntax whole && CalledBy(whole, body, model) is { } method && IsOmitted(method, node.SyntaxTree)) return true;
        return false;
    }

    private static IMethodSymbol? CalledBy(ExpressionSyntax expression, SyntaxNode body, SemanticModel model) =>
        expression.Parent is InitializerExpressionSyntax { RawKind: (int)SyntaxKind.CollectionInitializerExpression } ? model.GetCollectionInitializerSymbolInfo(expression).Symbol as IMethodSymbol
        : IsDiscarded(expression, body, model) && CallOf(expression) is { } call ? model.GetSymbolInfo(call).Symbol as IMethodSymbol
        : null;

    /// <summary>An expression that is a statement, or the body of a method without a result.</summary>
    private static bool IsDiscarded(ExpressionSyntax whole, SyntaxNode body, SemanticModel model) => whole.Parent switch
    {
        ExpressionStatementSyntax => true,
        ForStatementSyntax loop => loop.Condition != whole,
        ArrowExpressionClauseSyntax { Parent: MethodDeclarationSyntax method } => whole == body && model.GetDeclaredSymbol(method) is { ReturnsVoid: true },
        _ => false,
    };

    /// <summary>The call that is the last thing to be done: itself, or at the end of a <c>?.</c>.</summary>
    private static InvocationExpressionSyntax? CallOf(ExpressionSyntax whole)
    {
        while (whole is ConditionalAccessExpressionSyntax access) whole = access.WhenNotNull;
        return whole as InvocationExpressionSyntax;
    }

    private static bool IsOmitted(IMethodSymbol method, SyntaxTree tree) => IsBodiless(method.ReducedFrom ?? method) || IsOmittedByCondition(method, tree);

    /// <summary>A method with an attribute may get its body from another generator, whose code cannot be seen here.</summary>
    private static bool IsBodiless(IMethodSymbol method) =>
        method.OriginalDefinition is { IsPartialDefinition: true, PartialImplementationPart: null, ReturnsVoid: true } defined && defined.GetAttributes().IsEmpty
        && defined.DeclaringSyntaxReferences.All(r => r.GetSyntax() is MethodDeclarationSyntax declared && !declared.Modifiers.Any(m => SyntaxFacts.IsAccessibilityModifier(m.Kind())));

    /// <summary>An override is dropped by the conditions of the method that it overrides, too.</summary>
    private static bool IsOmittedByCondition(IMethodSymbol method, SyntaxTree tree)
    {
        bool isConditional = false;
        for (IMethodSymbol? declared = method; declared is not null; declared = declared.OverriddenMethod)
        {
            foreach (AttributeData attribute in declared.GetAttributes().Where(a => a.AttributeClass is { Name: "ConditionalAttribute", ContainingNamespace.Name: "Diagnostics" }))
            {
                if (attribute.ConstructorArguments.FirstOrDefault().Value is string symbol && IsDefined(symbol, tree)) return false;
                isConditional = true;
            }
        }
        return isConditional;
    }

    /// <summary>Asks the directives at the start of the file after the options: the last one counts.</summary>
    private static bool IsDefined(string symbol, SyntaxTree tree)
    {
        bool isDefined = tree.Options.PreprocessorSymbolNames.Contains(symbol);
        foreach (SyntaxTrivia trivia in tree.GetRoot().GetFirstToken(includeZeroWidth: true).LeadingTrivia)
        {
            if (trivia.GetStructure() is DefineDirectiveTriviaSyntax { IsActive: true } define && define.Name.ValueText == symbol) isDefined = true;
            else if (trivia.GetStructure() is UndefDirectiveTriviaSyntax { IsActive: true } undefine && undefine.Name.ValueText == symbol) isDefined = false;
        }
        return isDefined;
    }
}
