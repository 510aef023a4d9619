using System;
using System.Collections.Immutable;
using System.Linq;
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
            start.RegisterSemanticModelAction(CheckTasks);
            start.RegisterSymbolAction(LeafRules.Check, SymbolKind.Method);
            start.RegisterOperationAction(CallRules.CheckCall, OperationKind.Invocation);
            start.RegisterSyntaxNodeAction(
                CallRules.CheckStatement, SyntaxKind.ForEachStatement, SyntaxKind.ForEachVariableStatement, SyntaxKind.UsingStatement, SyntaxKind.LocalDeclarationStatement);
            start.RegisterOperationAction(CallRules.CheckDynamicCall, OperationKind.DynamicInvocation);
            start.RegisterOperationAction(CallRules.CheckMethodGroup, OperationKind.MethodReference);
        });
    }

    private static void CheckTasks(SemanticModelAnalysisContext context)
    {
        SemanticModel model = context.SemanticModel;
        if (DeclarationCompilation.CandidatesOf(model.SyntaxTree).Count == 0) return;
        // In a build the generator has bound the same trees a moment ago. The compilation at hand holds the members it generated: the
        // declarations that binding needs, where it has to be done here.
        foreach (BoundMethod bound in BodyCache.Generated(model.SyntaxTree, model.Compilation, context.CancellationToken) ?? FileBinder.Bind(model, context.CancellationToken))
        {
            if (context.FilterSpan is { } asked && !asked.IntersectsWith(bound.Method.FullSpan)) continue;
            foreach (Diagnostic reported in bound.Reported) context.ReportDiagnostic(reported);
            if (bound.Result?.Task is not { } task) continue;
            foreach (Problem problem in LoweringPipeline.Lower(task).Problems)
                context.ReportDiagnostic(Diagnostic.Create(Diagnostics.ById[problem.Id], PlaceOf(problem, bound.Result.Positions, bound.Method), problem.Argument, problem.Argument2));
        }
    }

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
