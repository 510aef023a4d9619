using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using ReactorGen.Generator.Model;

namespace ReactorGen.Generator.Binding;

/// <summary>
/// Binds query expressions. What suspends is the first source, or that of a <c>join</c>: the calls that the clauses in front of it make come before.
/// <code>
/// from x in A() where x > 0 join y in Receive(s) on x equals y select y
/// ->  query = from x in A() where x > 0 select x; suspend Receive(s); from x in query join y in [result] on x equals y select y
/// </code>
/// </summary>
internal sealed class QueryBinder(BodyContext context, ExpressionBinder expressions, OperandBinder operands)
{
    public BoundExpression Bind(QueryExpressionSyntax query)
    {
        if (!Bodies(query).Any(HasSuspendingJoin)) return expressions.Composite(query, (query.FromClause.Expression, operands.Value(query.FromClause.Expression, "source")));
        return BindBodies(query, Bodies(query).Count() - 1);
    }

    /// <summary>The query's own body, and those behind each <c>into</c>.</summary>
    private static IEnumerable<QueryBodySyntax> Bodies(QueryExpressionSyntax query)
    {
        for (QueryBodySyntax? body = query.Body; body is not null; body = body.Continuation?.Body) yield return body;
    }

    private bool HasSuspendingJoin(QueryBodySyntax body) => body.Clauses.Any(IsSuspendingJoin);

    private bool IsSuspendingJoin(QueryClauseSyntax clause) => clause is JoinClauseSyntax join && context.Suspensions.Contains(join.InExpression);

    /// <summary>The query up to the end of one of its bodies.</summary>
    private CompositeExpression BindBodies(QueryExpressionSyntax query, int end)
    {
        List<QueryBodySyntax> bodies = Bodies(query).Take(end + 1).ToList();
        int first = bodies.FindLastIndex(HasSuspendingJoin);
        FromClauseSyntax from = query.FromClause;
        if (first < 0)
        {
            CodeFragment beginning = FragmentBuilder.Template(context, from, [from.Expression]);
            return new CompositeExpression(CodeFragment.Join([beginning, .. bodies.SelectMany((b, i) => Text(b, 0, [], i < end))]), EquatableArray.Of(operands.Value(from.Expression, "source")));
        }
        QueryBodySyntax body = bodies[first];
        string name = first == 0 ? from.Identifier.Text : bodies[first - 1].Continuation!.Identifier.Text;
        string typed = first == 0 && from.Type is { } type ? $"{type.WithoutTrivia()} " : "";
        Operand source = first == 0 ? operands.Value(from.Expression, "source") : Kept(BindBodies(query, first - 1), TypeOf(bodies[first - 1]));
        int split = body.Clauses.TakeWhile(c => c is WhereClauseSyntax or OrderByClauseSyntax).Count();
        if (body.Clauses[split] is not JoinClauseSyntax) split = 0;
        else if (split > 0)
        {
            object[] front = body.Clauses.Take(split).SelectMany(c => new object[] { " ", FragmentBuilder.Build(context, c) }).ToArray();
            var filtered = new CompositeExpression(CodeFragment.Join([$"from {typed}{name} in ", new OperandPiece(0), .. front, $" select {name}"]), EquatableArray.Of(source));
            (source, typed) = (Kept(filtered, TypeOf(body.Clauses[split - 1])), "");
        }
        else if (typed.Length > 0 && TypeOf(from) is { } converted)
        {
            (string open, string close) = Parentheses.Around(from.Expression);
            var cast = new CompositeExpression(CodeFragment.Join(open, new OperandPiece(0), $"{close}.Cast<{typed.TrimEnd()}>()"), EquatableArray.Of(source));
            (source, typed) = (Kept(cast, converted), "");
        }
        List<ExpressionSyntax> joined = body.Clauses.Take(body.Clauses.LastIndexOf(IsSuspendingJoin) + 1).OfType<JoinClauseSyntax>().Select(j => j.InExpression).ToList();
        List<SyntaxNode> nodes = [from.Expression, .. joined];
        object[] rest = bodies.Skip(first).SelectMany((b, i) => Text(b, i == 0 ? split : 0, nodes, first + i < end)).ToArray();
        return new CompositeExpression(
            CodeFragment.Join([$"from {typed}{name} in ", new OperandPiece(0), .. rest]), joined.Select(j => operands.Value(j, "source")).Prepend(source).ToEquatableArray());
    }

    /// <summary>A body from one of its clauses on.</summary>
    private IEnumerable<object> Text(QueryBodySyntax body, int from, IReadOnlyList<SyntaxNode> nodes, bool continues)
    {
        foreach (SyntaxNode clause in body.Clauses.Skip(from).Append<SyntaxNode>(body.SelectOrGroup))
        {
            yield return " ";
            yield return FragmentBuilder.Template(context, clause, nodes);
        }
        if (continues) yield return $" into {body.Continuation!.Identifier.Text}";
    }

    /// <summary>What a part of the query gives. One whose type is not known is not kept: its clauses make their calls later.</summary>
    private static Operand Kept(BoundExpression query, ITypeSymbol? type) =>
        type is null ? new Operand(query, OperandKind.Constant, null, "query") : new Operand(query, OperandKind.Value, TypeModels.Of(type), "query");

    private ITypeSymbol? TypeOf(QueryBodySyntax body) => Called(context.Model.GetSymbolInfo(body.SelectOrGroup, context.Cancel).Symbol) ?? (body.Clauses.Count > 0 ? TypeOf(body.Clauses.Last()) : null);

    private ITypeSymbol? TypeOf(QueryClauseSyntax clause)
    {
        if (clause is OrderByClauseSyntax order) return Called(context.Model.GetSymbolInfo(order.Orderings.Last(), context.Cancel).Symbol);
        QueryClauseInfo info = context.Model.GetQueryClauseInfo(clause, context.Cancel);
        return Called(info.OperationInfo.Symbol ?? info.CastInfo.Symbol);
    }

    private static ITypeSymbol? Called(ISymbol? method) => (method as IMethodSymbol)?.ReturnType;
}
