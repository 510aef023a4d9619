using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ReactorGen.Generator.Binding;

/// <summary>
/// Calls that ask for the caller's name and have no list of arguments to write it in: those of query clauses, collections and patterns of C#. Where a body has
/// one, its code is in a method of the user's name.
/// </summary>
internal static class CallerNames
{
    public static bool AreFilledIn(SyntaxNode body, BodyContext context) => body.DescendantNodesAndSelf().Any(n => Asks(n, context.Model));

    private static bool Asks(SyntaxNode node, SemanticModel model)
    {
        switch (node)
        {
            case BaseObjectCreationExpressionSyntax { ArgumentList: null }:
                return CallerInfo.AsksForName(model.GetSymbolInfo(node).Symbol);
            case ImplicitElementAccessSyntax:
                return CallerInfo.AsksForName(model.GetSymbolInfo(node).Symbol);
            case InitializerExpressionSyntax { RawKind: (int)SyntaxKind.CollectionInitializerExpression } elements:
                return elements.Expressions.Any(e => CallerInfo.AsksForName(model.GetCollectionInitializerSymbolInfo(e).Symbol));
            case CollectionExpressionSyntax collection:
                return model.GetTypeInfo(collection).ConvertedType is INamedTypeSymbol type && (type.InstanceConstructors.Any(CallerInfo.AsksForName)
                    || model.LookupSymbols(node.SpanStart, type, "Add", includeReducedExtensionMethods: true).Any(CallerInfo.AsksForName));
            case InterpolatedStringExpressionSyntax text:
                return model.GetTypeInfo(text).ConvertedType is { } handler && handler.GetAttributes().Any(a => a.AttributeClass?.Name == "InterpolatedStringHandlerAttribute")
                    && handler.GetMembers().Any(CallerInfo.AsksForName);
            case CommonForEachStatementSyntax each:
                ForEachStatementInfo info = model.GetForEachStatementInfo(each);
                return CallerInfo.AsksForName(info.GetEnumeratorMethod) || CallerInfo.AsksForName(info.MoveNextMethod) || CallerInfo.AsksForName(info.DisposeMethod);
            case QueryClauseSyntax clause:
                QueryClauseInfo query = model.GetQueryClauseInfo(clause);
                return CallerInfo.AsksForName(query.OperationInfo.Symbol) || CallerInfo.AsksForName(query.CastInfo.Symbol);
            case SelectOrGroupClauseSyntax or OrderingSyntax:
                return CallerInfo.AsksForName(model.GetSymbolInfo(node).Symbol);
            default:
                return false;
        }
    }
}
