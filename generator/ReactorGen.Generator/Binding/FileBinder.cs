using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using ReactorGen.Generator.Model;

namespace ReactorGen.Generator.Binding;

/// <summary>A task as it was bound, with what there is to report of it.</summary>
/// <param name="Result">Null where there is nothing to generate.</param>
internal sealed record BoundMethod(MethodDeclarationSyntax Method, BindResult? Result, IReadOnlyList<Diagnostic> Reported);

/// <summary>Binds the tasks of one file, for the generator and the analyzer alike.</summary>
internal static class FileBinder
{
    public static IReadOnlyList<BoundMethod> Bind(SemanticModel model, CancellationToken cancel) => Bind(model, new Dictionary<int, BoundMethod>(), cancel);

    /// <param name="model">The file's model, in a compilation that has the declarations of all tasks.</param>
    /// <param name="known">Tasks that are bound already, by where they start; with nothing to report.</param>
    public static IReadOnlyList<BoundMethod> Bind(SemanticModel model, IReadOnlyDictionary<int, BoundMethod> known, CancellationToken cancel)
    {
        var bound = new List<BoundMethod>();
        List<MethodDeclarationSyntax> methods = DeclarationCompilation.CandidatesOf(model.SyntaxTree).ToList();
        methods.RemoveAll(m => !known.ContainsKey(m.SpanStart) && !IsTask(m, model, cancel));
        var diagnostics = new BodyDiagnostics(model, methods.Where(m => !known.ContainsKey(m.SpanStart)));
        foreach (MethodDeclarationSyntax method in methods)
        {
            cancel.ThrowIfCancellationRequested();
            if (known.TryGetValue(method.SpanStart, out BoundMethod? same))
            {
                bound.Add(same with { Method = method });
                continue;
            }
            var reported = new List<Diagnostic>();
            bound.Add(new BoundMethod(method, TaskBinder.Bind(method, model, diagnostics, reported.Add, cancel), reported));
        }
        return bound;
    }

    /// <summary>Whether the attribute is ours, and the method not the surface of a machine written by hand.</summary>
    private static bool IsTask(MethodDeclarationSyntax method, SemanticModel model, CancellationToken cancel) =>
        Microsoft.CodeAnalysis.CSharp.CSharpExtensions.GetDeclaredSymbol(model, method, cancel) is { } symbol
        && ReactorTaskAttributes.Find(symbol) is { } attribute && ReactorTaskAttributes.MachineOf(attribute) is null;
}
