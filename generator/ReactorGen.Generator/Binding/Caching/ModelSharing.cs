using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace ReactorGen.Generator.Binding;

/// <summary>
/// Has a body bound once. A compilation that analyzers run on gives the body that it bound for its diagnostics to the semantic model too; any
/// other binds it a second time when the model is asked. So ours is made as if for an analyzer, which never runs.
/// </summary>
internal static class ModelSharing
{
    /// <summary>The same compilation; its models of one file are one object.</summary>
    public static Compilation Of(Compilation compilation) =>
        new CompilationWithAnalyzers(compilation, [new Idle()], new CompilationWithAnalyzersOptions(new AnalyzerOptions([]), null, concurrentAnalysis: false, logAnalyzerExecutionTime: false)).Compilation;

#pragma warning disable RS1001 // not for a host to find
    private sealed class Idle : DiagnosticAnalyzer
#pragma warning restore RS1001
    {
        public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [];

        public override void Initialize(AnalysisContext context)
        {
            context.EnableConcurrentExecution();
            context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        }
    }
}
