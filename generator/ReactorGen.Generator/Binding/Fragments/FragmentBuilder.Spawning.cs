using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using ReactorGen.Generator.Model;

namespace ReactorGen.Generator.Binding;

/// <content>
/// Spawn. <c>Spawn(XTask(a, b))</c> becomes <c>XMachine.Spawn(ref context, a, b)</c>, which begins the machine in the new task's cell: the
/// factory's value would be copied there, which costs more than the rest of it. A Spawn whose handle nobody takes detaches the task.
/// </content>
internal sealed partial class FragmentBuilder
{
    /// <summary>What the Spawn of a task that is not made on the spot becomes where nobody takes the handle.</summary>
    public const string SpawnDetached = "global::ReactorGen.ReactorTask.SpawnDetached";

    /// <summary>A Spawn whose handle nobody takes: such a task is detached.</summary>
    public static bool IsDiscardedSpawn(InvocationExpressionSyntax invocation, BodyContext context) => !IsInNestedFunction(invocation) && IsSpawn(invocation, context);

    private static bool IsSpawn(InvocationExpressionSyntax invocation, BodyContext context) =>
        context.Model.GetSymbolInfo(invocation, context.Cancel).Symbol is IMethodSymbol
        {
            Name: "Spawn", ContainingType: { Name: "ReactorTask", Arity: 0, ContainingNamespace: { Name: "ReactorGen", ContainingNamespace.IsGlobalNamespace: true } },
        };

    private void VisitDiscardedSpawn(ExpressionStatementSyntax statement, InvocationExpressionSyntax spawn)
    {
        if (statement.GetFirstToken() != _first) Trivia(statement.GetLeadingTrivia());
        if (MachineInPlace(spawn, _context) is { } machine)
        {
            Add(new ContextPiece());
            _text.Append(".Detach(");
            VisitSpawnInPlace(Factory(spawn)!, machine);
            _text.Append(')');
        }
        else
        {
            _text.Append(SpawnDetached);
            Visit(spawn.ArgumentList);
        }
        Token(statement.SemicolonToken);
    }

    private void VisitSpawn(InvocationExpressionSyntax spawn, string machine)
    {
        SyntaxToken first = spawn.GetFirstToken(), last = spawn.GetLastToken();
        if (first != _first) Trivia(first.LeadingTrivia);
        VisitSpawnInPlace(Factory(spawn)!, machine);
        if (last != _last || _isStatement) Trivia(last.TrailingTrivia, isLast: last == _last);
    }

    private void VisitSpawnInPlace(InvocationExpressionSyntax factory, string machine)
    {
        _text.Append(machine).Append(".Spawn(ref ");
        Add(new ContextPiece());
        IMethodSymbol called = (IMethodSymbol)_context.Model.GetSymbolInfo(factory, _context.Cancel).Symbol!;
        if (!called.IsStatic || called.ReducedFrom is not null)
        {
            _text.Append(", ");
            if (factory.Expression is MemberAccessExpressionSyntax { Expression: not BaseExpressionSyntax } access) Visit(access.Expression);
            else _text.Append("this");
        }
        string info = CallerInfo.Of(factory.ArgumentList, _context);
        if (factory.ArgumentList.Arguments.Count + info.Length > 0) _text.Append(", ");
        foreach (SyntaxNodeOrToken child in factory.ArgumentList.Arguments.GetWithSeparators())
        {
            if (child.AsNode() is { } inner) Visit(inner);
            else Token(child.AsToken());
        }
        if (info.Length > 0) _text.Append(factory.ArgumentList.Arguments.Count > 0 ? ", " : "").Append(info);
        TrimEnd();
        _text.Append(')');
    }

    /// <summary>The machine that a Spawn may begin in place: its argument is the call of a factory, and it stands where the context is at hand.</summary>
    public static string? MachineInPlace(InvocationExpressionSyntax spawn, BodyContext context)
    {
        if (Factory(spawn) is not { } factory || !IsSpawn(spawn, context) || IsWithoutContext(spawn)) return null;
        // A method of the user's that returns the task of another may do more than that.
        if (context.Model.GetSymbolInfo(factory, context.Cancel).Symbol is not IMethodSymbol made || !CalleeBinder.IsFactory(made)) return null;
        return CalleeBinder.MadeBy(made) is { } machine && machine.GetMembers("Spawn").OfType<IMethodSymbol>().Any(m => m.IsStatic)
            ? Name(machine, factory, context)
            : null;
    }

    /// <summary>The machine's simple name where the factory is called by its own, and where it means the machine.</summary>
    private static string Name(INamedTypeSymbol machine, InvocationExpressionSyntax factory, BodyContext context)
    {
        bool isSimple = factory.Expression is IdentifierNameSyntax && machine.Arity == 0
            && context.Model.LookupSymbols(factory.SpanStart, name: machine.Name) is { Length: 1 } found && SymbolEqualityComparer.Default.Equals(found[0], machine);
        return isSimple ? machine.Name : TypeModels.Text(machine);
    }

    /// <summary>The one argument of a Spawn, if it is a call.</summary>
    public static InvocationExpressionSyntax? Factory(InvocationExpressionSyntax spawn) =>
        spawn.ArgumentList.Arguments.Count == 1
        && spawn.ArgumentList.Arguments[0] is { NameColon: null, RefKindKeyword.RawKind: 0, Expression: InvocationExpressionSyntax { Expression: SimpleNameSyntax or MemberAccessExpressionSyntax } factory }
            ? factory
            : null;

    /// <summary>In a lambda, a local function or a query the resume method's context cannot be used.</summary>
    private static bool IsWithoutContext(SyntaxNode node) =>
        node.Ancestors().TakeWhile(n => n is not MethodDeclarationSyntax).Any(n => n is AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax or QueryExpressionSyntax);
}
