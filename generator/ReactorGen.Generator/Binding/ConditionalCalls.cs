using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ReactorGen.Generator.Binding;

/// <summary>Calls of <c>[Conditional("X")]</c> methods where X is not defined: the compiler drops them with their arguments, suspensions included.</summary>
internal static class ConditionalCalls
{
    /// <summary>Whether the node stands in an argument of a dropped call.</summary>
    public static bool IsDropped(SyntaxNode node, SyntaxNode body, SemanticModel model)
    {
        for (SyntaxNode? outer = node.Parent; outer is not null && outer != body.Parent; outer = outer.Parent)
        {
            if (outer is not InvocationExpressionSyntax { Parent: ExpressionStatementSyntax } call || model.GetSymbolInfo(call).Symbol is not IMethodSymbol method) continue;
            string?[] symbols = method.GetAttributes().Where(a => a.AttributeClass is { Name: "ConditionalAttribute", ContainingNamespace.Name: "Diagnostics" })
                .Select(a => a.ConstructorArguments.FirstOrDefault().Value as string).ToArray();
            if (symbols.Length > 0 && !symbols.Any(s => s is not null && IsDefined(s, node.SyntaxTree))) return true;
        }
        return false;
    }

    private static bool IsDefined(string symbol, SyntaxTree tree) =>
        tree.Options.PreprocessorSymbolNames.Contains(symbol)
        || tree.GetRoot().GetFirstToken().LeadingTrivia.Any(t => t.GetStructure() is DefineDirectiveTriviaSyntax define && define.Name.ValueText == symbol);
}
