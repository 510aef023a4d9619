using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using ReactorGen.Generator.Model;

namespace ReactorGen.Generator.Binding;

/// <summary>
/// Says of code that gives a variable a value which only the stack can hold whether it uses an earlier one, and whether it surely gives it one: being alive too
/// long would be an error. The compiler knows.
/// </summary>
internal static class FlowEdges
{
    public static CodeFragment Around(CodeFragment code, SyntaxNode root, IReadOnlyList<SyntaxNode> operands, BodyContext context)
    {
        // An assignment that the code begins with shows it.
        List<int> bound = code.AllPieces().Skip(1).OfType<SlotPiece>().Where(p => p is { IsTarget: true, Slot: >= 0 }).Select(p => p.Slot)
            .Where(s => context.Slots[s] is { IsRef: true } or { Type.IsRefLike: true }).Distinct().ToList();
        // What comes before a suspension in the same expression is no part of the code.
        if (bound.Count > 0) bound.RemoveAll(s => operands.Any(o => Uses(o, s, context)));
        if (bound.Count == 0 || FlowOf(root, context.Model) is not { Succeeded: true } flow) return code;
        HashSet<int> read = Slots(flow.DataFlowsIn, context), written = Slots(flow.AlwaysAssigned, context);
        EquatableArray<int> unread = bound.Where(s => !read.Contains(s)).ToEquatableArray(), assigned = bound.Where(written.Contains).ToEquatableArray();
        return CodeFragment.Join(new FlowEdgePiece(Opens: true, unread, assigned), code, new FlowEdgePiece(Opens: false, unread, assigned));
    }

    private static DataFlowAnalysis? FlowOf(SyntaxNode root, SemanticModel model) => root switch
    {
        LocalFunctionStatementSyntax => null,
        StatementSyntax statement => model.AnalyzeDataFlow(statement),
        ExpressionSyntax expression => model.AnalyzeDataFlow(expression),
        _ => null,
    };

    private static bool Uses(SyntaxNode operand, int slot, BodyContext context) => operand.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>()
        .Any(n => context.Uses.Of(n) is { } use && context.TryGetSlot(use.Variable, out int used) && used == slot);

    private static HashSet<int> Slots(IEnumerable<ISymbol> symbols, BodyContext context) =>
        [.. symbols.Select(s => context.TryGetSlot(s, out int slot) ? slot : -1)];
}
