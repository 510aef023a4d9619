using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ReactorGen.Generator.Binding;

/// <summary>Where text of ours comes before or behind an expression of the user's, which must not fall apart.</summary>
internal static class Parentheses
{
    /// <summary>The two halves to print around an expression in front of a dot or behind a cast.</summary>
    public static (string Open, string Close) Around(ExpressionSyntax expression) => expression switch
    {
        NameSyntax or LiteralExpressionSyntax or ParenthesizedExpressionSyntax or MemberAccessExpressionSyntax or InvocationExpressionSyntax or ElementAccessExpressionSyntax
            or InstanceExpressionSyntax or BaseObjectCreationExpressionSyntax or DefaultExpressionSyntax => ("", ""),
        _ => ("(", ")"),
    };
}
