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
/// <c>var h = Spawn(ServeTask(s))</c> has a type while the body is bound. Built once for a compilation, when the first body asks; what it adds
/// for a method stays the same until a declaration changes.
/// </summary>
internal static class DeclarationCompilation
{
    private static readonly ConditionalWeakTable<Compilation, Compilation> Cache = new();

    private static readonly ConditionalWeakTable<SyntaxTree, List<MethodDeclarationSyntax>> Candidates = new();

    private static readonly ConditionalWeakTable<MethodDeclarationSyntax, Entry> Entries = new();

    private sealed class Entry
    {
        public volatile Declared? Last;
    }

    /// <param name="Tree">Null where the generator adds nothing.</param>
    private sealed record Declared(Fingerprint Declarations, SyntaxTree? Tree);

    public static Compilation Of(Compilation compilation, CancellationToken cancel)
    {
        if (Cache.TryGetValue(compilation, out Compilation? declared)) return declared;
        declared = Build(compilation, cancel);
        return Cache.GetValue(compilation, _ => declared);
    }

    private static Compilation Build(Compilation compilation, CancellationToken cancel)
    {
        Fingerprint declarations = DeclarationFingerprint.Of(compilation, cancel);
        IReadOnlyList<string>? aliases = null;
        var trees = new List<SyntaxTree>();
        foreach (SyntaxTree tree in compilation.SyntaxTrees)
        {
            cancel.ThrowIfCancellationRequested();
            SemanticModel? model = null;
            foreach (MethodDeclarationSyntax method in CandidatesOf(tree))
            {
                Entry entry = Entries.GetOrCreateValue(method);
                if (entry.Last is not { } declared || declared.Declarations != declarations)
                    entry.Last = declared = new Declared(declarations, Declare(method, model ??= compilation.GetSemanticModel(tree), aliases ??= ExternAliases.Find(compilation), cancel));
                if (declared.Tree is not null) trees.Add(declared.Tree);
            }
        }
        return trees.Count == 0 ? compilation : compilation.AddSyntaxTrees(trees);
    }

    private static SyntaxTree? Declare(MethodDeclarationSyntax method, SemanticModel model, IReadOnlyList<string> aliases, CancellationToken cancel)
    {
        if (model.GetDeclaredSymbol(method, cancel) is not { } symbol || !CanDeclare(method, symbol)) return null;
        bool annotations = model.GetNullableContext(method.SpanStart).AnnotationsEnabled();
        SignatureModel signature = SignatureBinder.Bind(method, symbol, annotations, aliases);
        string text = FileShell.Write(signature, "Declarations.", StubParts.All, writer => StubWriter.WriteMembers(signature, null, writer));
        return CSharpSyntaxTree.ParseText(text, (CSharpParseOptions)method.SyntaxTree.Options, cancellationToken: cancel);
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
