using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ReactorGen.Generator.Binding;

/// <summary>Where text of ours comes before or behind an expression of the user's, which must not fall apart; and what the user's own hold.</summary>
internal static class Parentheses
{
    /// <summary>The two halves to print around an expression in front of a dot or behind a cast.</summary>
    public static (string Open, string Close) Around(ExpressionSyntax expression) => expression switch
    {
        NameSyntax or LiteralExpressionSyntax or ParenthesizedExpressionSyntax or MemberAccessExpressionSyntax or InvocationExpressionSyntax or ElementAccessExpressionSyntax
            or InstanceExpressionSyntax or BaseObjectCreationExpressionSyntax or DefaultExpressionSyntax => ("", ""),
        _ => ("(", ")"),
    };

    /// <summary>The two halves to print around a condition: what is no <c>bool</c> is asked by its operator <c>true</c>, which a <c>!</c> in front or <c>&amp;&amp;</c> would not do.</summary>
    public static (string Open, string Close) AroundCondition(ExpressionSyntax condition, BodyContext context)
    {
        // A "!" of the user's that is an operator must not meet one of ours.
        if (IsBoolean(condition, context)) return condition is PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalNotExpression, Operand: var negated } && !IsBoolean(negated, context) ? ("(", ")") : ("", "");
        bool bindsLess = condition is AssignmentExpressionSyntax or ConditionalExpressionSyntax or BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AsExpression };
        return bindsLess ? ("((", ") ? true : false)") : ("(", " ? true : false)");
    }

    private static bool IsBoolean(ExpressionSyntax condition, BodyContext context) =>
        context.Model.GetTypeInfo(condition, context.Cancel).Type is null or { SpecialType: SpecialType.System_Boolean };

    /// <summary>The expression without parentheses and <c>!</c> around it, which change nothing.</summary>
    public static ExpressionSyntax Inside(ExpressionSyntax expression)
    {
        while (true)
        {
            if (expression is ParenthesizedExpressionSyntax parenthesized) expression = parenthesized.Expression;
            else if (expression is PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.SuppressNullableWarningExpression } suppressed) expression = suppressed.Operand;
            else return expression;
        }
    }

    /// <summary>What the user's parentheses hold.</summary>
    public static ExpressionSyntax Within(ExpressionSyntax expression)
    {
        while (expression is ParenthesizedExpressionSyntax parenthesized) expression = parenthesized.Expression;
        return expression;
    }
}
