using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace ReactorGen.Generator.Binding;

/// <summary>
/// What C# says of the bodies of a file's tasks. To answer, the compiler walks all types of the compilation and then binds the bodies that
/// are meant; so it is asked once for a run of neighbours, and not about declarations, which are no part of a body. Not for concurrent use.
/// </summary>
internal sealed class BodyDiagnostics
{
    /// <summary>
    /// In characters, without comments. What stands between two tasks is bound with them if it is shorter: a signature, or a method so small that
    /// binding it costs less than walking all types once more.
    /// </summary>
    private const int ShortGap = 300;

    private readonly SemanticModel _model;
    private readonly List<TextSpan> _runs = [];
    private readonly Dictionary<TextSpan, ImmutableArray<Diagnostic>> _ofRuns = [];

    /// <param name="methods">In the order of the source.</param>
    public BodyDiagnostics(SemanticModel model, IEnumerable<MethodDeclarationSyntax> methods)
    {
        _model = model;
        foreach (MethodDeclarationSyntax method in methods.Where(HasBody))
        {
            TextSpan span = BodyOf(method);
            int last = _runs.Count - 1, comments = method.SpanStart - method.FullSpan.Start;
            if (last >= 0 && span.Start - _runs[last].End - comments < ShortGap) _runs[last] = TextSpan.FromBounds(_runs[last].Start, span.End);
            else _runs.Add(span);
        }
    }

    /// <summary>The errors and warnings in the body of one of the methods, as options and pragmas leave them.</summary>
    public IEnumerable<Diagnostic> Of(MethodDeclarationSyntax method, CancellationToken cancel)
    {
        TextSpan body = BodyOf(method);
        TextSpan run = _runs.First(r => r.Contains(body));
        if (!_ofRuns.TryGetValue(run, out ImmutableArray<Diagnostic> bound)) _ofRuns[run] = bound = _model.GetMethodBodyDiagnostics(run, cancel);
        IEnumerable<Diagnostic> own = bound.Where(d => IsIn(d.Location, body) || d.AdditionalLocations.Any(l => IsIn(l, body)));
        return method.SyntaxTree.GetRoot(cancel).ContainsDiagnostics ? _model.GetSyntaxDiagnostics(body, cancel).Concat(own) : own;
    }

    private bool IsIn(Location location, TextSpan body) => location.SourceTree == _model.SyntaxTree && location.SourceSpan.IntersectsWith(body);

    private static bool HasBody(MethodDeclarationSyntax method) => method.Body is not null || method.ExpressionBody is not null;

    private static TextSpan BodyOf(MethodDeclarationSyntax method) => method.Body?.Span ?? method.ExpressionBody!.Span;
}
