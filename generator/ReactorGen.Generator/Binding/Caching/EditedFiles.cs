using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace ReactorGen.Generator.Binding;

/// <summary>
/// Which file an edit made of which, and what of it the edit left alone: where only bodies were edited and no declaration of the compilation, a
/// method that is the same, at the same place, is bound as it was.
/// </summary>
internal static class EditedFiles
{
    private static readonly ConditionalWeakTable<SyntaxTree, WeakReference<SyntaxTree>> Before = new();

    /// <summary>Notes that an edit made one file of another.</summary>
    public static void Note(SyntaxTree before, SyntaxTree after) => Before.GetValue(after, _ => new WeakReference<SyntaxTree>(before));

    /// <summary>The file before the edit, if text changed within bodies of methods only. What is copied from around a method is then the same.</summary>
    public static SyntaxTree? BeforeEditOfBodies(SyntaxTree tree, CancellationToken cancel)
    {
        if (!Before.TryGetValue(tree, out WeakReference<SyntaxTree>? known) || !known.TryGetTarget(out SyntaxTree? before)) return null;
        return ChangesInBodiesOnly(tree, before, cancel) && ChangesInBodiesOnly(before, tree, cancel) ? before : null;
    }

    /// <summary>Whether all that a file has and another has not stands in bodies.</summary>
    private static bool ChangesInBodiesOnly(SyntaxTree tree, SyntaxTree other, CancellationToken cancel)
    {
        SyntaxNode root = tree.GetRoot(cancel);
        return tree.GetChangedSpans(other).All(span => IsInBody(root, span));
    }

    /// <summary>Whether a method is the very same, trivia included, and stands at the same line and column.</summary>
    public static bool IsUntouched(MethodDeclarationSyntax before, MethodDeclarationSyntax after) =>
        after.IsIncrementallyIdenticalTo(before) && after.GetLocation().GetLineSpan().Span == before.GetLocation().GetLineSpan().Span;

    private static bool IsInBody(SyntaxNode root, TextSpan span) => span.Start < root.FullSpan.End && Bodies(root.FindToken(span.Start).Parent)
        .Any(body => body.Span.Contains(span) && (span.Length > 0 || span.Start > body.SpanStart));

    private static IEnumerable<SyntaxNode> Bodies(SyntaxNode? inside)
    {
        for (SyntaxNode? node = inside; node is not null; node = node.Parent)
            if (node is BlockSyntax { Parent: BaseMethodDeclarationSyntax }) yield return node;
    }
}
