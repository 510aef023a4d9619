using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using ReactorGen.Generator.Model;

namespace ReactorGen.Generator.Binding;

/// <summary>
/// What binding gave for each method, kept with the method's node: Roslyn asks for every task again after every edit anywhere. A result holds while
/// the node is the same, and so the text of its file, and the declarations of the whole compilation are. Entries go when their trees do.
/// </summary>
internal static class BodyCache
{
    private static readonly ConditionalWeakTable<MethodDeclarationSyntax, Entry> Entries = new();

    private sealed class Entry
    {
        public volatile Bound? Last;
    }

    private sealed record Bound(Fingerprint Declarations, BindResult? Result);

    /// <summary>The tasks of a file, without the methods to which the generator adds nothing.</summary>
    public static EquatableArray<BindResult> BindAll(SyntaxTree tree, Compilation compilation, CancellationToken cancel)
    {
        IReadOnlyList<MethodDeclarationSyntax> methods = DeclarationCompilation.CandidatesOf(tree);
        return methods.Count == 0
            ? EquatableArray<BindResult>.Empty
            : methods.Select(m => Bind(m, compilation, cancel)).Where(r => r is not null).Select(r => r!).ToEquatableArray();
    }

    /// <summary>The bound body of a method of the compilation; null where there is nothing to generate.</summary>
    public static BindResult? Bind(MethodDeclarationSyntax method, Compilation compilation, CancellationToken cancel)
    {
        Fingerprint declarations = DeclarationFingerprint.Of(compilation, cancel);
        Entry entry = Entries.GetOrCreateValue(method);
        if (entry.Last is { } last && last.Declarations == declarations) return last.Result;
        Compilation declared = DeclarationCompilation.Of(compilation, cancel);
        BindResult? result = TaskBinder.Bind(method, declared.GetSemanticModel(method.SyntaxTree), report: null, cancel);
        entry.Last = new Bound(declarations, result);
        return result;
    }
}
