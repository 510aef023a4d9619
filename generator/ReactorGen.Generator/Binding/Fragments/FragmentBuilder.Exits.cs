using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using ReactorGen.Generator.Model;

namespace ReactorGen.Generator.Binding;

/// <content>Exits: which of them leave the fragment, and for where.</content>
internal sealed partial class FragmentBuilder
{
    /// <summary>Whether an exit belongs to a lambda or local function inside the fragment.</summary>
    private static bool IsInNestedFunction(SyntaxNode node) =>
        node.Ancestors().TakeWhile(n => n is not MethodDeclarationSyntax).Any(n => n is AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax);

    private static bool IsNested(ReturnStatementSyntax exit) => IsInNestedFunction(exit);

    /// <summary>The number of the loop or switch that a break or continue leaves, where it is not part of the fragment.</summary>
    private int? OuterTarget(SyntaxNode exit, bool isBreak)
    {
        for (SyntaxNode? node = exit.Parent; node is not null; node = node.Parent)
        {
            bool isTarget = node is WhileStatementSyntax or DoStatementSyntax or ForStatementSyntax or CommonForEachStatementSyntax || (isBreak && node is SwitchStatementSyntax);
            if (node is AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax) return null;
            if (!isTarget) continue;
            int target = _context.TargetOf(node);
            return target >= 0 ? target : null;
        }
        return null;
    }

    private int? RethrowSlot(SyntaxNode node)
    {
        CatchClauseSyntax? clause = node.Ancestors().TakeWhile(n => n is not (AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax)).OfType<CatchClauseSyntax>().FirstOrDefault();
        return clause is not null && _context.RethrowSlots.TryGetValue(clause, out int slot) ? slot : null;
    }

    private IEnumerable<Piece> Rethrow(SyntaxNode node, int slot)
    {
        if (node.GetFirstToken() != _first) Trivia(node.GetLeadingTrivia());
        Flush();
        yield return new TextPiece("throw global::ReactorGen.Machines.Variables.Rethrow(");
        yield return new SlotPiece(slot, Access.Read);
        yield return new TextPiece(");");
    }
}
