using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace ReactorGen.Language.Tests.Compiling;

/// <summary>
/// Makes the async form of a program from its direct form: task methods become async methods, and each call of one is awaited.
/// Nothing else changes, so that the two forms are one program.
/// </summary>
/// <remarks>
/// What the generator would add is not there when the program is bound, so <c>XTask(..)</c> is found by its name: it becomes
/// <c>X(..)</c>, <c>BoxedTask</c> becomes <c>Task</c>, and <c>Await(x)</c> becomes <c>await x</c>.
/// </remarks>
internal sealed class AsyncRewriter : CSharpSyntaxRewriter
{
    private const string TasksNamespace = "global::System.Threading.Tasks.";

    // None where names say everything.
    private readonly SemanticModel? _model;
    private readonly HashSet<string> _taskNames;

    private AsyncRewriter(SyntaxNode root, SemanticModel? model, IEnumerable<string> leaves)
    {
        _model = model;
        _taskNames = [.. leaves, .. root.DescendantNodes().OfType<MethodDeclarationSyntax>().Where(IsTask).Select(method => method.Identifier.ValueText)];
    }

    private enum CallKind { Ordinary, Task, Factory, Await, Wait }

    /// <summary>Rewrites each program, bound together with the leaves.</summary>
    public static IReadOnlyList<SyntaxTree> Rewrite(IReadOnlyList<CorpusProgram> programs)
    {
        var direct = CompilationFactory.ForMachines("Direct", programs.Select(program => program.Tree));
        return [.. programs.Select(program => Rewrite(program.Tree, direct.GetSemanticModel(program.Tree), []))];
    }

    /// <summary>Rewrites a program in which a name tells a task: no other method has it, and nothing that statements call by C#'s patterns is a task.</summary>
    /// <param name="program">The program.</param>
    /// <param name="leaves">The tasks that it calls and does not declare.</param>
    public static SyntaxTree RewriteByName(SyntaxTree program, IEnumerable<string> leaves) => Rewrite(program, null, leaves);

    private static SyntaxTree Rewrite(SyntaxTree program, SemanticModel? model, IEnumerable<string> leaves)
    {
        var root = new AsyncRewriter(program.GetRoot(), model, leaves).Visit(program.GetRoot());
        return CompilationFactory.Parse(root.ToFullString(), program.FilePath.Replace("/Corpus/", "/Async/", StringComparison.Ordinal));
    }

    // [ReactorTask] public static partial int M()   ->   public static async Task<int> M()
    public override SyntaxNode? VisitMethodDeclaration(MethodDeclarationSyntax node)
    {
        var visited = (MethodDeclarationSyntax)base.VisitMethodDeclaration(node)!;
        if (!IsTask(node))
        {
            var makesOwn = node.Identifier.ValueText == "GetEnumerator" && HasTask(_model?.GetTypeInfo(node.ReturnType).Type, "MoveNext");
            return makesOwn ? visited.WithIdentifier(Identifier("GetAsyncEnumerator")) : visited;
        }

        // What statements call by C#'s patterns has another name there.
        if (IsPatternMethod(node)) visited = visited.WithIdentifier(Identifier(visited.Identifier.ValueText + "Async"));
        var attributes = visited.AttributeLists.Where(list => !list.Attributes.Any(IsTaskAttribute));
        var modifiers = visited.Modifiers.Where(token => !token.IsKind(SyntaxKind.PartialKeyword)).Append(Token(SyntaxKind.AsyncKeyword));
        var type = node.Identifier.ValueText == "Dispose" && IsPatternMethod(node)
            ? TasksNamespace + "ValueTask"
            : visited.ReturnType is PredefinedTypeSyntax { Keyword.RawKind: (int)SyntaxKind.VoidKeyword }
            ? TasksNamespace + "Task"
            : $"{TasksNamespace}Task<{visited.ReturnType.WithoutTrivia()}>";
        return visited
            .WithAttributeLists(List(attributes))
            .WithModifiers(TokenList(modifiers.Select(token => token.WithoutTrivia().WithTrailingTrivia(Space))))
            .WithReturnType(ParseTypeName(type).WithTrailingTrivia(Space))
            .WithLeadingTrivia(visited.GetLeadingTrivia().InsertRange(0, LineBreaks(visited.AttributeLists)));
    }

    // MoveNext and Dispose of a program's own enumerators and resources.
    private static bool IsPatternMethod(MethodDeclarationSyntax method) => method.Identifier.ValueText is "MoveNext" or "Dispose" && method.ParameterList.Parameters.Count == 0;

    // Every line keeps its number: programs may ask for it.
    private static IEnumerable<SyntaxTrivia> LineBreaks(SyntaxList<AttributeListSyntax> attributes) =>
        attributes.Where(list => list.Attributes.Any(IsTaskAttribute)).SelectMany(list => list.GetTrailingTrivia()).Where(trivia => trivia.IsKind(SyntaxKind.EndOfLineTrivia));

    public override SyntaxNode? VisitInvocationExpression(InvocationExpressionSyntax node)
    {
        var kind = Classify(node);
        var visited = (InvocationExpressionSyntax)base.VisitInvocationExpression(node)!;
        return kind switch
        {
            CallKind.Task => Awaited(node, visited),
            CallKind.Await => Awaited(node, visited.ArgumentList.Arguments[0].Expression),
            CallKind.Wait => Waited(visited),
            CallKind.Factory => visited.ReplaceToken(Name(visited)!.Identifier, Identifier(Name(visited)!.Identifier.ValueText[..^4])),
            _ => visited,
        };
    }

    // foreach (var x in Await(source, token))   ->   await foreach (var x in source.WithCancellation(token))
    public override SyntaxNode? VisitForEachStatement(ForEachStatementSyntax node)
    {
        var visited = (ForEachStatementSyntax)base.VisitForEachStatement(node)!;
        return IsWaiting(node) ? visited.WithAwaitKeyword(Await(visited)).WithForEachKeyword(visited.ForEachKeyword.WithLeadingTrivia()) : visited;
    }

    public override SyntaxNode? VisitForEachVariableStatement(ForEachVariableStatementSyntax node)
    {
        var visited = (ForEachVariableStatementSyntax)base.VisitForEachVariableStatement(node)!;
        return IsWaiting(node) ? visited.WithAwaitKeyword(Await(visited)).WithForEachKeyword(visited.ForEachKeyword.WithLeadingTrivia()) : visited;
    }

    // using (Await(resource))   ->   await using (resource)
    public override SyntaxNode? VisitUsingStatement(UsingStatementSyntax node)
    {
        var visited = (UsingStatementSyntax)base.VisitUsingStatement(node)!;
        var waits = (node.Expression is { } expression && IsWaiting(expression)) || (node.Declaration is { } declaration && IsWaiting(declaration));
        return waits ? visited.WithAwaitKeyword(Await(visited)).WithUsingKeyword(visited.UsingKeyword.WithLeadingTrivia()) : visited;
    }

    public override SyntaxNode? VisitLocalDeclarationStatement(LocalDeclarationStatementSyntax node)
    {
        var visited = (LocalDeclarationStatementSyntax)base.VisitLocalDeclarationStatement(node)!;
        var waits = node.UsingKeyword.IsKind(SyntaxKind.UsingKeyword) && IsWaiting(node.Declaration);
        return waits ? visited.WithAwaitKeyword(Await(visited)).WithUsingKeyword(visited.UsingKeyword.WithLeadingTrivia()) : visited;
    }

    private static SyntaxToken Await(SyntaxNode statement) => Token(SyntaxKind.AwaitKeyword).WithLeadingTrivia(statement.GetLeadingTrivia()).WithTrailingTrivia(Space);

    private bool IsWaiting(VariableDeclarationSyntax resources) => resources.Variables.Any(variable => variable.Initializer is { } value && IsWaiting(value.Value)) || IsOwnResource(resources.Type);

    /// <summary>Whether the type is one of the program's own whose disposal is a task.</summary>
    private bool IsOwnResource(ExpressionSyntax type) => HasTask(_model?.GetTypeInfo(type).Type, "Dispose");

    private bool IsWaiting(ExpressionSyntax expression) => AwaitedInterface(expression) is not null || IsOwnResource(expression);

    private bool IsWaiting(CommonForEachStatementSyntax node) =>
        AwaitedInterface(node.Expression) is not null || HasTask(_model?.GetForEachStatementInfo(node).GetEnumeratorMethod?.ReturnType, "MoveNext");

    /// <summary>For <c>Await(x)</c> of what is not a task but a sequence or resource: what <c>x</c> is.</summary>
    private string? AwaitedInterface(ExpressionSyntax expression) =>
        expression is InvocationExpressionSyntax call && _model?.GetSymbolInfo(call).Symbol is IMethodSymbol { Name: "Await", ContainingType.Name: "ReactorTask" } method
        && method.ReturnType.Name is "AwaitedSequence" or "AwaitedResource" ? _model.GetTypeInfo(expression).Type!.Name : null;

    private static bool HasTask(ITypeSymbol? type, string method) => type?.GetMembers(method).Any(IsTask) == true;

    public override SyntaxNode? VisitIdentifierName(IdentifierNameSyntax node) =>
        node is { Identifier.ValueText: "IDisposable", Parent: BaseTypeSyntax { Parent.Parent: TypeDeclarationSyntax type } } && HasTask(_model?.GetDeclaredSymbol(type), "Dispose")
            ? IdentifierName("IAsyncDisposable").WithTriviaFrom(node)
            : node.Identifier.ValueText == "BoxedTask" ? ParseTypeName(TasksNamespace + "Task").WithTriviaFrom(node) : base.VisitIdentifierName(node);

    public override SyntaxNode? VisitGenericName(GenericNameSyntax node)
    {
        var visited = (GenericNameSyntax)base.VisitGenericName(node)!;
        return node.Identifier.ValueText == "BoxedTask"
            ? ParseTypeName($"{TasksNamespace}Task{visited.TypeArgumentList}").WithTriviaFrom(node)
            : visited;
    }

    // The statement around it gets the await.
    private static ExpressionSyntax Waited(InvocationExpressionSyntax call)
    {
        var source = ParenthesizedExpression(call.ArgumentList.Arguments[0].Expression);
        return call.ArgumentList.Arguments.Count == 1
            ? source
            : InvocationExpression(MemberAccessExpression(SyntaxKind.SimpleMemberAccessExpression, source, IdentifierName("WithCancellation")), ArgumentList(call.ArgumentList.Arguments.RemoveAt(0)));
    }

    private static ExpressionSyntax Awaited(InvocationExpressionSyntax original, ExpressionSyntax operand)
    {
        var trivia = original.GetLeadingTrivia();
        operand = operand.WithoutLeadingTrivia();
        if (operand is not InvocationExpressionSyntax) operand = ParenthesizedExpression(operand);
        ExpressionSyntax awaited = AwaitExpression(Token(SyntaxKind.AwaitKeyword).WithTrailingTrivia(Space), operand);
        if (NeedsPrimary(original)) awaited = ParenthesizedExpression(awaited);
        return awaited.WithLeadingTrivia(trivia);
    }

    // `await` binds like a unary operator; only where a primary expression is asked for must it stand in parentheses. Elsewhere they
    // would do harm: `(await X());` is no statement.
    private static bool NeedsPrimary(InvocationExpressionSyntax node) => node.Parent switch
    {
        MemberAccessExpressionSyntax or ElementAccessExpressionSyntax or InvocationExpressionSyntax => true,
        ConditionalAccessExpressionSyntax access => access.Expression == node,
        PostfixUnaryExpressionSyntax => true,
        _ => false,
    };

    private CallKind Classify(InvocationExpressionSyntax node)
    {
        var info = _model?.GetSymbolInfo(node) ?? default;
        ImmutableArray<ISymbol> symbols = info.Symbol is { } symbol ? [symbol] : _model is null ? [] : info.CandidateSymbols;
        if (symbols.Length > 0)
        {
            var method = symbols[0] as IMethodSymbol;
            if (method is { ReturnType.Name: "AwaitedSequence" or "AwaitedResource" }) return CallKind.Wait;
            if (method is { Name: "Await", ContainingType: { Name: "ReactorTask", ContainingNamespace.Name: "ReactorGen" } }) return CallKind.Await;
            return symbols.Any(IsTask) ? CallKind.Task : CallKind.Ordinary;
        }

        var name = Name(node)?.Identifier.ValueText;
        if (name is null) return CallKind.Ordinary;
        if (name == "Await") return CallKind.Await;
        if (_taskNames.Contains(name)) return CallKind.Task;
        return name.EndsWith("Task", StringComparison.Ordinal) && _taskNames.Contains(name[..^4]) ? CallKind.Factory : CallKind.Ordinary;
    }

    private static SimpleNameSyntax? Name(InvocationExpressionSyntax node) => node.Expression switch
    {
        SimpleNameSyntax name => name,
        MemberAccessExpressionSyntax access => access.Name,
        MemberBindingExpressionSyntax binding => binding.Name,
        _ => null,
    };

    private static bool IsTask(ISymbol symbol) =>
        symbol is IMethodSymbol method && (method.ReducedFrom ?? method).OriginalDefinition.GetAttributes().Any(attribute => attribute.AttributeClass?.Name == "ReactorTaskAttribute");

    private static bool IsTask(MethodDeclarationSyntax method) => method.AttributeLists.Any(list => list.Attributes.Any(IsTaskAttribute));

    private static bool IsTaskAttribute(AttributeSyntax attribute) => attribute.Name.ToString() is "ReactorTask" or "global::ReactorGen.ReactorTask";
}
