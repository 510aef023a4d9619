using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ReactorGen.Generator.Binding;

/// <summary>Tuple literals whose elements count one by one: those that are compared, deconstructed, or deconstructed into.</summary>
internal static class Tuples
{
    public static bool IsLiteral(ExpressionSyntax expression) => Parentheses.Within(expression) is TupleExpressionSyntax;

    /// <summary>The elements of a literal and of the literals in it; an expression itself where it is none.</summary>
    public static IEnumerable<ExpressionSyntax> Elements(ExpressionSyntax expression) =>
        Parentheses.Within(expression) is TupleExpressionSyntax literal ? literal.Arguments.SelectMany(a => Elements(a.Expression)) : [expression];

    /// <summary>What is assigned one by one when an expression is deconstructed into the targets.</summary>
    public static IEnumerable<ExpressionSyntax> Assigned(ExpressionSyntax expression, ExpressionSyntax targets) => (Parentheses.Within(expression), Parentheses.Within(targets)) switch
    {
        (TupleExpressionSyntax values, TupleExpressionSyntax places) when values.Arguments.Count == places.Arguments.Count =>
            values.Arguments.Zip(places.Arguments, (v, p) => Assigned(v.Expression, p.Expression)).SelectMany(e => e),
        (_, DeclarationExpressionSyntax { Designation: ParenthesizedVariableDesignationSyntax variables }) => Assigned(expression, variables),
        _ => [expression],
    };

    private static IEnumerable<ExpressionSyntax> Assigned(ExpressionSyntax expression, VariableDesignationSyntax targets) =>
        Parentheses.Within(expression) is TupleExpressionSyntax values && targets is ParenthesizedVariableDesignationSyntax several && several.Variables.Count == values.Arguments.Count
            ? values.Arguments.Zip(several.Variables, (v, t) => Assigned(v.Expression, t)).SelectMany(e => e)
            : [expression];

    /// <summary>Whether the tuple is what a deconstruction assigns to.</summary>
    public static bool IsTarget(TupleExpressionSyntax tuple) => tuple.Parent switch
    {
        AssignmentExpressionSyntax assignment => assignment.Left == tuple,
        ForEachVariableStatementSyntax each => each.Variable == tuple,
        ArgumentSyntax { Parent: TupleExpressionSyntax outer } => IsTarget(outer),
        _ => false,
    };

    /// <summary>Whether the tuple is an operand of <c>==</c> or <c>!=</c>, where names mean nothing.</summary>
    public static bool IsCompared(TupleExpressionSyntax tuple) => tuple.Parent switch
    {
        BinaryExpressionSyntax binary => binary.Kind() is SyntaxKind.EqualsExpression or SyntaxKind.NotEqualsExpression,
        ArgumentSyntax { Parent: TupleExpressionSyntax outer } => IsCompared(outer),
        _ => false,
    };
}
