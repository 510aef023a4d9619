using System;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using ReactorGen.Generator.Binding;
using ReactorGen.Generator.Lowering;
using ReactorGen.Generator.Model;
using ReactorGen.Generator.Usage;

namespace ReactorGen.Generator;

/// <summary>
/// The only reporter. It binds and lowers each task as the generator does, with a callback that reports, so there is one set of rules; the
/// generator itself says nothing, which keeps its values small and its diagnostics suppressible. Rules on the uses of tasks stand in Usage.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ReactorTaskAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = Diagnostics.ById.Values.ToImmutableArray();

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterCompilationStartAction(static start =>
        {
            if (start.Compilation.GetTypeByMetadataName("ReactorGen.ReactorTaskAttribute") is null) return;
            start.RegisterSyntaxNodeAction(CheckTask, SyntaxKind.MethodDeclaration);
            start.RegisterSymbolAction(LeafRules.Check, SymbolKind.Method);
            start.RegisterOperationAction(CallRules.CheckCall, OperationKind.Invocation);
            start.RegisterSyntaxNodeAction(
                CallRules.CheckStatement, SyntaxKind.ForEachStatement, SyntaxKind.ForEachVariableStatement, SyntaxKind.UsingStatement, SyntaxKind.LocalDeclarationStatement);
            start.RegisterOperationAction(CallRules.CheckDynamicCall, OperationKind.DynamicInvocation);
            start.RegisterOperationAction(CallRules.CheckMethodGroup, OperationKind.MethodReference);
        });
    }

    private static void CheckTask(SyntaxNodeAnalysisContext context)
    {
        var method = (MethodDeclarationSyntax)context.Node;
        if (!ReactorTaskAttributes.IsCandidate(method) || !IsTask(method, context.SemanticModel, context.CancellationToken)) return;
        // The compilation holds the generated members already: the declarations that the generator has to bind against.
        BindResult? bound = TaskBinder.Bind(method, context.SemanticModel, context.ReportDiagnostic, context.CancellationToken);
        if (bound?.Task is not { } task) return;
        foreach (Problem problem in LoweringPipeline.Lower(task).Problems)
            context.ReportDiagnostic(Diagnostic.Create(Diagnostics.ById[problem.Id], PlaceOf(problem, bound.Positions, method), problem.Argument, problem.Argument2));
    }

    /// <summary>Whether the attribute is ours, and the method not the surface of a machine written by hand.</summary>
    private static bool IsTask(MethodDeclarationSyntax method, SemanticModel model, CancellationToken cancel) =>
        model.GetDeclaredSymbol(method, cancel) is { } symbol && ReactorTaskAttributes.Find(symbol) is { } attribute && ReactorTaskAttributes.MachineOf(attribute) is null;

    /// <summary>Lowering knows positions by number only; here they become places in the source again, where a pragma can find them.</summary>
    private static Location PlaceOf(Problem problem, PositionMap positions, MethodDeclarationSyntax method)
    {
        if (problem.Position < 0 || problem.Position >= positions.Spans.Count) return method.Identifier.GetLocation();
        SourceSpan span = positions.Spans[problem.Position];
        TextLineCollection lines = method.SyntaxTree.GetText().Lines;
        int start = lines[span.StartLine - 1].Start + span.StartColumn - 1, end = lines[span.EndLine - 1].Start + span.EndColumn - 1;
        return Location.Create(method.SyntaxTree, TextSpan.FromBounds(start, end));
    }
}
