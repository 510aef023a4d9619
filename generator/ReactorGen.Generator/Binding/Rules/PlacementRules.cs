using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ReactorGen.Generator.Binding;

/// <summary>Where a suspension may not stand, whatever the rest of the body says.</summary>
internal static class PlacementRules
{
    public static void Check(BodyContext context)
    {
        foreach (InvocationExpressionSyntax call in context.Suspensions.Calls)
        {
            context.Suspensions.TryGet(call, out _, out IMethodSymbol? method);
            if (Broken(call) is { } rule) context.Report(rule, call.GetLocation(), method!.Name);
        }
        foreach (ImplicitCall call in context.Suspensions.Implicit)
            if (Broken(call.Node) is { } rule) context.Report(rule, call.Place, call.Method.Name);
        CSharpSyntaxNode body = (CSharpSyntaxNode?)context.Method.Body ?? context.Method.ExpressionBody!;
        foreach (YieldStatementSyntax exit in body.DescendantNodes(n => n is not (AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax)).OfType<YieldStatementSyntax>())
            context.Report(Diagnostics.Iterator, exit.GetLocation(), context.Symbol.Name);
        // Outside async methods "await x;" is the declaration of a variable x.
        foreach (VariableDeclarationSyntax declaration in body.DescendantNodes(n => n is not (AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax)).OfType<VariableDeclarationSyntax>())
            if (declaration.Type is IdentifierNameSyntax { Identifier.ValueText: "await" } type && context.Model.GetTypeInfo(type).Type is null or IErrorTypeSymbol)
                context.Report(Diagnostics.AwaitInBody, declaration.GetLocation());
    }

    /// <summary>The rule that a suspension breaks by standing where it does, or null.</summary>
    public static DiagnosticDescriptor? Broken(SyntaxNode call)
    {
        SyntaxNode inside = call;
        for (SyntaxNode? node = call.Parent; node is not null; inside = node, node = node.Parent)
        {
            switch (node)
            {
                case AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax:
                    return Diagnostics.InLambda;
                case LockStatementSyntax guarded when guarded.Statement == inside:
                    return Diagnostics.InLock;
                case FixedStatementSyntax or UnsafeStatementSyntax:
                    return Diagnostics.InUnsafe;
                case CatchFilterClauseSyntax:
                    return Diagnostics.InFilter;
                case FromClauseSyntax { Parent: QueryExpressionSyntax }:
                case JoinClauseSyntax join when join.InExpression == inside:
                    // Evaluated in the method itself, before the query is made.
                    while (node is not QueryExpressionSyntax) node = node.Parent!;
                    break;
                case QueryExpressionSyntax:
                    return Diagnostics.InQuery;
                case MemberDeclarationSyntax member when member.Modifiers.Any(SyntaxKind.UnsafeKeyword):
                    return Diagnostics.InUnsafe;
            }
        }
        return null;
    }
}
