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
        return HoldsOverflow(node, operands) ? keyword : null;
    }

    private static bool HoldsOverflow(SyntaxNode node, IReadOnlyList<SyntaxNode> operands) =>
        node.DescendantNodesAndSelf(n => n is not (CheckedExpressionSyntax or CheckedStatementSyntax) && !operands.Contains(n)).Any(n => !operands.Contains(n) && CanOverflow(n));

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
        // They convert their elements.
        or SyntaxKind.ForEachStatement or SyntaxKind.ForEachVariableStatement
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
        if (!context.HasCheckedContexts || !CanBeWrapped(node) || IsWrittenOutside(node) || KeywordOf(node, operands, context) is not { } keyword) return code;
        return node switch
        {
            BlockSyntax => CodeFragment.Join(keyword, "\n", code),
            StatementSyntax => CodeFragment.Join(keyword, " { ", code, " }"),
            _ => CodeFragment.Join(keyword, "(", code, ")"),
        };
    }

    /// <summary>The same for an expression that has become a statement: what is inside has the word already.</summary>
    public static CodeFragment Step(CodeFragment statement, ExpressionSyntax expression, BodyContext context) =>
        CanOverflow(expression) && context.HasCheckedContexts && Enclosing(expression, context) is { } keyword ? CodeFragment.Join(keyword, " { ", statement, " }") : statement;

    /// <summary>The word for the <see cref="Parts"/> of a node, or null where it has none.</summary>
    public static string? KeywordOfParts(SyntaxNode node, BodyContext context) =>
        context.HasCheckedContexts && !CanBeWrapped(node) ? Enclosing(node, context) : null;

    /// <summary>What needs the word in code that cannot have it around the whole: a label, a filter, an initialiser, a statement whose variables are used behind it.</summary>
    public static IEnumerable<SyntaxNode> Parts(SyntaxNode node, IReadOnlyList<SyntaxNode> operands)
    {
        if (operands.Contains(node) || node is CheckedExpressionSyntax or CheckedStatementSyntax) return [];
        if (CanBeWrapped(node) && !BeginsWithDot(node)) return HoldsOverflow(node, operands) ? [node] : [];
        // Its body is another matter.
        IEnumerable<SyntaxNode> inside = node is LocalFunctionStatementSyntax { ParameterList: var parameters, ExpressionBody: var body }
            ? body is { Expression: RefExpressionSyntax reference } ? [parameters, reference] : [parameters]
            : node.ChildNodes();
        IEnumerable<SyntaxNode> parts = inside.SelectMany(n => Parts(n, operands));
        return node is ExpressionStatementSyntax { Expression: var whole } && CanOverflow(whole) ? [whole] : parts;
    }

    /// <summary>Whether the word can stand around all of it.</summary>
    private static bool CanBeWrapped(SyntaxNode node) => node switch
    {
        LocalFunctionStatementSyntax or LocalDeclarationStatementSyntax => false,
        ExpressionStatementSyntax statement => !Declares(statement),
        // The variables of its condition are those of the statements behind it.
        IfStatementSyntax branch => !Declares(branch.Condition),
        StatementSyntax => true,
        InitializerExpressionSyntax or RefExpressionSyntax or DeclarationExpressionSyntax or ThrowExpressionSyntax or ImplicitElementAccessSyntax => false,
        AssignmentExpressionSyntax { Parent: InitializerExpressionSyntax } => false,
        TupleExpressionSyntax tuple => !Tuples.IsTarget(tuple),
        ExpressionSyntax => !IsStatement(node),
        _ => false,
    };

    private static bool Declares(SyntaxNode node) => node.DescendantNodes(n => n is not AnonymousFunctionExpressionSyntax).OfType<SingleVariableDesignationSyntax>().Any();

    /// <summary>What follows a <c>?</c>, where it is a part of more.</summary>
    private static bool BeginsWithDot(SyntaxNode node) =>
        node.GetFirstToken().Parent is MemberBindingExpressionSyntax or BracketedArgumentListSyntax { Parent: ElementBindingExpressionSyntax };

    /// <summary>Whether the user's own word is printed around it.</summary>
    private static bool IsWrittenOutside(SyntaxNode node)
    {
        SyntaxNode? outer = node.Parent;
        while (outer is ParenthesizedExpressionSyntax) outer = outer.Parent;
        return outer is CheckedExpressionSyntax;
    }

    /// <summary>The word for an expression of which the lowering prints the outermost operator itself, or which is a statement.</summary>
    public static string? NeedsKeyword(BoundExpression bound, ExpressionSyntax expression, BodyContext context)
    {
        if (!context.HasCheckedContexts || IsWrittenOutside(expression)) return null;
        return bound switch
        {
            AssignmentExpression { Operator: not null } when IsCompound(expression) => Enclosing(expression, context),
            CompositeExpression when IsStatement(expression) && CanOverflow(expression) => Enclosing(expression, context),
            _ => null,
        };
    }

    /// <summary>Whether the expression is a statement, or a step of a <c>for</c>: parentheses around it would make it none.</summary>
    public static bool IsStatement(SyntaxNode node) => node is ExpressionSyntax && (node.Parent is ExpressionStatementSyntax
        || node.Parent is ForStatementSyntax loop && (loop.Incrementors.Contains((ExpressionSyntax)node) || loop.Initializers.Contains((ExpressionSyntax)node)));
}
