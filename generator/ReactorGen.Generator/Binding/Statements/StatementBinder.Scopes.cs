using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using ReactorGen.Generator.Model;

namespace ReactorGen.Generator.Binding;

/// <content>What the scopes of a body declare besides locals: labels, and the variables of patterns and out arguments.</content>
internal sealed partial class StatementBinder
{
    /// <summary>The pattern and out variables of a statement's expressions are in scope in the block around it, so they are variables of ours.</summary>
    private void DeclareLeaking(StatementSyntax statement)
    {
        switch (statement)
        {
            case ExpressionStatementSyntax or ReturnStatementSyntax or ThrowStatementSyntax:
                Declare(statement);
                break;
            case LocalDeclarationStatementSyntax local:
                foreach (VariableDeclaratorSyntax variable in local.Declaration.Variables) Declare(variable.Initializer);
                break;
            case IfStatementSyntax branch:
                Declare(branch.Condition);
                break;
            case SwitchStatementSyntax jump:
                Declare(jump.Expression);
                break;
            case LockStatementSyntax guarded:
                Declare(guarded.Expression);
                break;
        }
    }

    /// <summary>Makes variables of ours of those that an expression declares.</summary>
    public void Declare(SyntaxNode? expression) => _cases.Declare(expression);

    /// <summary>A goto may come before its label, so the labels of a block get their numbers first.</summary>
    private void NumberLabels(IEnumerable<StatementSyntax> statements)
    {
        foreach (StatementSyntax statement in statements)
            for (StatementSyntax inner = statement; inner is LabeledStatementSyntax labeled; inner = labeled.Statement)
                if (IsJumpedTo(labeled) && _context.Model.GetDeclaredSymbol(labeled, _context.Cancel) is { } label && _context.LabelOf(label) < 0) _context.AddLabel([label]);
    }

    /// <summary>The labels in front of a statement become statements of their own.</summary>
    private StatementSyntax BindLabels(StatementSyntax statement, List<BoundStatement> output)
    {
        while (statement is LabeledStatementSyntax labeled)
        {
            if (_context.Model.GetDeclaredSymbol(labeled, _context.Cancel) is { } label && _context.LabelOf(label) is >= 0 and var place)
                output.Add(new Label(place, labeled.Identifier.Text, LabelsNamed(labeled.Identifier) == 1) { Comment = FragmentBuilder.Comment(labeled) });
            statement = labeled.Statement;
        }
        return statement;
    }

    private int LabelsNamed(SyntaxToken name) =>
        _context.Method.DescendantNodes().OfType<LabeledStatementSyntax>().Count(l => l.Identifier.ValueText == name.ValueText);

    private bool IsJumpedTo(LabeledStatementSyntax labeled) => _context.Method.DescendantNodes().OfType<GotoStatementSyntax>()
        .Any(g => g.Expression is IdentifierNameSyntax name && g.IsKind(SyntaxKind.GotoStatement) && name.Identifier.ValueText == labeled.Identifier.ValueText);
}
