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

    private readonly Dictionary<(SyntaxNode, ImplicitCallKind), (int Number, ImplicitCall Call)> _implicit = [];

    /// <summary>The calls in source order.</summary>
    public IReadOnlyList<InvocationExpressionSyntax> Calls { get; private set; } = [];

    /// <summary>The calls that statements make by C#'s patterns.</summary>
    public IReadOnlyList<ImplicitCall> Implicit { get; private set; } = [];

    public static SuspensionMap Find(SyntaxNode body, SemanticModel model, CancellationToken cancel)
    {
        var map = new SuspensionMap();
        var calls = new List<InvocationExpressionSyntax>();
        var hidden = new List<ImplicitCall>();
        foreach (SyntaxNode node in body.DescendantNodesAndSelf())
        {
            if (node is StatementSyntax) hidden.AddRange(ImplicitCalls.Of(node, model, cancel));
            if (node is not InvocationExpressionSyntax invocation) continue;
            if (CalleeBinder.TargetOf(invocation, model, cancel) is not { } method || ConditionalCalls.IsDropped(invocation, body, model)) continue;
            map._calls[invocation] = (0, method);
            calls.Add(invocation);
        }
        // A call ends where its arguments have been evaluated: that is the order of the numbers.
        calls.Sort((a, b) => a.Span.End != b.Span.End ? a.Span.End.CompareTo(b.Span.End) : b.SpanStart.CompareTo(a.SpanStart));
        hidden = hidden.OrderBy(h => h.Order).ThenByDescending(h => h.Node.SpanStart).ToList();
        int number = 0, next = 0;
        foreach (InvocationExpressionSyntax call in calls)
        {
            for (; next < hidden.Count && hidden[next].Order < call.Span.End; next++) map.Add(hidden[next], ++number);
            map._calls[call] = (++number, map._calls[call].Method);
            map.Mark(call, body);
        }
        for (; next < hidden.Count; next++) map.Add(hidden[next], ++number);
        foreach (ImplicitCall call in hidden) map.Mark(call.Node, body);
        (map.Calls, map.Implicit) = (calls, hidden);
        return map;
    }

    private void Add(ImplicitCall call, int number) => _implicit[(call.Node, call.Kind)] = (number, call);

    private void Mark(SyntaxNode call, SyntaxNode body)
    {
        for (SyntaxNode? node = call; node is not null && _around.Add(node) && node != body; node = node.Parent) { }
    }

    /// <summary>Whether a suspension stands in the node.</summary>
    public bool Contains(SyntaxNode? node) => node is not null && _around.Contains(node);

    /// <summary>The number of the first point in a node; 0 where there is none.</summary>
    public int FirstPoint(SyntaxNode node) =>
        node.DescendantNodesAndSelf(Contains).OfType<InvocationExpressionSyntax>().Select(c => _calls.TryGetValue(c, out (int Number, IMethodSymbol) call) ? call.Number : int.MaxValue)
            .DefaultIfEmpty(0).Min() is var point and < int.MaxValue ? point : 0;

    public bool TryGet(SyntaxNode node, out int number, out IMethodSymbol? method)
    {
        (number, method) = (0, null);
        if (node is not InvocationExpressionSyntax invocation || !_calls.TryGetValue(invocation, out (int Number, IMethodSymbol Method) call)) return false;
        (number, method) = call;
        return true;
    }

    /// <summary>The call of this kind that a <c>foreach</c> or <c>using</c> makes, if it suspends.</summary>
    public (int Number, ImplicitCall Call)? Implied(SyntaxNode node, ImplicitCallKind kind) =>
        _implicit.TryGetValue((node, kind), out (int Number, ImplicitCall Call) call) ? call : null;
}
