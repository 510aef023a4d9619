using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ReactorGen.Generator.Binding;

/// <content>Using declarations that an exit jumps past.</content>
internal sealed partial class FragmentBuilder
{
    /// <summary>Whether an exit of ours jumps past a using declaration of the block: C# allows no goto across one.</summary>
    private bool HasUsingAfterExit(BlockSyntax block) =>
        block.Statements.Any(IsUsing) && !IsInNestedFunction(block)
        && block.DescendantNodes().Any(n => n is ReturnStatementSyntax or BreakStatementSyntax or ContinueStatementSyntax or GotoStatementSyntax);

    /// <summary>Prints each declaration as a using statement with the rest of the block in it.</summary>
    private void VisitUsing(BlockSyntax block)
    {
        Token(block.OpenBraceToken);
        List<List<StatementSyntax>> scopes = UsingScopes(block);
        foreach (StatementSyntax statement in scopes.SelectMany(s => s))
        {
            if (!IsUsing(statement))
            {
                Visit(statement);
                continue;
            }
            var use = (LocalDeclarationStatementSyntax)statement;
            Trivia(use.GetLeadingTrivia());
            _text.Append("using (");
            Visit(use.Declaration);
            _text.Append(") {");
            Trivia(use.SemicolonToken.TrailingTrivia);
        }
        _text.Append('}', scopes.Count - 1);
        Token(block.CloseBraceToken);
    }

    private static bool IsUsing(StatementSyntax statement) => statement is LocalDeclarationStatementSyntax { UsingKeyword.RawKind: not 0 };

    /// <summary>The statements of a block, those from each using declaration on apart. A local function stands in the outermost scope that uses it.</summary>
    private List<List<StatementSyntax>> UsingScopes(BlockSyntax block)
    {
        var scopes = new List<List<StatementSyntax>> { new() };
        var scopeOf = new Dictionary<StatementSyntax, int>();
        foreach (StatementSyntax statement in block.Statements)
        {
            if (IsUsing(statement)) scopes.Add([]);
            scopeOf[statement] = scopes.Count - 1;
        }
        HashSet<StatementSyntax> moved = FindOuterScopes(block, scopeOf);
        foreach (StatementSyntax statement in block.Statements.OrderBy(moved.Contains)) scopes[scopeOf[statement]].Add(statement);
        return scopes;
    }

    /// <returns>The local functions that a scope around their own uses.</returns>
    private HashSet<StatementSyntax> FindOuterScopes(BlockSyntax block, Dictionary<StatementSyntax, int> scopeOf)
    {
        var moved = new HashSet<StatementSyntax>();
        List<LocalFunctionStatementSyntax> functions = block.Statements.OfType<LocalFunctionStatementSyntax>().Where(f => scopeOf[f] > 0).ToList();
        if (functions.Count == 0) return moved;
        ILookup<string, SimpleNameSyntax> names = block.DescendantNodes().OfType<SimpleNameSyntax>().ToLookup(n => n.Identifier.ValueText);
        var users = functions.ToDictionary(f => f, f => UsersOf(f, block, names));
        bool changed;
        do
        {
            changed = false;
            foreach (LocalFunctionStatementSyntax function in functions)
            {
                int outermost = users[function].Select(u => scopeOf[u]).DefaultIfEmpty(int.MaxValue).Min();
                if (outermost >= scopeOf[function]) continue;
                scopeOf[function] = outermost;
                moved.Add(function);
                changed = true;
            }
        }
        while (changed);
        return moved;
    }

    /// <summary>The statements of a block that use a function of it.</summary>
    private List<StatementSyntax> UsersOf(LocalFunctionStatementSyntax function, BlockSyntax block, ILookup<string, SimpleNameSyntax> names)
    {
        ISymbol? symbol = _context.Model.GetDeclaredSymbol(function, _context.Cancel);
        return names[function.Identifier.ValueText].Where(n => SymbolEqualityComparer.Default.Equals(LocalFunctions.Meant(n, _context.Model)?.OriginalDefinition, symbol))
            .Select(n => n.AncestorsAndSelf().OfType<StatementSyntax>().First(s => s.Parent == block)).Distinct().ToList();
    }
}
