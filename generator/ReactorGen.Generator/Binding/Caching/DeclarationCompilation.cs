using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using ReactorGen.Generator.Emit;
using ReactorGen.Generator.Model;

namespace ReactorGen.Generator.Binding;

/// <summary>
/// Declarations first, bodies second: the compilation plus the signatures of everything the generator will add, so that
/// <c>var h = Spawn(ServeTask(s))</c> has a type while the body is bound. Built once for a compilation, when the first body asks. What is added
/// depends on declarations alone: while they stay, an edited compilation is the last one with the edited files in it.
/// </summary>
internal static class DeclarationCompilation
{
    private static readonly ConditionalWeakTable<Compilation, Declared> Cache = new();

    private static readonly ConditionalWeakTable<SyntaxTree, List<MethodDeclarationSyntax>> Candidates = new();

    /// <summary>The last ones built, of several projects, as long as somebody else has their sources.</summary>
    private static readonly WeakReference<Declared>?[] Recent = new WeakReference<Declared>?[16];

    private static int _last;

    private sealed record Declared(Fingerprint Declarations, Compilation Source, Compilation Compilation);

    public static Compilation Of(Compilation compilation, CancellationToken cancel)
    {
        if (Cache.TryGetValue(compilation, out Declared? known)) return known.Compilation;
        Fingerprint declarations = DeclarationFingerprint.Of(compilation, cancel);
        Compilation built = ModelSharing.Of(Follow(compilation, declarations) ?? Build(compilation, cancel));
        Declared declared = Cache.GetValue(compilation, _ => new Declared(declarations, compilation, built));
        Recent[(uint)Interlocked.Increment(ref _last) % Recent.Length] = new WeakReference<Declared>(declared);
        return declared.Compilation;
    }

    /// <summary>What was built for a compilation of the same declarations, with the files of this one.</summary>
    private static Compilation? Follow(Compilation compilation, Fingerprint declarations)
    {
        // The last one first: there the fewest files are others.
        for (int i = 0, newest = Volatile.Read(ref _last); i < Recent.Length; i++)
        {
            WeakReference<Declared>? recent = Recent[(uint)(newest - i) % Recent.Length];
            if (recent is null || !recent.TryGetTarget(out Declared? last) || last.Declarations != declarations) continue;
            // The fingerprint counts a referenced project by its declarations only.
            if (last.Source.Options != compilation.Options || !last.Source.References.SequenceEqual(compilation.References)) continue;
            return Replace(last.Compilation, last.Source.SyntaxTrees, compilation.SyntaxTrees);
        }
        return null;
    }

    private static Compilation? Replace(Compilation built, IEnumerable<SyntaxTree> before, IEnumerable<SyntaxTree> after)
    {
        foreach ((SyntaxTree old, SyntaxTree tree) in before.Zip(after, (old, tree) => (old, tree)))
        {
            if (old == tree) continue;
            // Two files of one name have changed places.
            if (built.ContainsSyntaxTree(tree)) return null;
            built = built.ReplaceSyntaxTree(old, tree);
            EditedFiles.Note(old, tree);
        }
        return built;
    }

    private static Compilation Build(Compilation compilation, CancellationToken cancel)
    {
        IReadOnlyList<string> aliases = ExternAliases.Find(compilation);
        List<SyntaxTree> files = compilation.SyntaxTrees.Where(t => CandidatesOf(t).Count > 0).ToList();
        var trees = new IReadOnlyList<SyntaxTree>[files.Count];
        FileParallel.ForEach(Enumerable.Range(0, files.Count).ToList(), compilation, i => trees[i] = Declare(files[i], compilation, aliases, cancel), cancel);
        List<SyntaxTree> all = trees.SelectMany(t => t).ToList();
        // Files are bound in parallel: no use in the compiler handing each body to another thread and waiting for it.
        return compilation.AddSyntaxTrees(all).WithOptions(((CSharpCompilationOptions)compilation.Options).WithConcurrentBuild(false));
    }

    /// <summary>The signatures for the tasks of a file: in one file, or each in its own where one that is half-typed could spoil the next.</summary>
    private static IReadOnlyList<SyntaxTree> Declare(SyntaxTree file, Compilation compilation, IReadOnlyList<string> aliases, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        SemanticModel model = compilation.GetSemanticModel(file);
        var signatures = new List<SignatureModel>();
        foreach (MethodDeclarationSyntax method in CandidatesOf(file))
        {
            if (model.GetDeclaredSymbol(method, cancel) is not { } symbol || !CanDeclare(method, symbol)) continue;
            // One that gets no members is no task, also for those that call it.
            if (TaskBinder.Possible(method, symbol) == StubParts.DefiningPart) continue;
            SignatureModel signature = SignatureBinder.Bind(method, symbol, model, hasPrivateNames: false, model.GetNullableContext(method.SpanStart).AnnotationsEnabled(), aliases);
            if (GeneratedNames.Taken(method, symbol, signature.MachineName, model) is null) signatures.Add(signature);
        }
        if (signatures.Count == 0) return [];
        if (!file.GetRoot(cancel).ContainsDiagnostics) return [Parse(signatures)];
        return signatures.Select(s => Parse([s])).ToList();

        SyntaxTree Parse(IReadOnlyList<SignatureModel> parts) => CSharpSyntaxTree.ParseText(
            FileShell.WriteDeclarations(parts, (part, writer) => StubWriter.WriteMembers(part, null, writer)), (CSharpParseOptions)file.Options, cancellationToken: cancel);
    }

    /// <summary>The methods of a file that may be tasks.</summary>
    public static IReadOnlyList<MethodDeclarationSyntax> CandidatesOf(SyntaxTree tree) => Candidates.GetValue(tree, Find);

    private static List<MethodDeclarationSyntax> Find(SyntaxTree tree) =>
        tree.GetRoot().DescendantNodes(n => n is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax or TypeDeclarationSyntax)
            .OfType<MethodDeclarationSyntax>().Where(ReactorTaskAttributes.IsCandidate).ToList();

    /// <summary>Whether the method is one the generator adds to: its own attribute, no machine by hand, partial, with a body.</summary>
    public static bool CanDeclare(MethodDeclarationSyntax method, IMethodSymbol symbol) =>
        method.Modifiers.Any(SyntaxKind.PartialKeyword)
        && (method.Body is not null || method.ExpressionBody is not null)
        && method.ExplicitInterfaceSpecifier is null
        && method.Parent is TypeDeclarationSyntax
        // Half-typed code has names that are not there yet.
        && !method.Identifier.IsMissing && method.Ancestors().OfType<TypeDeclarationSyntax>().All(t => !t.Identifier.IsMissing)
        && method.Ancestors().OfType<TypeDeclarationSyntax>().All(t => t.Modifiers.Any(SyntaxKind.PartialKeyword) && !t.Modifiers.Any(SyntaxKind.FileKeyword))
        && ReactorTaskAttributes.Find(symbol) is { } attribute && ReactorTaskAttributes.MachineOf(attribute) is null
        && (symbol.PartialDefinitionPart is null || symbol.PartialDefinitionPart.DeclaringSyntaxReferences.All(r => GeneratedNames.IsGenerated(r.SyntaxTree)))
        && !FileLocalTypes.InSignature(symbol)
        && ((CSharpParseOptions)method.SyntaxTree.Options).LanguageVersion >= LanguageVersion.CSharp9;
}
