using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace ReactorGen.Generator.Binding;

/// <summary>What C# calls without a name of it being written: operators, and the methods of its patterns.</summary>
internal static class UnnamedCalls
{
    public static IEnumerable<IMethodSymbol?> Of(SyntaxNode node, SemanticModel model, CancellationToken cancel) =>
        node is ExpressionSyntax { Parent: InitializerExpressionSyntax { RawKind: (int)SyntaxKind.CollectionInitializerExpression } } element
            ? OfNode(node, model, cancel).Append(Symbol(model.GetCollectionInitializerSymbolInfo(element, cancel)))
            : OfNode(node, model, cancel);

    private static IEnumerable<IMethodSymbol?> OfNode(SyntaxNode node, SemanticModel model, CancellationToken cancel)
    {
        switch (node)
        {
            case AssignmentExpressionSyntax { Left: TupleExpressionSyntax or DeclarationExpressionSyntax } assignment: return OfDeconstruction(model.GetDeconstructionInfo(assignment));
            case ForEachVariableStatementSyntax each: return OfDeconstruction(model.GetDeconstructionInfo(each)).Append(model.GetForEachStatementInfo(each).GetEnumeratorMethod);
            case ForEachStatementSyntax each: return [model.GetForEachStatementInfo(each).GetEnumeratorMethod];
            case BinaryExpressionSyntax or PrefixUnaryExpressionSyntax or PostfixUnaryExpressionSyntax or AssignmentExpressionSyntax: return [Symbol(model.GetSymbolInfo(node, cancel))];
            case AwaitExpressionSyntax wait: return [model.GetAwaitExpressionInfo(wait).GetAwaiterMethod];
            case PositionalPatternClauseSyntax { Parent: { } pattern }: return [(model.GetOperation(pattern, cancel) as IRecursivePatternOperation)?.DeconstructSymbol as IMethodSymbol];
            case QueryClauseSyntax clause when model.GetQueryClauseInfo(clause, cancel) is var info: return [Symbol(info.CastInfo), Symbol(info.OperationInfo)];
            case SelectOrGroupClauseSyntax or OrderingSyntax: return [Symbol(model.GetSymbolInfo(node, cancel))];
            case CollectionExpressionSyntax { Elements.Count: > 0 } collection when model.GetTypeInfo(collection, cancel).ConvertedType is { } type: return OfAdding(collection, type, model);
            default: return [];
        }
    }

    /// <summary>No member of a type is asked for where it has one of its own.</summary>
    private static IEnumerable<IMethodSymbol?> OfAdding(CollectionExpressionSyntax collection, ITypeSymbol type, SemanticModel model)
    {
        List<IMethodSymbol> found = model.LookupSymbols(collection.SpanStart, type, "Add", includeReducedExtensionMethods: true).OfType<IMethodSymbol>().ToList();
        return found.All(m => m.ReducedFrom is not null) ? found : [];
    }

    private static IMethodSymbol? Symbol(SymbolInfo info) => info.Symbol as IMethodSymbol;

    private static IEnumerable<IMethodSymbol?> OfDeconstruction(DeconstructionInfo info) => info.Nested.SelectMany(OfDeconstruction).Prepend(info.Method);
}
