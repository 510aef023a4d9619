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

    public ExpressionBinder(BodyContext context)
    {
        _context = context;
        _operands = new OperandBinder(context, this);
        _calls = new CallBinder(context, _operands);
    }

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
        switch (expression)
        {
            case InvocationExpressionSyntax invocation when _context.Suspensions.TryGet(invocation, out int number, out IMethodSymbol? method):
                return (BoundExpression?)_calls.Bind(invocation, number, method!) ?? Nothing;
            case InvocationExpressionSyntax invocation:
                return _calls.BindOrdinary(invocation);
            case ParenthesizedExpressionSyntax { Expression: InvocationExpressionSyntax inner } when _context.Suspensions.TryGet(inner, out _, out _):
                return Bind(inner);
            case ParenthesizedExpressionSyntax parenthesized:
                return Bind(parenthesized.Expression) is var inside and (ShortCircuitExpression or ConditionalExpression)
                    ? inside
                    : Composite(expression, (parenthesized.Expression, _operands.Value(parenthesized.Expression, "value")));
            case BinaryExpressionSyntax binary:
                return BindBinary(binary);
            case ConditionalExpressionSyntax conditional:
                return new ConditionalExpression(Bind(conditional.Condition), BindBranch(conditional.WhenTrue), BindBranch(conditional.WhenFalse), TypeOf(conditional));
            case AssignmentExpressionSyntax assignment:
                return BindAssignment(assignment);
            case MemberAccessExpressionSyntax access:
                return Composite(access, (access.Expression, _operands.Receiver(access.Expression)));
            case ElementAccessExpressionSyntax element:
                return Composite(element, Elements(element.Expression, element.ArgumentList.Arguments));
            case PrefixUnaryExpressionSyntax prefix when prefix.Kind() is not (SyntaxKind.PreIncrementExpression or SyntaxKind.PreDecrementExpression or SyntaxKind.AddressOfExpression or SyntaxKind.PointerIndirectionExpression):
                return Composite(prefix, (prefix.Operand, _operands.Value(prefix.Operand, "value")));
            case PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.SuppressNullableWarningExpression } postfix:
                return Composite(postfix, (postfix.Operand, _operands.Value(postfix.Operand, "value")));
            case CastExpressionSyntax cast:
                return Composite(cast, (cast.Expression, _operands.Value(cast.Expression, "value")));
            case IsPatternExpressionSyntax pattern:
                return Composite(pattern, (pattern.Expression, _operands.Value(pattern.Expression, "value")));
            case BaseObjectCreationExpressionSyntax creation when creation.Initializer is null || !_context.Suspensions.Contains(creation.Initializer):
                return Composite(creation, Arguments(creation.ArgumentList!.Arguments));
            case ArrayCreationExpressionSyntax array:
                return Composite(array, array.Type.RankSpecifiers.SelectMany(r => r.Sizes).Where(s => s is not OmittedArraySizeExpressionSyntax)
                    .Concat(array.Initializer?.Expressions ?? []).Select(e => ((SyntaxNode)e, _operands.Value(e, "element"))).ToArray());
            case ImplicitArrayCreationExpressionSyntax array:
                return Composite(array, array.Initializer.Expressions.Select(e => ((SyntaxNode)e, _operands.Value(e, "element"))).ToArray());
            case TupleExpressionSyntax tuple:
                return Composite(tuple, Arguments(tuple.Arguments));
            case AnonymousObjectCreationExpressionSyntax anonymous:
                return Composite(anonymous, anonymous.Initializers.Select(i => ((SyntaxNode)i.Expression, _operands.Value(i.Expression, "member"))).ToArray());
            case InterpolatedStringExpressionSyntax interpolated when interpolated.Contents.OfType<InterpolationSyntax>().All(i => !_context.Suspensions.Contains(i.AlignmentClause)):
                return Composite(interpolated, interpolated.Contents.OfType<InterpolationSyntax>()
                    .Select(i => ((SyntaxNode)i.Expression, _operands.Value(i.Expression, "hole"))).ToArray());
            case ThrowExpressionSyntax thrown:
                return BindBranch(thrown);
            default:
                _context.Unsupported(expression, Describe(expression));
                return Nothing;
        }
    }

    /// <summary>What an expression is once an error has been reported: never printed.</summary>
    public static readonly FragmentExpression Nothing = new(CodeFragment.Text("default!"));

    private static string Describe(ExpressionSyntax expression) => expression switch
    {
        ConditionalAccessExpressionSyntax => "a null-conditional access ('?.')",
        SwitchExpressionSyntax => "a switch expression",
        WithExpressionSyntax => "a 'with' expression",
        CollectionExpressionSyntax => "a collection expression",
        BaseObjectCreationExpressionSyntax or InitializerExpressionSyntax => "an object or collection initializer",
        CheckedExpressionSyntax => "a 'checked' or 'unchecked' expression",
        RangeExpressionSyntax => "a range",
        StackAllocArrayCreationExpressionSyntax or ImplicitStackAllocArrayCreationExpressionSyntax => "a 'stackalloc'",
        AwaitExpressionSyntax => "an 'await'",
        PrefixUnaryExpressionSyntax or PostfixUnaryExpressionSyntax => "an increment or decrement",
        QueryExpressionSyntax => "a query",
        RefExpressionSyntax => "a 'ref' expression",
        _ => $"this kind of expression ({expression.Kind()})",
    };

    private CompositeExpression Composite(ExpressionSyntax expression, params (SyntaxNode Node, Operand Operand)[] parts) => new(
        FragmentBuilder.Template(_context, expression, parts.Select(p => p.Node).ToList()),
        parts.Select(p => p.Operand).ToEquatableArray());

    private (SyntaxNode, Operand)[] Arguments(IEnumerable<ArgumentSyntax> arguments) =>
        arguments.Select(a => ((SyntaxNode)a.Expression, _operands.Argument(a))).ToArray();

    private (SyntaxNode, Operand)[] Elements(ExpressionSyntax receiver, IEnumerable<ArgumentSyntax> arguments) =>
        arguments.Select(a => ((SyntaxNode)a.Expression, _operands.Value(a.Expression, "index"))).Prepend((receiver, _operands.Receiver(receiver))).ToArray();

    private TypeModel TypeOf(ExpressionSyntax expression)
    {
        TypeInfo info = _context.Model.GetTypeInfo(expression, _context.Cancel);
        return (info.ConvertedType ?? info.Type) is { } type ? TypeModels.Of(type) : TypeModel.Int32;
    }

    /// <summary>A branch, which may be a throw.</summary>
    private BoundExpression BindBranch(ExpressionSyntax expression) =>
        expression is ThrowExpressionSyntax thrown ? new ThrownExpression(Bind(thrown.Expression)) : Bind(expression);

    private BoundExpression BindBinary(BinaryExpressionSyntax binary)
    {
        ShortCircuitKind? kind = binary.Kind() switch
        {
            SyntaxKind.LogicalAndExpression => ShortCircuitKind.And,
            SyntaxKind.LogicalOrExpression => ShortCircuitKind.Or,
            SyntaxKind.CoalesceExpression => ShortCircuitKind.Coalesce,
            _ => null,
        };
        if (kind is null)
        {
            if (binary.Kind() is SyntaxKind.IsExpression or SyntaxKind.AsExpression) return Composite(binary, (binary.Left, _operands.Value(binary.Left, "value")));
            return BindOperator(binary);
        }
        ITypeSymbol? left = _context.Model.GetTypeInfo(binary.Left, _context.Cancel).Type;
        ITypeSymbol? whole = _context.Model.GetTypeInfo(binary, _context.Cancel).Type;
        if (kind != ShortCircuitKind.Coalesce && whole?.SpecialType != SpecialType.System_Boolean)
        {
            _context.Unsupported(binary, "a user-defined short-circuit operator");
            return Nothing;
        }
        bool unwraps = kind == ShortCircuitKind.Coalesce && left is { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T }
            && whole is not { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T };
        TypeModel leftType = left is null ? TypeOf(binary) : TypeModels.Of(left);
        return new ShortCircuitExpression(kind.Value, Bind(binary.Left), leftType, BindBranch(binary.Right), whole is null ? TypeOf(binary) : TypeModels.Of(whole), unwraps);
    }

    /// <summary>A chain of operators, such as a long sum, is bound from the bottom without recursion.</summary>
    private BoundExpression BindOperator(BinaryExpressionSyntax binary) =>
        Composite(binary, (binary.Left, _operands.Concatenated(binary, binary.Left)), (binary.Right, _operands.Value(binary.Right, "right")));

    private BoundExpression BindAssignment(AssignmentExpressionSyntax assignment)
    {
        if (assignment.IsKind(SyntaxKind.CoalesceAssignmentExpression) || assignment.Right is RefExpressionSyntax
            || assignment.Left is TupleExpressionSyntax or DeclarationExpressionSyntax or ConditionalExpressionSyntax)
        {
            _context.Unsupported(assignment, assignment.IsKind(SyntaxKind.CoalesceAssignmentExpression) ? "a '??=' assignment" : "a deconstruction or reference assignment");
            return Nothing;
        }
        ITypeSymbol? type = _context.Model.GetTypeInfo(assignment.Left, _context.Cancel).Type;
        bool isEvent = _context.Model.GetSymbolInfo(assignment.Left, _context.Cancel).Symbol is IEventSymbol;
        string? sign = assignment.IsKind(SyntaxKind.SimpleAssignmentExpression) ? null : assignment.OperatorToken.Text.TrimEnd('=');
        if (sign is not null && _context.Model.GetSymbolInfo(assignment, _context.Cancel).Symbol is IMethodSymbol { ReturnsVoid: true })
        {
            _context.Unsupported(assignment, "a compound assignment with an instance operator");
            return Nothing;
        }
        return new AssignmentExpression(_operands.Location(assignment.Left, "target"), sign, Bind(assignment.Right),
            type is null ? TypeModel.Int32 : TypeModels.Of(type), sign is not null && NeedsCast(assignment, type), isEvent);
    }

    private bool NeedsCast(AssignmentExpressionSyntax assignment, ITypeSymbol? type) =>
        type is not null && _context.Model.GetSymbolInfo(assignment, _context.Cancel).Symbol is IMethodSymbol { ReturnType: var result }
        && !SymbolEqualityComparer.Default.Equals(result, type);
}
