using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ReactorGen.Generator.Binding;

/// <summary>
/// Everything in a compilation that the binding of a body depends on, but for that body: all that stands outside the bodies of methods and
/// accessors, the options and the references. Bodies do not influence each other in C#, with a few exceptions, which are counted in: directives,
/// <c>field</c> in an accessor, the names that top-level statements declare, and the parameters that a struct's bodies capture.
/// </summary>
internal static class DeclarationFingerprint
{
    private static readonly ConditionalWeakTable<Compilation, StrongBox<Fingerprint>> OfCompilations = new();
    private static readonly ConditionalWeakTable<Compilation, StrongBox<Fingerprint>> OfSourcesOf = new();
    private static readonly ConditionalWeakTable<SyntaxTree, TreeFacts> OfTrees = new();
    private static readonly ConditionalWeakTable<object, StrongBox<int>> Identities = new();
    private static int _lastIdentity;

    /// <param name="Declarations">The tree without its bodies.</param>
    /// <param name="StructParameters">The parameters of primary constructors of structs.</param>
    /// <param name="StructNames">The names that stand in bodies of structs.</param>
    private sealed record TreeFacts(Fingerprint Declarations, IReadOnlyCollection<string> StructParameters, HashSet<string> StructNames);

    public static Fingerprint Of(Compilation compilation, CancellationToken cancel) => Of(compilation, OfCompilations, static _ => true, cancel);

    /// <summary>That of a compilation before the generator added to it. Whatever else was added counts.</summary>
    public static Fingerprint OfSources(Compilation generated, CancellationToken cancel) => Of(generated, OfSourcesOf, static tree => !IsOurs(tree), cancel);

    /// <summary>The compiler puts the files of each generator into a folder named after it.</summary>
    private static bool IsOurs(SyntaxTree tree)
    {
        string[] parts = tree.FilePath.Split('/', '\\');
        return parts.Length > 1 && parts[parts.Length - 2] == typeof(ReactorTaskGenerator).FullName;
    }

    private static Fingerprint Of(Compilation compilation, ConditionalWeakTable<Compilation, StrongBox<Fingerprint>> cache, Func<SyntaxTree, bool> counts, CancellationToken cancel)
    {
        if (cache.TryGetValue(compilation, out StrongBox<Fingerprint>? known)) return known.Value;
        Fingerprint print = default(Fingerprint).With(compilation.AssemblyName ?? "").With(IdentityOf(compilation.Options));
        foreach (MetadataReference reference in compilation.References)
        {
            print = reference is CompilationReference source
                ? print.With(Of(source.Compilation, cancel)).With(string.Join(",", source.Properties.Aliases))
                : print.With(IdentityOf(reference));
        }
        var trees = new List<TreeFacts>();
        foreach (SyntaxTree tree in compilation.SyntaxTrees.Where(counts))
        {
            cancel.ThrowIfCancellationRequested();
            TreeFacts facts = OfTrees.GetValue(tree, FactsOf);
            trees.Add(facts);
            print = print.With(facts.Declarations);
        }
        foreach (string parameter in new SortedSet<string>(trees.SelectMany(t => t.StructParameters), System.StringComparer.Ordinal))
        foreach (TreeFacts facts in trees)
            print = print.With(facts.StructNames.Contains(parameter) ? 1 : 0);
        Fingerprint result = print;
        return cache.GetValue(compilation, _ => new StrongBox<Fingerprint>(result)).Value;
    }

    /// <summary>Options and references do not change; one object is one number.</summary>
    private static int IdentityOf(object unchanging) => Identities.GetValue(unchanging, _ => new StrongBox<int>(Interlocked.Increment(ref _lastIdentity))).Value;

    private static TreeFacts FactsOf(SyntaxTree tree)
    {
        Fingerprint print = OptionsOf(tree);
        var parameters = new HashSet<string>();
        var names = new HashSet<string>();
        bool hasTopLevel = false;
        foreach (SyntaxNodeOrToken part in tree.GetRoot().DescendantNodesAndTokensAndSelf(n => !IsBody(n)))
        {
            if (part.AsNode() is { } node)
            {
                // That there are top-level statements makes a type; how many, nothing.
                if (node is not GlobalStatementSyntax || !hasTopLevel) print = print.With(node.RawKind);
                hasTopLevel |= node is GlobalStatementSyntax;
                if (IsBody(node)) print = AddBody(node, print, names);
                else if (node is ParameterListSyntax { Parent: StructDeclarationSyntax } list) parameters.UnionWith(list.Parameters.Select(p => p.Identifier.ValueText));
                continue;
            }
            SyntaxToken token = part.AsToken();
            print = print.With(token.RawKind).With(token.IsMissing ? 1 : 0).With(token.Text);
            // What the parser skipped is copied with the type it stands in.
            if (token.HasStructuredTrivia) print = AddTrivia(token, print, t => t.IsDirective || t.IsKind(SyntaxKind.SkippedTokensTrivia));
        }
        return new TreeFacts(print, parameters, names);
    }

    private static Fingerprint OptionsOf(SyntaxTree tree)
    {
        var options = (CSharpParseOptions)tree.Options;
        Fingerprint print = default(Fingerprint).With(tree.FilePath).With((int)options.LanguageVersion).With((int)options.Kind);
        foreach (string symbol in options.PreprocessorSymbolNames.OrderBy(s => s, System.StringComparer.Ordinal)) print = print.With(symbol);
        foreach (KeyValuePair<string, string> feature in options.Features.OrderBy(f => f.Key, System.StringComparer.Ordinal)) print = print.With(feature.Key).With(feature.Value);
        return print;
    }

    /// <summary>What one may edit without any other body noticing. A lambda in an initializer is none: its type may be that of the field.</summary>
    private static bool IsBody(SyntaxNode node) => node switch
    {
        BlockSyntax => node.Parent is BaseMethodDeclarationSyntax or AccessorDeclarationSyntax,
        ArrowExpressionClauseSyntax => node.Parent is BaseMethodDeclarationSyntax or AccessorDeclarationSyntax or BasePropertyDeclarationSyntax,
        GlobalStatementSyntax => true,
        _ => false,
    };

    private static Fingerprint AddBody(SyntaxNode body, Fingerprint print, HashSet<string> structNames)
    {
        bool isAccessor = body.Parent is AccessorDeclarationSyntax or BasePropertyDeclarationSyntax;
        bool inStruct = body.FirstAncestorOrSelf<TypeDeclarationSyntax>() is StructDeclarationSyntax;
        if (!isAccessor && !inStruct && !body.ContainsDirectives && body is not GlobalStatementSyntax) return print;
        foreach (SyntaxToken token in body.DescendantTokens())
        {
            if (token.ContainsDirectives) print = AddTrivia(token, print, t => t.IsDirective);
            if (!token.IsKind(SyntaxKind.IdentifierToken) && !token.IsKind(SyntaxKind.FieldKeyword)) continue;
            if (inStruct) structNames.Add(token.ValueText);
            // A backing field comes with the word.
            if (isAccessor && token.ValueText == "field") print = print.With("field");
            if (body is GlobalStatementSyntax && token.Parent is VariableDeclaratorSyntax or SingleVariableDesignationSyntax or LocalFunctionStatementSyntax or ForEachStatementSyntax)
                print = print.With(token.ValueText);
        }
        return print;
    }

    private static Fingerprint AddTrivia(SyntaxToken token, Fingerprint print, Func<SyntaxTrivia, bool> counts)
    {
        foreach (SyntaxTrivia trivia in token.GetAllTrivia())
            if (counts(trivia)) print = print.With(trivia.RawKind).With(trivia.ToFullString().Trim());
        return print;
    }
}
