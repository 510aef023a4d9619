using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ReactorGen.Generator.Binding;

internal enum ImplicitCallKind
{
    /// <summary>At the start of each round of a <c>foreach</c>.</summary>
    MoveNext,

    /// <summary>At the end of a <c>foreach</c> or <c>using</c>.</summary>
    Dispose,
}

/// <summary>A call of a reactor task that no expression makes.</summary>
/// <param name="Node">The <c>foreach</c>, the <c>using</c> of an expression, or the declarator of a resource.</param>
/// <param name="Order">Where it runs, in the order of the source.</param>
/// <param name="Place">What a diagnostic points at.</param>
internal sealed record ImplicitCall(SyntaxNode Node, ImplicitCallKind Kind, IMethodSymbol Method, int Order, Location Place);

/// <summary>
/// Finds the reactor tasks that statements call by C#'s patterns: <c>foreach</c> the <c>MoveNext</c> and <c>Dispose</c> of an enumerator,
/// <c>using</c> the <c>Dispose</c> of a resource. Such a call suspends as a plain one does.
/// </summary>
internal static class ImplicitCalls
{
    public static IEnumerable<ImplicitCall> Of(SyntaxNode statement, SemanticModel model, CancellationToken cancel)
    {
        switch (statement)
        {
            case CommonForEachStatementSyntax each:
                return OfForEach(each, model);
            case UsingStatementSyntax { Declaration: { } declaration } use:
                return OfResources(declaration, use.Span.End, use.UsingKeyword, model, cancel);
            case UsingStatementSyntax { Expression: { } resource } use when DisposeOf(model.GetTypeInfo(resource, cancel).Type) is { } dispose:
                return [new ImplicitCall(use, ImplicitCallKind.Dispose, dispose, use.Span.End, use.UsingKeyword.GetLocation())];
            case LocalDeclarationStatementSyntax { UsingKeyword.RawKind: not 0 } use:
                return OfResources(use.Declaration, use.Parent!.Span.End - 1, use.UsingKeyword, model, cancel);
            default:
                return [];
        }
    }

    private static IEnumerable<ImplicitCall> OfForEach(CommonForEachStatementSyntax each, SemanticModel model)
    {
        if (!each.AwaitKeyword.IsKind(SyntaxKind.None)) yield break;
        ForEachStatementInfo info = model.GetForEachStatementInfo(each);
        Location place = each.ForEachKeyword.GetLocation();
        if (info.MoveNextMethod is { } next && IsTask(next)) yield return new ImplicitCall(each, ImplicitCallKind.MoveNext, next, each.CloseParenToken.SpanStart, place);
        if (DisposeOf(info.GetEnumeratorMethod?.ReturnType) is { } dispose) yield return new ImplicitCall(each, ImplicitCallKind.Dispose, dispose, each.Span.End, place);
    }

    private static IEnumerable<ImplicitCall> OfResources(VariableDeclarationSyntax declaration, int end, SyntaxToken keyword, SemanticModel model, CancellationToken cancel)
    {
        // The last one opened is closed first.
        foreach (VariableDeclaratorSyntax variable in declaration.Variables.Reverse())
            if (DisposeOf((model.GetDeclaredSymbol(variable, cancel) as ILocalSymbol)?.Type) is { } dispose)
                yield return new ImplicitCall(variable, ImplicitCallKind.Dispose, dispose, end, keyword.GetLocation());
    }

    /// <summary>The method that gives back a resource of a type, if it is a reactor task.</summary>
    private static IMethodSymbol? DisposeOf(ITypeSymbol? type)
    {
        INamedTypeSymbol? contract = type?.AllInterfaces.FirstOrDefault(i => i.SpecialType == SpecialType.System_IDisposable);
        if (contract is null) return null;
        return type!.FindImplementationForInterfaceMember(contract.GetMembers("Dispose")[0]) is IMethodSymbol dispose && IsTask(dispose) ? dispose : null;
    }

    private static bool IsTask(IMethodSymbol method) => ReactorTaskAttributes.IsReactorTask(method.OriginalDefinition);
}
