using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using ReactorGen.Generator.Model;

namespace ReactorGen.Generator.Binding;

/// <summary>
/// Binds expressions. One without a suspension is a fragment, whatever it says; most that suspend are operands in a template of the user's
/// own text. What is not known here is a located diagnostic, never a guess.
/// </summary>
internal sealed class ExpressionBinder
{
    private readonly BodyContext _context;
    private readonly OperandBinder _operands;
    private readonly CallBinder _calls;
    private readonly BranchBinder _branches;
    private readonly AssignmentBinder _assignments;
    private readonly CreationBinder _creations;
    private readonly SwitchExpressionBinder _switches;
    private readonly HandlerBinder _handlers;
    private readonly QueryBinder _queries;

    public ExpressionBinder(BodyContext context)
    {
        _context = context;
        _operands = new OperandBinder(context, this);
        _handlers = new HandlerBinder(context, _operands);
        _operands.Handlers = _handlers;
        _calls = new CallBinder(context, _operands);
        _branches = new BranchBinder(context, this, _operands);
        _assignments = new AssignmentBinder(context, this, _operands);
        _creations = new CreationBinder(context, this, _operands);
        _switches = new SwitchExpressionBinder(context, this, _operands);
        _queries = new QueryBinder(context, this, _operands);
    }

    public OperandBinder Operands => _operands;

    /// <summary>The suspension points bound so far.</summary>
    public IReadOnlyList<PointModel> Points => _calls.Points;

    /// <summary>A call that a <c>foreach</c> or <c>using</c> makes, if that suspends.</summary>
    public SuspendingCall? BindImplicit(SyntaxNode node, ImplicitCallKind kind, int receiver) =>
        _context.Suspensions.Implied(node, kind) is { } implied ? _calls.BindImplicit(implied.Number, implied.Call, receiver) : null;

    public FragmentExpression Fragment(SyntaxNode node) => new(FragmentBuilder.Build(_context, node));

    public BoundExpression Bind(ExpressionSyntax expression)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        if (!_context.Suspensions.Contains(expression)) return Fragment(expression);
        BoundExpression bound = BindSuspending(expression);
        return CheckedContexts.NeedsKeyword(bound, expression, _context) is { } keyword ? new ContextExpression(keyword, bound) : bound;
    }

    /// <summary>A condition. One that is no <c>bool</c> is asked by its operator <c>true</c>, which a <c>!</c> of ours in front would not do.</summary>
    public BoundExpression BindCondition(ExpressionSyntax condition)
    {
        BoundExpression bound = Bind(condition);
        if (bound is FragmentExpression known && AnswerOf(condition) is { } answer) return known with { Answer = answer };
        (string open, string close) = Parentheses.AroundCondition(condition, _context);
        return open.Length == 0 ? bound : new CompositeExpression(CodeFragment.Join(open, new OperandPiece(0), close), EquatableArray.Of(_operands.Of(bound, condition, "condition")));
    }

    /// <summary>What a condition is, where C# knows it without evaluating anything.</summary>
    internal bool? AnswerOf(ExpressionSyntax condition) => condition switch
    {
        ParenthesizedExpressionSyntax inner => AnswerOf(inner.Expression),
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalAndExpression } both => AnswerOf(both.Left) is not { } left ? null : left ? AnswerOf(both.Right) : false,
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalOrExpression } either => AnswerOf(either.Left) is not { } left ? null : left ? true : AnswerOf(either.Right),
        _ => _context.Model.GetConstantValue(condition, _context.Cancel).Value as bool?,
    };

    private BoundExpression BindSuspending(ExpressionSyntax expression)
    {
        switch (expression)
        {
            case InvocationExpressionSyntax invocation when _context.Suspensions.TryGet(invocation, out int number, out IMethodSymbol? method):
                return (BoundExpression?)_calls.Bind(invocation, number, method!) ?? Nothing;
            case InvocationExpressionSyntax invocation:
                return _calls.BindOrdinary(invocation);
            case ParenthesizedExpressionSyntax parenthesized:
                return BindEnclosed("(", parenthesized.Expression);
            case CheckedExpressionSyntax context:
                return BindEnclosed(context.Keyword.Text + "(", context.Expression);
            case InterpolatedStringExpressionSyntax or BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AddExpression } when _handlers.Bind(expression) is { } handler:
                return handler;
            case BinaryExpressionSyntax binary:
                return _branches.BindShortCircuit(binary) ?? BindOperator(binary);
            case ConditionalExpressionSyntax conditional:
                return _branches.BindConditional(conditional);
            case SwitchExpressionSyntax jump:
                return _switches.Bind(jump);
            case ConditionalAccessExpressionSyntax access:
                return _branches.BindNullConditional(access);
            case AssignmentExpressionSyntax assignment:
                return _assignments.Bind(assignment);
            case MemberAccessExpressionSyntax access:
                return Composite(access, (access.Expression, _operands.Receiver(access.Expression)));
            case ElementAccessExpressionSyntax element:
                return Composite(element, _operands.Element(element));
            case ElementBindingExpressionSyntax element:
                return Composite(element, _operands.Arguments(element, element.ArgumentList.Arguments, "index"));
            case PrefixUnaryExpressionSyntax prefix when prefix.Kind() is SyntaxKind.PreIncrementExpression or SyntaxKind.PreDecrementExpression:
                return Composite(prefix, (prefix.Operand, _operands.Location(prefix.Operand, "target")));
            case PostfixUnaryExpressionSyntax postfix when postfix.Kind() is SyntaxKind.PostIncrementExpression or SyntaxKind.PostDecrementExpression:
                return Composite(postfix, (postfix.Operand, _operands.Location(postfix.Operand, "target")));
            case PrefixUnaryExpressionSyntax prefix when prefix.Kind() is not (SyntaxKind.AddressOfExpression or SyntaxKind.PointerIndirectionExpression):
                return Composite(prefix, (prefix.Operand, _operands.Value(prefix.Operand, "value")));
            case PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.SuppressNullableWarningExpression } postfix:
                return Composite(postfix, (postfix.Operand, _operands.Value(postfix.Operand, "value")));
            case CastExpressionSyntax cast:
                return Composite(cast, (cast.Expression, _operands.Value(cast.Expression, "value")));
            case IsPatternExpressionSyntax pattern:
                return Composite(pattern, (pattern.Expression, _operands.Value(pattern.Expression, "value")));
            case RangeExpressionSyntax range:
                return Composite(range, new[] { range.LeftOperand, range.RightOperand }.Where(e => e is not null).Select(e => ((SyntaxNode)e!, _operands.Bound(e!, "bound"))).ToArray());
            case RefExpressionSyntax reference:
                return Composite(reference, (reference.Expression, _operands.Location(reference.Expression, "target")));
            case TupleExpressionSyntax tuple:
                return Composite(tuple, Arguments(tuple.Arguments, "element"));
            case InterpolatedStringExpressionSyntax interpolated:
                return _creations.BindInterpolated(interpolated);
            case ThrowExpressionSyntax thrown:
                return new ThrownExpression(Bind(thrown.Expression));
            case QueryExpressionSyntax query:
                return _queries.Bind(query);
            case AwaitExpressionSyntax awaited:
                _context.Report(Diagnostics.AwaitInBody, awaited.GetLocation());
                return Nothing;
            default:
                if (_creations.Bind(expression) is { } creation) return creation;
                _context.Unsupported(expression, $"this kind of expression ({expression.Kind()})");
                return Nothing;
        }
    }

    /// <summary>The user's parentheses, with or without a word in front, stay where text is left in them.</summary>
    private BoundExpression BindEnclosed(string opening, ExpressionSyntax expression)
    {
        BoundExpression inside = Bind(expression);
        return inside switch
        {
            SequenceExpression { Value: CompositeExpression value } sequence => sequence with { Value = Enclosed(value) },
            // Becomes a variable: "(x)!" would be a cast.
            CoalesceAssignmentExpression { Value.Suspends: true } => inside,
            CompositeExpression or AssignmentExpression or CoalesceAssignmentExpression => Enclosed(inside),
            _ => inside,
        };

        CompositeExpression Enclosed(BoundExpression value) =>
            new(CodeFragment.Join(opening, new OperandPiece(0), ")"), EquatableArray.Of(_operands.Of(value, expression, "value")));
    }

    /// <summary>What an expression is once an error has been reported: never printed.</summary>
    public static readonly FragmentExpression Nothing = new(CodeFragment.Text("default!"));

    /// <summary>An array initialiser without <c>new</c>, which is written in front.</summary>
    public BoundExpression BindArray(InitializerExpressionSyntax list, CodeFragment before) => _creations.BindArray(list, before);

    /// <summary>A branch, which may be a throw.</summary>
    internal BoundExpression BindBranch(ExpressionSyntax expression) =>
        expression is ThrowExpressionSyntax thrown ? new ThrownExpression(Bind(thrown.Expression)) : Bind(expression);

    internal CompositeExpression Composite(SyntaxNode expression, params (SyntaxNode Node, Operand Operand)[] parts) => new(
        FragmentBuilder.Template(_context, expression, parts.Select(p => p.Node).ToList()),
        parts.Select(p => p.Operand).ToEquatableArray());

    private (SyntaxNode, Operand)[] Arguments(IEnumerable<ArgumentSyntax> arguments, string role) =>
        arguments.Select(a => ((SyntaxNode)a.Expression, _operands.Argument(a, role))).ToArray();

    private CompositeExpression BindOperator(BinaryExpressionSyntax binary)
    {
        if (binary.Kind() is SyntaxKind.IsExpression or SyntaxKind.AsExpression) return Composite(binary, (binary.Left, _operands.Value(binary.Left, "value")));
        if ((binary.Kind() is SyntaxKind.EqualsExpression or SyntaxKind.NotEqualsExpression) && (Tuples.IsLiteral(binary.Left) || Tuples.IsLiteral(binary.Right)))
        {
            // Tuples are compared element by element: each is an operand of its own.
            return Composite(binary, Tuples.Elements(binary.Left).Select(e => ((SyntaxNode)e, _operands.Value(e, "left")))
                .Concat(Tuples.Elements(binary.Right).Select(e => ((SyntaxNode)e, _operands.Value(e, "right")))).ToArray());
        }
        return Composite(binary, (binary.Left, _operands.Left(binary)), (binary.Right, _operands.Value(binary.Right, "right")));
    }

    /// <summary>The type of <c>?:</c> or of a switch expression: its own, unless each branch is converted to the wanted one by itself.</summary>
    internal TypeModel TypeOfBranches(ExpressionSyntax expression)
    {
        Conversion conversion = _context.Model.GetConversion(expression, _context.Cancel);
        ITypeSymbol? own = conversion.IsConditionalExpression || conversion.IsSwitchExpression ? null : _context.Model.GetTypeInfo(expression, _context.Cancel).Type;
        return own is null ? TypeOf(expression) : TypeModels.Of(own);
    }

    internal TypeModel TypeOf(ExpressionSyntax expression)
    {
        TypeInfo info = _context.Model.GetTypeInfo(expression, _context.Cancel);
        return (info.ConvertedType ?? info.Type) is { } type ? TypeModels.Of(type) : TypeModel.Int32;
    }
}
