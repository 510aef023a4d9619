using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using ReactorGen.Generator.Model;

namespace ReactorGen.Generator.Binding;

/// <summary>
/// Binds an interpolated string that is converted to a handler and outlives a suspension: the handler is made first, and each part is appended when it has been
/// evaluated.
/// <code>
/// text.Append($"{a}: {Receive(s)}");
/// ->  handler = new(2, 2, text); handler.AppendFormatted(a); handler.AppendLiteral(": "); handler.AppendFormatted(Receive(s)); text.Append(ref handler);
/// </code>
/// </summary>
internal sealed class HandlerBinder(BodyContext context, OperandBinder operands)
{
    private readonly Dictionary<(SyntaxNode Call, int Parameter), CodeFragment> _arguments = [];

    private const int ReceiverIndex = -1;

    /// <summary>How the compiler makes a handler of an expression, or null where it does not.</summary>
    private IInterpolatedStringHandlerCreationOperation? CreationOf(ExpressionSyntax expression)
    {
        expression = Parentheses.Within(expression);
        if (expression is not (InterpolatedStringExpressionSyntax or BinaryExpressionSyntax)) return null;
        ITypeSymbol? type = context.Model.GetTypeInfo(expression, context.Cancel).ConvertedType;
        if (type?.GetAttributes().Any(a => a.AttributeClass?.Name == "InterpolatedStringHandlerAttribute") != true) return null;
        IOperation? operation = context.Model.GetOperation(expression, context.Cancel);
        while (operation is not (null or IInterpolatedStringHandlerCreationOperation or IArgumentOperation)) operation = operation.Parent;
        return operation as IInterpolatedStringHandlerCreationOperation ?? (operation as IArgumentOperation)?.Value as IInterpolatedStringHandlerCreationOperation;
    }

    /// <summary>An interpolated string in which a suspension stands. Null where the compiler makes no handler of it.</summary>
    public BoundExpression? Bind(ExpressionSyntax expression) => CreationOf(expression) is { } creation ? Unfolded(expression, creation).Sequence : null;

    /// <summary>An argument that is a handler and is followed by a suspension, if not one stands in it. Null for all others.</summary>
    public Operand? BindArgument(ArgumentSyntax argument)
    {
        if (CreationOf(argument.Expression) is not { } creation) return null;
        bool outlives = context.Suspensions.Contains(argument.Expression)
            || argument.Parent is BaseArgumentListSyntax list && (list.Arguments.Skip(list.Arguments.IndexOf(argument) + 1).Any(context.Suspensions.Contains) || IsOfTarget(list));
        if (!outlives) return null;
        (SequenceExpression? sequence, int slot) = Unfolded(argument.Expression, creation);
        if (sequence is null) return new Operand(ExpressionBinder.Nothing, OperandKind.Constant, null, "handler");
        bool isReference = context.Model.GetOperation(argument, context.Cancel) is IArgumentOperation { Parameter.RefKind: RefKind.Ref };
        return new Operand(
            isReference ? sequence with { Value = new FragmentExpression(CodeFragment.Join("ref ", new SlotPiece(slot, Access.Both))) } : sequence, OperandKind.Constant, null, "handler");
    }

    /// <summary>Whether the list belongs to an element that is assigned a value which suspends.</summary>
    private bool IsOfTarget(BaseArgumentListSyntax list)
    {
        SyntaxNode? target = list.Parent;
        while (target?.Parent is ParenthesizedExpressionSyntax or TupleExpressionSyntax or ArgumentSyntax { Parent: TupleExpressionSyntax }) target = target.Parent;
        return target?.Parent is AssignmentExpressionSyntax assignment && assignment.Left == target && context.Suspensions.Contains(assignment.Right);
    }

    /// <summary>Keeps an operand of a call where a handler among the arguments is made with it.</summary>
    /// <param name="argument">The number of the argument, or -1 for the receiver.</param>
    public Operand Shared(Operand operand, SyntaxNode call, int argument)
    {
        int index = argument + ReceiversIn(call);
        if (!IsShared(call, index)) return operand;
        if (operand is { Kind: OperandKind.Constant or OperandKind.Location, Expression: FragmentExpression same })
        {
            _arguments[(call, index)] = same.Code;
            return operand;
        }
        if (operand is { Kind: OperandKind.Location, Expression: CompositeExpression })
        {
            // The parts of the place are kept, and it is named twice.
            var parts = new List<BoundStatement>();
            CodeFragment place = operands.Repeatable(operand, context.Suspensions.FirstPoint(call), context.AddPosition(call), parts);
            _arguments[(call, index)] = place;
            var named = new FragmentExpression(place);
            return operand with { Expression = parts.Count == 0 ? named : new SequenceExpression(parts.ToEquatableArray(), named), IsChecked = false };
        }
        if (operand is not { Kind: OperandKind.Value, Type: { IsRefLike: false } type }) return operand;
        int slot = context.AddTemporary($"{operand.Role}_ofHandler", type);
        _arguments[(call, index)] = CodeFragment.Slot(slot);
        var kept = new LocalDeclaration(slot, type.Text, operand.Expression) { Position = context.AddPosition(call) };
        return new Operand(new SequenceExpression(EquatableArray.Of<BoundStatement>(kept), new FragmentExpression(CodeFragment.Slot(slot))), OperandKind.Constant, null, operand.Role);
    }

    private bool IsShared(SyntaxNode call, int index) => ArgumentsOf(call) is { } list && list.Arguments
        .Select(a => CreationOf(a.Expression)).OfType<IInterpolatedStringHandlerCreationOperation>()
        .SelectMany(c => (c.HandlerCreation as IObjectCreationOperation)?.Arguments ?? [])
        .Any(a => PlaceholderIn(a) is { } place && IndexOf(place, call) == index);

    /// <summary>What stands for an argument of the call, converted to what the handler takes.</summary>
    private static IInterpolatedStringHandlerArgumentPlaceholderOperation? PlaceholderIn(IArgumentOperation argument)
    {
        IOperation value = argument.Value;
        while (value is IConversionOperation conversion) value = conversion.Operand;
        return value as IInterpolatedStringHandlerArgumentPlaceholderOperation;
    }

    /// <summary>The compiler counts the receiver of an extension method as an argument.</summary>
    private int ReceiversIn(SyntaxNode call) => call is InvocationExpressionSyntax && context.Model.GetSymbolInfo(call, context.Cancel).Symbol is IMethodSymbol { ReducedFrom: not null } ? 1 : 0;

    private static BaseArgumentListSyntax? ArgumentsOf(SyntaxNode call) => call switch
    {
        InvocationExpressionSyntax invocation => invocation.ArgumentList,
        BaseObjectCreationExpressionSyntax creation => creation.ArgumentList,
        ElementAccessExpressionSyntax element => element.ArgumentList,
        ElementBindingExpressionSyntax element => element.ArgumentList,
        ImplicitElementAccessSyntax element => element.ArgumentList,
        _ => null,
    };

    private int IndexOf(IInterpolatedStringHandlerArgumentPlaceholderOperation place, SyntaxNode call) => place.PlaceholderKind switch
    {
        InterpolatedStringArgumentPlaceholderKind.CallsiteArgument => place.ArgumentIndex,
        InterpolatedStringArgumentPlaceholderKind.CallsiteReceiver => ReceiverIndex + ReceiversIn(call),
        _ => -2,
    };

    /// <summary>The argument or receiver that a placeholder stands for.</summary>
    private CodeFragment? ValueOf(IInterpolatedStringHandlerArgumentPlaceholderOperation place, SyntaxNode call)
    {
        int index = IndexOf(place, call);
        bool isReceiver = index == ReceiverIndex;
        ExpressionSyntax? called = call is InvocationExpressionSyntax invocation ? Parentheses.Within(invocation.Expression) : call as ExpressionSyntax;
        return called switch
        {
            SimpleNameSyntax or MemberAccessExpressionSyntax { Expression: BaseExpressionSyntax } or ElementAccessExpressionSyntax { Expression: BaseExpressionSyntax } when isReceiver => CodeFragment.Text("this"),
            MemberBindingExpressionSyntax or ElementBindingExpressionSyntax when index == ReceiverIndex + ReceiversIn(call) => context.ImplicitReceiver(called),
            _ => _arguments.TryGetValue((call, index), out CodeFragment? value) ? value : null,
        };
    }

    private (SequenceExpression? Sequence, int Slot) Unfolded(ExpressionSyntax expression, IInterpolatedStringHandlerCreationOperation creation)
    {
        if (creation is not { Type: { } type, HandlerCreation: IObjectCreationOperation made })
        {
            context.Unsupported(expression, "a string of this handler");
            return (null, -1);
        }
        if (type.IsRefLikeType)
        {
            context.Report(Diagnostics.StackOnlyAcross, expression.GetLocation(), expression.ToString(), TypeModels.Text(type));
            return (null, -1);
        }
        int position = context.AddPosition(expression), point = context.Suspensions.FirstPoint(expression);
        int handler = context.AddTemporary($"handler_{point}", type);
        bool isAsked = creation.HandlerCreationHasSuccessParameter || creation.HandlerAppendCallsReturnBool;
        int goesOn = isAsked ? context.AddTemporary($"goesOn_{point}", TypeModel.Boolean) : -1;
        var statements = new List<BoundStatement>();
        if (isAsked) statements.Add(new LocalDeclaration(goesOn, "bool", new FragmentExpression(CodeFragment.Text("true"))) { Position = position });
        if (Creation(expression, type, made, goesOn) is not { } start) return (null, -1);
        statements.Add(new LocalDeclaration(handler, TypeModels.Text(type), new FragmentExpression(start)) { Position = position });
        foreach (IInterpolatedStringAppendOperation part in Parts(creation.Content))
        {
            BoundExpression append = Append(part, handler, creation.HandlerAppendCallsReturnBool ? goesOn : -1);
            BoundStatement statement = new ExpressionStatement(append) { Position = context.AddPosition(part.Syntax) };
            statements.Add(isAsked ? new If(new FragmentExpression(CodeFragment.Slot(goesOn)), new Block(EquatableArray.Of(statement)), null) : statement);
        }
        return (new SequenceExpression(statements.ToEquatableArray(), new FragmentExpression(CodeFragment.Slot(handler))), handler);
    }

    // new Handler(2, 1, text, out goesOn)
    private CodeFragment? Creation(ExpressionSyntax expression, ITypeSymbol type, IObjectCreationOperation made, int goesOn)
    {
        var parts = new List<object> { $"new {TypeModels.Text(type)}(" };
        SyntaxNode? call = expression.Ancestors().OfType<ArgumentSyntax>().FirstOrDefault()?.Parent?.Parent;
        foreach (IArgumentOperation argument in made.Arguments.Where(a => a.ArgumentKind == ArgumentKind.Explicit))
        {
            if (parts.Count > 1) parts.Add(", ");
            if (PlaceholderIn(argument) is not { } place)
            {
                parts.Add(System.Convert.ToString(argument.Value.ConstantValue.Value, System.Globalization.CultureInfo.InvariantCulture));
                continue;
            }
            if (place.PlaceholderKind == InterpolatedStringArgumentPlaceholderKind.TrailingValidityArgument) parts.AddRange(["out ", new SlotPiece(goesOn, Access.Write)]);
            else if (call is not null && ValueOf(place, call) is { } value) parts.AddRange([argument.Parameter?.RefKind == RefKind.Ref ? "ref " : "", value]);
            else
            {
                context.Unsupported(expression, "a string whose handler is made with this argument");
                return null;
            }
        }
        parts.Add($"{CallerInfo.Of(made.Arguments, context, ", ")})");
        return CodeFragment.Join(parts.ToArray());
    }

    private static IEnumerable<IInterpolatedStringAppendOperation> Parts(IOperation content) => content switch
    {
        IInterpolatedStringOperation text => text.Parts.OfType<IInterpolatedStringAppendOperation>(),
        IInterpolatedStringAdditionOperation sum => Parts(sum.Left).Concat(Parts(sum.Right)),
        IParenthesizedOperation inside => Parts(inside.Operand),
        _ => [],
    };

    // goesOn = handler.AppendFormatted(value, alignment: 3, format: "X")
    private BoundExpression Append(IInterpolatedStringAppendOperation part, int handler, int goesOn)
    {
        var code = new List<object>();
        if (goesOn >= 0) code.AddRange([new SlotPiece(goesOn, Access.Write), " = "]);
        code.Add(new SlotPiece(handler, Access.Both));
        string info = part.AppendCall is IInvocationOperation call ? CallerInfo.Of(call.Arguments, context, ", ") : "";
        if (part.Syntax is not InterpolationSyntax hole)
        {
            string? text = ((part.AppendCall as IInvocationOperation)?.Arguments.FirstOrDefault()?.Value.ConstantValue.Value ?? (part.Syntax as InterpolatedStringTextSyntax)?.TextToken.ValueText) as string;
            code.Add($".AppendLiteral({SymbolDisplay.FormatLiteral(text ?? "", quote: true)}{info})");
            return new CompositeExpression(CodeFragment.Join(code.ToArray()), EquatableArray<Operand>.Empty);
        }
        code.AddRange([".AppendFormatted(", new OperandPiece(0)]);
        if (hole.AlignmentClause is { } alignment) code.AddRange([", alignment: ", FragmentBuilder.Build(context, alignment.Value)]);
        if (hole.FormatClause is { } format) code.Add($", format: {SymbolDisplay.FormatLiteral(format.FormatStringToken.ValueText, quote: true)}");
        code.Add($"{info})");
        return new CompositeExpression(CodeFragment.Join(code.ToArray()), EquatableArray.Of(operands.Value(hole.Expression, "hole")));
    }
}
