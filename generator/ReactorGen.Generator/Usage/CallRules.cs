using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using ReactorGen.Generator.Binding;

namespace ReactorGen.Generator.Usage;

/// <summary>What may be done with the name of a reactor task: call it in a body, and nothing else.</summary>
internal static class CallRules
{
    public static void CheckCall(OperationAnalysisContext context)
    {
        var call = (IInvocationOperation)context.Operation;
        if (IsDropped(call)) context.ReportDiagnostic(Diagnostic.Create(Diagnostics.NotStarted, call.Syntax.GetLocation(), call.TargetMethod.Name, TaskNameOf(call.TargetMethod)));
        if (!IsTask(call.TargetMethod)) return;
        if (!IsInBody(call.Syntax, call.SemanticModel!))
        {
            context.ReportDiagnostic(OutsideBody(call.Syntax.GetLocation(), call.TargetMethod));
            return;
        }
        // Where a suspension may not stand, the binder says so; nothing suspends there.
        if (call.Syntax is InvocationExpressionSyntax invocation && PlacementRules.Broken(invocation) is null)
            context.ReportDiagnostic(Diagnostic.Create(Diagnostics.SuspendsHere, NameOf(invocation), call.TargetMethod.Name));
    }

    /// <summary>Whether a call gives a task and nobody takes it. A discard (<c>_ =</c>) says that this is meant.</summary>
    private static bool IsDropped(IInvocationOperation call) => call.Parent is IExpressionStatementOperation && call.Type is INamedTypeSymbol
    {
        Name: "ReactorTask" or "BoxedTask", Arity: > 0, ContainingNamespace: { Name: "ReactorGen", ContainingNamespace.IsGlobalNamespace: true },
    } or INamedTypeSymbol { Name: "BoxedTask", ContainingNamespace: { Name: "ReactorGen", ContainingNamespace.IsGlobalNamespace: true } };

    private static string TaskNameOf(IMethodSymbol factory) =>
        factory.Name.EndsWith("Task", System.StringComparison.Ordinal) && factory.Name.Length > 4 ? factory.Name.Substring(0, factory.Name.Length - 4) : factory.Name;

    /// <summary>The calls that foreach and using make.</summary>
    public static void CheckStatement(SyntaxNodeAnalysisContext context)
    {
        // A foreach that suspends twice says so once.
        if (ImplicitCalls.Of(context.Node, context.SemanticModel, context.CancellationToken).FirstOrDefault() is not { } call) return;
        bool isInBody = IsInBody(context.Node, context.SemanticModel);
        if (isInBody && PlacementRules.Broken(call.Node) is not null) return;
        context.ReportDiagnostic(isInBody ? Diagnostic.Create(Diagnostics.SuspendsHere, call.Place, call.Method.Name) : OutsideBody(call.Place, call.Method));
    }

    private static Diagnostic OutsideBody(Location place, IMethodSymbol method) =>
        Diagnostic.Create(Diagnostics.CalledOutsideBody, place, method.Name, IsLeaf(method) ? "" : $"run '{method.Name}Task(..)' on an executor, or ");

    /// <summary>Whether it has a machine written by hand, and no <c>XTask</c>.</summary>
    private static bool IsLeaf(IMethodSymbol method) =>
        ReactorTaskAttributes.Find((method.ReducedFrom ?? method).OriginalDefinition) is { } attribute && ReactorTaskAttributes.MachineOf(attribute) is not null;

    /// <summary>A call that is bound at run time would find the user's own method, not the machine.</summary>
    public static void CheckDynamicCall(OperationAnalysisContext context)
    {
        if (context.Operation.Syntax is not InvocationExpressionSyntax invocation) return;
        SymbolInfo target = context.Operation.SemanticModel!.GetSymbolInfo(invocation, context.CancellationToken);
        if (target.CandidateSymbols.Add(target.Symbol!).OfType<IMethodSymbol>().FirstOrDefault(IsTask) is { } method)
            context.ReportDiagnostic(Diagnostic.Create(Diagnostics.DynamicCall, invocation.GetLocation(), method.Name));
    }

    public static void CheckMethodGroup(OperationAnalysisContext context)
    {
        var group = (IMethodReferenceOperation)context.Operation;
        if (!IsTask(group.Method)) return;
        for (IOperation? outer = group.Parent; outer is not null; outer = outer.Parent)
            if (outer is INameOfOperation) return;
        context.ReportDiagnostic(Diagnostic.Create(
            Diagnostics.MethodGroup, group.Syntax.GetLocation(), group.Method.Name, IsLeaf(group.Method) ? "a [ReactorTask] method that calls it" : $"'{group.Method.Name}Task(..)'"));
    }

    private static bool IsTask(IMethodSymbol method) => ReactorTaskAttributes.IsReactorTask(method.ReducedFrom ?? method.OriginalDefinition);

    /// <summary>Whether a place is in a method whose body is lowered. That of a leaf is not.</summary>
    private static bool IsInBody(SyntaxNode place, SemanticModel model)
    {
        if (place.FirstAncestorOrSelf<MemberDeclarationSyntax>() is not MethodDeclarationSyntax method || !ReactorTaskAttributes.IsCandidate(method)) return false;
        return model.GetDeclaredSymbol(method) is { } symbol && ReactorTaskAttributes.Find(symbol) is { } attribute && ReactorTaskAttributes.MachineOf(attribute) is null
            && ((SyntaxNode?)method.Body ?? method.ExpressionBody)?.Span.Contains(place.Span) == true;
    }

    private static Location NameOf(InvocationExpressionSyntax invocation) => invocation.Expression switch
    {
        MemberAccessExpressionSyntax access => access.Name.GetLocation(),
        MemberBindingExpressionSyntax binding => binding.Name.GetLocation(),
        _ => invocation.Expression.GetLocation(),
    };
}
