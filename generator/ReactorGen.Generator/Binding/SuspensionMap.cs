using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ReactorGen.Generator.Binding;

/// <summary>
/// Marks first, so that translation touches only what leads to a suspension: every call of a reactor task in a body, numbered in source order,
/// and every node around one.
/// </summary>
internal sealed class SuspensionMap
{
    private readonly HashSet<SyntaxNode> _around = [];
    private readonly Dictionary<InvocationExpressionSyntax, (int Number, IMethodSymbol Method)> _calls = [];

    /// <summary>The calls in source order.</summary>
    public IReadOnlyList<InvocationExpressionSyntax> Calls { get; private set; } = [];

    public static SuspensionMap Find(SyntaxNode body, SemanticModel model, CancellationToken cancel)
    {
        var map = new SuspensionMap();
        var calls = new List<InvocationExpressionSyntax>();
        foreach (InvocationExpressionSyntax invocation in body.DescendantNodesAndSelf().OfType<InvocationExpressionSyntax>())
        {
            if (CalleeBinder.TargetOf(invocation, model, cancel) is not { } method || ConditionalCalls.IsDropped(invocation, body, model)) continue;
            map._calls[invocation] = (0, method);
            calls.Add(invocation);
        }
        // A call ends where its arguments have been evaluated: that is the order of the numbers.
        calls.Sort((a, b) => a.Span.End != b.Span.End ? a.Span.End.CompareTo(b.Span.End) : b.SpanStart.CompareTo(a.SpanStart));
        for (int i = 0; i < calls.Count; i++)
        {
            map._calls[calls[i]] = (i + 1, map._calls[calls[i]].Method);
            for (SyntaxNode? node = calls[i]; node is not null && map._around.Add(node) && node != body; node = node.Parent) { }
        }
        map.Calls = calls;
        return map;
    }

    /// <summary>Whether a suspension stands in the node.</summary>
    public bool Contains(SyntaxNode? node) => node is not null && _around.Contains(node);

    public bool TryGet(SyntaxNode node, out int number, out IMethodSymbol? method)
    {
        (number, method) = (0, null);
        if (node is not InvocationExpressionSyntax invocation || !_calls.TryGetValue(invocation, out (int Number, IMethodSymbol Method) call)) return false;
        (number, method) = call;
        return true;
    }
}
