using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using ReactorGen.Generator.Model;

namespace ReactorGen.Generator.Binding;

/// <summary>Binds calls: of reactor tasks, whose arguments become those of <c>Begin</c>, and of ordinary methods with a suspension in an argument.</summary>
internal sealed class CallBinder(BodyContext context, OperandBinder operands)
{
    private readonly SortedDictionary<int, PointModel> _points = [];

    public IReadOnlyList<PointModel> Points => _points.Values.ToList();

    public SuspendingCall? Bind(InvocationExpressionSyntax invocation, int number, IMethodSymbol method)
    {
        if (CalleeBinder.Bind(method) is not { } callee)
        {
            ReportNoMachine(method, invocation.GetLocation());
            return null;
        }
        if (context.Model.GetOperation(invocation, context.Cancel) is IDynamicInvocationOperation)
        {
            // The user's call has one candidate, and is bound at run time all the same: so would Begin be, on a copy of the machine.
            context.Fail(Diagnostics.DynamicCall, method.Name);
            return null;
        }
        if (IsVirtual(callee.Method, invocation))
        {
            context.Report(Diagnostics.VirtualCall, invocation.GetLocation(), method.Name);
            return null;
        }
        _points[number] = new PointModel(number, method.Name, Folded(invocation), context.AddPosition(invocation), callee.Model);
        return new SuspendingCall(number, callee.Model, Arguments(invocation, number, callee));
    }

    /// <summary>A call that a <c>foreach</c> or <c>using</c> makes.</summary>
    /// <param name="number">The number of the point.</param>
    /// <param name="receiver">The variable that keeps the enumerator or the resource.</param>
    public SuspendingCall? BindImplicit(int number, ImplicitCall call, int receiver)
    {
        if (CalleeBinder.Bind(call.Method) is not { } callee)
        {
            ReportNoMachine(call.Method, call.Place);
            return null;
        }
        if (IsVirtual(callee.Method))
        {
            context.Report(Diagnostics.VirtualCall, call.Place, call.Method.Name);
            return null;
        }
        _points[number] = new PointModel(number, call.Method.Name, Folded(call), context.AddPosition(call.Place), callee.Model);
        var operand = new Operand(new FragmentExpression(CodeFragment.Slot(receiver)), OperandKind.Constant, null, "receiver");
        return new SuspendingCall(number, callee.Model, new CompositeExpression(CodeFragment.Of(new OperandPiece(0)), EquatableArray.Of(operand)));
    }

    private void ReportNoMachine(IMethodSymbol method, Location place)
    {
        IMethodSymbol task = (method.ReducedFrom ?? method).OriginalDefinition;
        bool isRefused = task.MethodKind == MethodKind.Ordinary && task.DeclaringSyntaxReferences.Length > 0 && ReactorTaskAttributes.MachineOf(ReactorTaskAttributes.Find(task)!) is null;
        // What is wrong with a task of this compilation is said where it is declared.
        if (isRefused) context.Fail($"CS: '{method.Name}' cannot run as a reactor task: its own error says why");
        else context.Report(Diagnostics.BadMachine, place, method.Name, method.Name + "Machine");
    }

    /// <summary>The call, then what makes it: <c>MoveNext() of foreach (int n in numbers)</c>.</summary>
    private static string Folded(ImplicitCall call)
    {
        SyntaxNode shown = call.Node is VariableDeclaratorSyntax ? call.Node.Parent!.Parent! : call.Node;
        int end = shown switch
        {
            CommonForEachStatementSyntax each => each.CloseParenToken.Span.End,
            UsingStatementSyntax use => use.CloseParenToken.Span.End,
            _ => shown.Span.End,
        };
        return Folded($"{call.Method.Name}() of {shown.ToString().Substring(0, end - shown.SpanStart)}");
    }

    private static bool IsVirtual(IMethodSymbol method) =>
        (method.IsVirtual || method.IsAbstract || method.IsOverride) && !method.IsSealed && !method.ContainingType.IsSealed && !method.IsStatic;

    private bool IsVirtual(IMethodSymbol method, InvocationExpressionSyntax invocation)
    {
        ExpressionSyntax? receiver = (Parentheses.Within(invocation.Expression) as MemberAccessExpressionSyntax)?.Expression;
        if (method.IsStatic) return (method.IsVirtual || method.IsAbstract) && receiver is not null && context.Model.GetSymbolInfo(receiver, context.Cancel).Symbol is ITypeParameterSymbol;
        // Of a sealed type nothing can override what it inherits.
        ITypeSymbol? type = receiver is null ? context.Symbol.ContainingType : context.Model.GetTypeInfo(receiver, context.Cancel).Type;
        return IsVirtual(method) && receiver is not BaseExpressionSyntax && type is not { IsSealed: true };
    }

    private static string Folded(SyntaxNode node) => Folded(node.WithoutTrivia().ToString());

    /// <summary>Text on one line, of bounded length.</summary>
    private static string Folded(string code)
    {
        string text = string.Join(" ", code.Split([' ', '\t', '\r', '\n', '\u0085', '\u2028', '\u2029'], System.StringSplitOptions.RemoveEmptyEntries));
        return text.Length <= 100 ? text : text.Substring(0, char.IsHighSurrogate(text[96]) ? 96 : 97) + "...";
    }

    /// <summary>The arguments of Begin: the receiver where there is one, then the user's, then the caller info that Begin asks for.</summary>
    private CompositeExpression Arguments(InvocationExpressionSyntax invocation, int number, Callee callee)
    {
        var parts = new List<object>();
        var values = new List<Operand>();
        bool isReduced = context.Model.GetSymbolInfo(invocation, context.Cancel).Symbol is IMethodSymbol { ReducedFrom: not null };
        if (!callee.Method.IsStatic || isReduced) AddOperand(operands.Handlers.Shared(Receiver(invocation), invocation, -1));
        int lastChange = StructReceivers.LastChange(invocation, callee.Method, context), index = -1;
        foreach (ArgumentSyntax argument in invocation.ArgumentList.Arguments)
        {
            index++;
            if (argument.RefKindKeyword.IsKind(SyntaxKind.OutKeyword) || argument.RefKindKeyword.IsKind(SyntaxKind.RefKeyword)) continue;
            if (values.Count > 0) parts.Add(", ");
            if (argument.NameColon is { } name) parts.Add($"{name.Name.Identifier.Text}: ");
            Operand operand = operands.Handlers.Shared(operands.Argument(argument), invocation, index);
            AddOperand(index == lastChange ? StructReceivers.Before(operand, number, context.AddPosition(argument), context) : operand);
        }
        AddCallerInfo(invocation, callee, parts, values.Count > 0);
        return new CompositeExpression(CodeFragment.Join(parts.ToArray()), values.ToEquatableArray());

        void AddOperand(Operand operand)
        {
            parts.Add(new OperandPiece(values.Count));
            values.Add(operand);
        }
    }

    private Operand Receiver(InvocationExpressionSyntax invocation) => Parentheses.Within(invocation.Expression) is MemberAccessExpressionSyntax { Expression: not BaseExpressionSyntax } access
        ? ReceiverOf(invocation, access.Expression)
        : invocation.Expression is MemberBindingExpressionSyntax { Parent: InvocationExpressionSyntax } binding
        ? new Operand(new FragmentExpression(context.ImplicitReceiver(binding) ?? CodeFragment.Empty), OperandKind.Constant, null, "receiver")
        : new Operand(new FragmentExpression(CodeFragment.Text("this")), OperandKind.Constant, null, "receiver");

    /// <summary>The receiver of an extension method is an argument: a struct is copied, unless the parameter is a reference.</summary>
    private Operand ReceiverOf(InvocationExpressionSyntax invocation, ExpressionSyntax receiver) =>
        context.Model.GetSymbolInfo(invocation, context.Cancel).Symbol is IMethodSymbol { ReducedFrom.Parameters: var parameters } && parameters[0].RefKind == RefKind.None
            ? operands.ReceiverValue(receiver)
            : operands.Receiver(receiver);

    private void AddCallerInfo(InvocationExpressionSyntax invocation, Callee callee, List<object> parts, bool comma)
    {
        foreach ((string parameter, string value) in CallerInfo.Missing(invocation, context))
        {
            if (!callee.Begin.Parameters.Any(p => p.Name == parameter)) continue;
            parts.Add($"{(comma ? ", " : "")}{parameter}: {value}");
            comma = true;
        }
    }

    /// <summary>A call of an ordinary method, delegate or property with a suspension somewhere in it.</summary>
    public BoundExpression BindOrdinary(InvocationExpressionSyntax invocation)
    {
        var parts = new List<(SyntaxNode Node, Operand Operand)>();
        bool isDiscarded = invocation.Parent is ExpressionStatementSyntax && FragmentBuilder.IsDiscardedSpawn(invocation, context);
        if (FragmentBuilder.MachineInPlace(invocation, context) is not null) return BindSpawnInPlace(invocation, isDiscarded);
        if (isDiscarded) return BindDiscardedSpawn(invocation);
        ExpressionSyntax called = Parentheses.Within(invocation.Expression);
        if (!IsMember(invocation, called)) parts.Add((invocation.Expression, operands.Value(invocation.Expression, "delegate")));
        else if (called is MemberAccessExpressionSyntax access) parts.Add((access.Expression, operands.Handlers.Shared(ReceiverOf(invocation, access.Expression), invocation, -1)));
        parts.AddRange(operands.Arguments(invocation, invocation.ArgumentList.Arguments));
        return new CompositeExpression(
            FragmentBuilder.Template(context, invocation, parts.Select(p => p.Node).ToList()),
            parts.Select(p => p.Operand).ToEquatableArray());
    }

    /// <summary><c>Spawn(XTask(a, S))</c>: the operands are those of the factory, which is not called.</summary>
    private CompositeExpression BindSpawnInPlace(InvocationExpressionSyntax spawn, bool isDiscarded)
    {
        InvocationExpressionSyntax factory = FragmentBuilder.Factory(spawn)!;
        var parts = new List<(SyntaxNode Node, Operand Operand)>();
        if (factory.Expression is MemberAccessExpressionSyntax { Expression: not BaseExpressionSyntax } access && context.Model.GetSymbolInfo(factory, context.Cancel).Symbol is { } made
            && (!made.IsStatic || made is IMethodSymbol { ReducedFrom: not null }))
            parts.Add((access.Expression, operands.Receiver(access.Expression)));
        parts.AddRange(factory.ArgumentList.Arguments.Select(a => ((SyntaxNode)a.Expression, operands.Argument(a))));
        CodeFragment call = FragmentBuilder.Template(context, spawn, parts.Select(p => p.Node).ToList());
        return new CompositeExpression(isDiscarded ? CodeFragment.Join(new ContextPiece(), ".Detach(", call, ")") : call, parts.Select(p => p.Operand).ToEquatableArray());
    }

    /// <summary>Whether a method is called, or a member that is looked up at run time, whatever it is: all else is a value, evaluated before the arguments.</summary>
    private bool IsMember(InvocationExpressionSyntax invocation, ExpressionSyntax called) =>
        called is SimpleNameSyntax or MemberAccessExpressionSyntax or MemberBindingExpressionSyntax
        && (context.Model.GetSymbolInfo(called, context.Cancel).Symbol is IMethodSymbol
            || context.Model.GetOperation(invocation, context.Cancel) is IDynamicInvocationOperation { Operation: IDynamicMemberReferenceOperation });

    private CompositeExpression BindDiscardedSpawn(InvocationExpressionSyntax spawn)
    {
        SeparatedSyntaxList<ArgumentSyntax> arguments = spawn.ArgumentList.Arguments;
        CodeFragment list = FragmentBuilder.Template(context, spawn.ArgumentList, arguments.Select(a => (SyntaxNode)a.Expression).ToList());
        return new CompositeExpression(CodeFragment.Join(FragmentBuilder.SpawnDetached, list), arguments.Select(a => operands.Argument(a)).ToEquatableArray());
    }
}
