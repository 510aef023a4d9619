using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using ReactorGen.Generator.Model;

namespace ReactorGen.Generator.Binding;

/// <summary>
/// Keeps <c>checked</c> and <c>unchecked</c> for code that leaves their block or parentheses: every fragment cut out of one, and every operator
/// that is put together again, says the word itself, where it makes a difference.
/// </summary>
internal static class CheckedContexts
{
    /// <summary>The word that code needs around it once it stands elsewhere, or null.</summary>
    public static string? KeywordOf(SyntaxNode node, IReadOnlyList<SyntaxNode> operands, BodyContext context)
    {
        if (!context.HasCheckedContexts || Enclosing(node, context) is not { } keyword) return null;
        return node.DescendantNodesAndSelf(n => n is not (CheckedExpressionSyntax or CheckedStatementSyntax) && !operands.Contains(n))
            .Any(n => !operands.Contains(n) && CanOverflow(n)) ? keyword : null;
    }

    private static string? Enclosing(SyntaxNode node, BodyContext context)
    {
        for (SyntaxNode? outer = node.Parent; outer is not null && outer != context.Method; outer = outer.Parent)
        {
            if (outer is CheckedExpressionSyntax expression) return expression.Keyword.Text;
            if (outer is CheckedStatementSyntax statement) return statement.Keyword.Text;
        }
        return null;
    }

    /// <summary>Whether the operator itself may overflow. A sum of strings counts too: the word does it no harm.</summary>
    private static bool CanOverflow(SyntaxNode node) => node.Kind() is
        SyntaxKind.AddExpression or SyntaxKind.SubtractExpression or SyntaxKind.MultiplyExpression or SyntaxKind.DivideExpression
        or SyntaxKind.UnaryMinusExpression or SyntaxKind.CastExpression
        or SyntaxKind.PreIncrementExpression or SyntaxKind.PreDecrementExpression or SyntaxKind.PostIncrementExpression or SyntaxKind.PostDecrementExpression
        || IsCompound(node);

    private static bool IsCompound(SyntaxNode node) => node.Kind() is
        SyntaxKind.AddAssignmentExpression or SyntaxKind.SubtractAssignmentExpression or SyntaxKind.MultiplyAssignmentExpression or SyntaxKind.DivideAssignmentExpression
        // These narrow what they compute to the target's type.
        or SyntaxKind.ModuloAssignmentExpression or SyntaxKind.AndAssignmentExpression or SyntaxKind.OrAssignmentExpression or SyntaxKind.ExclusiveOrAssignmentExpression
        or SyntaxKind.LeftShiftAssignmentExpression or SyntaxKind.RightShiftAssignmentExpression or SyntaxKind.UnsignedRightShiftAssignmentExpression;

    /// <summary>Puts the word around code that has been cut out.</summary>
    public static CodeFragment Around(CodeFragment code, SyntaxNode node, IReadOnlyList<SyntaxNode> operands, BodyContext context)
    {
        if (node is not (ExpressionSyntax or StatementSyntax) || IsStatement(node) || KeywordOf(node, operands, context) is not { } keyword) return code;
        return node switch
        {
            BlockSyntax => CodeFragment.Join(keyword, "\n", code),
            LocalFunctionStatementSyntax or LocalDeclarationStatementSyntax => code,
            StatementSyntax => CodeFragment.Join(keyword, " { ", code, " }"),
            InitializerExpressionSyntax or RefExpressionSyntax or DeclarationExpressionSyntax => code,
            _ => CodeFragment.Join(keyword, "(", code, ")"),
        };
    }

    /// <summary>The same for an expression that has become a statement.</summary>
    public static CodeFragment Step(CodeFragment statement, ExpressionSyntax expression, BodyContext context) =>
        KeywordOf(expression, [], context) is { } keyword ? CodeFragment.Join(keyword, " { ", statement, " }") : statement;

    /// <summary>The word for an expression of which the lowering prints the outermost operator itself, or which is a statement.</summary>
    public static string? NeedsKeyword(BoundExpression bound, ExpressionSyntax expression, BodyContext context)
    {
        if (!context.HasCheckedContexts) return null;
        return bound switch
        {
            AssignmentExpression { Operator: not null, InPlace: false } when IsCompound(expression) => Enclosing(expression, context),
            CompositeExpression or AssignmentExpression when IsStatement(expression) => KeywordOf(expression, [], context),
            _ => null,
        };
    }

    /// <summary>Whether the expression is a statement, or a step of a <c>for</c>: parentheses around it would make it none.</summary>
    private static bool IsStatement(SyntaxNode node) => node is ExpressionSyntax && (node.Parent is ExpressionStatementSyntax
        || node.Parent is ForStatementSyntax loop && (loop.Incrementors.Contains((ExpressionSyntax)node) || loop.Initializers.Contains((ExpressionSyntax)node)));
}
