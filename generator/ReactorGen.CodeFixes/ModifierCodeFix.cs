using System.Collections.Immutable;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ReactorGen.CodeFixes;

/// <summary>A fix that changes the modifiers of the declaration a diagnostic is on.</summary>
public abstract class ModifierCodeFix : CodeFixProvider
{
    private readonly string _id;
    private readonly string _title;

    private protected ModifierCodeFix(string id, string title) => (_id, _title) = (id, title);

    /// <inheritdoc/>
    public sealed override ImmutableArray<string> FixableDiagnosticIds => ImmutableArray.Create(_id);

    /// <inheritdoc/>
    public sealed override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public sealed override Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        context.RegisterCodeFix(CodeAction.Create(_title, cancel => FixAsync(context.Document, context.Diagnostics[0], cancel), equivalenceKey: _id), context.Diagnostics);
        return Task.CompletedTask;
    }

    private async Task<Document> FixAsync(Document document, Diagnostic diagnostic, CancellationToken cancel)
    {
        SyntaxNode? root = await document.GetSyntaxRootAsync(cancel).ConfigureAwait(false);
        MemberDeclarationSyntax? member = root?.FindToken(diagnostic.Location.SourceSpan.Start).Parent?.FirstAncestorOrSelf<MemberDeclarationSyntax>();
        return member is null ? document : document.WithSyntaxRoot(root!.ReplaceNode(member, Fix(member)));
    }

    private protected abstract MemberDeclarationSyntax Fix(MemberDeclarationSyntax member);
}
