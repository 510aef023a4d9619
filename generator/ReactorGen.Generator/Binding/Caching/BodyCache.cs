using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using ReactorGen.Generator.Model;

namespace ReactorGen.Generator.Binding;

/// <summary>
/// What binding gave for the tasks of each file, kept with the file's tree: Roslyn asks for every file again after every edit anywhere. A result
/// holds while the tree is the same, and so the text of the file, and the declarations of the whole compilation are. Entries go when their trees do.
/// </summary>
internal static class BodyCache
{
    private static readonly ConditionalWeakTable<SyntaxTree, Entry> Entries = new();

    private sealed class Entry
    {
        public volatile BoundFile? Last;
    }

    private sealed class BoundFile(Fingerprint declarations, IReadOnlyList<BoundMethod> methods)
    {
        public readonly Fingerprint Declarations = declarations;
        public readonly IReadOnlyList<BoundMethod> Methods = methods;
        public readonly EquatableArray<BindResult> Results = methods.Select(m => m.Result).OfType<BindResult>().ToEquatableArray();
    }

    /// <summary>The tasks of a file, without the methods to which the generator adds nothing.</summary>
    public static EquatableArray<BindResult> BindAll(SyntaxTree tree, Compilation compilation, CancellationToken cancel)
    {
        if (DeclarationCompilation.CandidatesOf(tree).Count == 0) return EquatableArray<BindResult>.Empty;
        Fingerprint declarations = DeclarationFingerprint.Of(compilation, cancel);
        if (Find(tree, declarations) is not { } file)
        {
            // A first run, or an edit of a declaration: what this file misses, others will.
            List<SyntaxTree> missing = compilation.SyntaxTrees.Where(t => t != tree && DeclarationCompilation.CandidatesOf(t).Count > 0 && Find(t, declarations) is null).Prepend(tree).ToList();
            Compilation declared = DeclarationCompilation.Of(compilation, cancel);
            FileParallel.ForEach(missing, compilation, t => Bind(t, declarations, declared, cancel), cancel);
            // Another compilation with the same file may have taken its place.
            file = Find(tree, declarations) ?? Bind(tree, declarations, declared, cancel);
        }
        return file.Results;
    }

    /// <summary>
    /// The tasks of a file as the generator has bound them before it added what it made to the compilation, if these are the same declarations.
    /// They are not where another generator adds to the compilation too: what that one made, the first binding did not see.
    /// </summary>
    public static IReadOnlyList<BoundMethod>? Generated(SyntaxTree tree, Compilation generated, CancellationToken cancel) =>
        Find(tree, DeclarationFingerprint.OfSources(generated, cancel))?.Methods;

    private static BoundFile? Find(SyntaxTree tree, Fingerprint declarations) =>
        Entries.TryGetValue(tree, out Entry? entry) && entry.Last is { } last && last.Declarations == declarations ? last : null;

    private static BoundFile Bind(SyntaxTree tree, Fingerprint declarations, Compilation declared, CancellationToken cancel)
    {
        var bound = new BoundFile(declarations, FileBinder.Bind(declared.GetSemanticModel(tree), Untouched(tree, declarations, cancel), cancel));
        Entries.GetOrCreateValue(tree).Last = bound;
        return bound;
    }

    /// <summary>What an edit elsewhere in the file left alone, by where it starts. A diagnostic stands in the tree it was found in, so there must be none.</summary>
    private static Dictionary<int, BoundMethod> Untouched(SyntaxTree tree, Fingerprint declarations, CancellationToken cancel)
    {
        var untouched = new Dictionary<int, BoundMethod>();
        if (EditedFiles.BeforeEditOfBodies(tree, cancel) is not { } before || Find(before, declarations) is not { } last) return untouched;
        Dictionary<MethodDeclarationSyntax, BoundMethod> known = last.Methods.Where(m => m.Reported.Count == 0).ToDictionary(m => m.Method);
        foreach ((MethodDeclarationSyntax old, MethodDeclarationSyntax method) in DeclarationCompilation.CandidatesOf(before).Zip(DeclarationCompilation.CandidatesOf(tree), (old, method) => (old, method)))
            if (known.TryGetValue(old, out BoundMethod? bound) && EditedFiles.IsUntouched(old, method)) untouched[method.SpanStart] = bound;
        return untouched;
    }
}
