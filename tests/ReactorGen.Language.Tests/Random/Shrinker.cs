using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using ReactorGen.Language.Tests.Compiling;

namespace ReactorGen.Language.Tests.Random;

/// <summary>Makes a program small that still shows its difference: statements go, or give way to what is in them; expressions become simpler.</summary>
internal static class Shrinker
{
    private const int Together = 40;
    private static readonly string[] _simple = ["0", "false", "\"\"", "Pause(0)", "p"];

    /// <summary>The smallest program found with the same kind of difference.</summary>
    public static Difference Shrink(Difference difference, OptimizationLevel level)
    {
        // Each round takes the smallest of those that still differ, of the first candidates that do; the largest steps are tried first.
        for (var rounds = 0; rounds < 60; rounds++)
        {
            var smaller = Candidates(difference.Program).Chunk(Together).Select(some => Best(some, difference, level)).FirstOrDefault(found => found is not null);
            if (smaller is null) break;
            difference = smaller;
        }

        return difference;
    }

    private static Difference? Best(IReadOnlyList<string> texts, Difference difference, OptimizationLevel level)
    {
        // Together in one compilation they need names of their own.
        List<CorpusProgram> programs = [.. texts.Select((text, i) => CorpusProgram.Parse($"Try{i}", text.Replace($"namespace {difference.Program.Namespace};", $"namespace Random.Try{i};", StringComparison.Ordinal)))];
        var found = RandomBatch.Compare(programs, level, out _).Where(other => other.Kind == difference.Kind).MinBy(other => other.Program.Tree.Length);
        if (found is null) return null;
        var text = found.Program.Tree.ToString().Replace($"namespace {found.Program.Namespace};", $"namespace {difference.Program.Namespace};", StringComparison.Ordinal);
        return found with { Program = CorpusProgram.Parse(difference.Program.Name, text) };
    }

    private static IEnumerable<string> Candidates(CorpusProgram program)
    {
        var root = program.Tree.GetRoot();
        var length = program.Tree.Length;
        return root.DescendantNodes().OfType<MethodDeclarationSyntax>().Where(method => method.Identifier.ValueText[0] == 'W').SelectMany(Smaller)
            .Where(text => text.Length < length).Distinct().OrderBy(text => text.Length);

        IEnumerable<string> Smaller(MethodDeclarationSyntax method) => method.Body!.DescendantNodes().SelectMany(node => node switch
        {
            StatementSyntax statement => Statements(statement),
            CatchClauseSyntax { Parent: TryStatementSyntax { Finally: not null } or TryStatementSyntax { Catches.Count: > 1 } } or ElseClauseSyntax or SwitchSectionSyntax or CatchFilterClauseSyntax => [Without(node)],
            FinallyClauseSyntax { Parent: TryStatementSyntax { Catches.Count: > 0 } } => [Without(node)],
            ExpressionSyntax { Parent: not (MemberAccessExpressionSyntax or TypeSyntax or VariableDeclarationSyntax) } expression and not TypeSyntax => Expressions(expression),
            _ => [],
        });

        IEnumerable<string> Statements(StatementSyntax statement)
        {
            yield return With(statement, statement.Parent is BlockSyntax or SwitchSectionSyntax ? "" : "{ }");
            foreach (var inner in statement.ChildNodes().SelectMany(Inner)) yield return With(statement, inner.ToString());
            if (statement is BlockSyntax { Parent: BlockSyntax } block) yield return With(block, block.Statements.ToFullString());
        }

        static IEnumerable<SyntaxNode> Inner(SyntaxNode node) => node switch
        {
            StatementSyntax => [node],
            FinallyClauseSyntax { Block: var block } => [block],
            CatchClauseSyntax { Block: var block } => [block],
            ElseClauseSyntax { Statement: var statement } => [statement],
            _ => [],
        };

        IEnumerable<string> Expressions(ExpressionSyntax expression)
        {
            foreach (var simple in _simple)
                if (simple.Length < expression.Span.Length) yield return With(expression, simple);
            foreach (var inner in expression.DescendantNodes().OfType<ExpressionSyntax>().Where(inner => inner is not TypeSyntax || inner is IdentifierNameSyntax)) yield return With(expression, inner.ToString());
        }

        string Without(SyntaxNode node) => With(node, "");

        string With(SyntaxNode node, string text) => string.Concat(root.ToFullString().AsSpan(0, node.SpanStart), text, root.ToFullString().AsSpan(node.Span.End));
    }
}
