using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using ReactorGen.Generator.Binding;

namespace ReactorGen.Generator;

/// <summary>
/// Silences the warnings that the pattern itself causes in the user's file, on reactor tasks only. They are right about the implementing part as
/// such: what it says of defaults and caller info has no effect there. But the generator moves it to where it has.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ReactorTaskSuppressor : DiagnosticSuppressor
{
    private static readonly ImmutableDictionary<string, SuppressionDescriptor> Descriptors = new[]
    {
        Suppress("CS1066", "The factory and the defining part repeat the default value"),
        Suppress("CS4024", "The factory repeats [CallerLineNumber]"),
        Suppress("CS4025", "The factory repeats [CallerFilePath]"),
        Suppress("CS4026", "The factory repeats [CallerMemberName]"),
        Suppress("CS8966", "The factory repeats [CallerArgumentExpression]"),
        Suppress("IDE0051", "A method that only its factory names is used all the same"),
    }.ToImmutableDictionary(d => d.SuppressedDiagnosticId);

    /// <inheritdoc/>
    public override ImmutableArray<SuppressionDescriptor> SupportedSuppressions { get; } = Descriptors.Values.ToImmutableArray();

    /// <inheritdoc/>
    public override void ReportSuppressions(SuppressionAnalysisContext context)
    {
        foreach (Diagnostic diagnostic in context.ReportedDiagnostics)
        {
            if (diagnostic.Location.SourceTree is not { } tree) continue;
            SyntaxNode place = tree.GetRoot(context.CancellationToken).FindNode(diagnostic.Location.SourceSpan);
            if (place.FirstAncestorOrSelf<MethodDeclarationSyntax>() is not { } method || !ReactorTaskAttributes.IsCandidate(method)) continue;
            // The warnings are about the signature; what the body says about its own local functions stays.
            if (((SyntaxNode?)method.Body ?? method.ExpressionBody)?.Span.Contains(place.Span) == true) continue;
            if (context.GetSemanticModel(tree).GetDeclaredSymbol(method, context.CancellationToken) is not { } symbol || !ReactorTaskAttributes.IsReactorTask(symbol)) continue;
            context.ReportSuppression(Suppression.Create(Descriptors[diagnostic.Id], diagnostic));
        }
    }

    private static SuppressionDescriptor Suppress(string id, string why) => new("RGS" + id.TrimStart('C', 'S', 'I', 'D', 'E'), id, why);
}
