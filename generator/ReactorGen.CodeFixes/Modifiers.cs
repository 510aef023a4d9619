using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ReactorGen.CodeFixes;

/// <summary>Adds and removes modifiers without disturbing comments and white space.</summary>
internal static class Modifiers
{
    /// <summary>Adds a modifier behind the others: C# wants <c>partial</c> last.</summary>
    public static MemberDeclarationSyntax Append(MemberDeclarationSyntax member, SyntaxKind kind)
    {
        if (member.Modifiers.Any(kind)) return member;
        SyntaxToken added = SyntaxFactory.Token(kind).WithTrailingTrivia(SyntaxFactory.Space);
        if (member.Modifiers.Count > 0) return member.WithModifiers(member.Modifiers.Add(added));
        return Insert(member, added);
    }

    /// <summary>Adds a modifier before the others.</summary>
    public static MemberDeclarationSyntax Prepend(MemberDeclarationSyntax member, SyntaxKind kind)
    {
        SyntaxToken added = SyntaxFactory.Token(kind).WithTrailingTrivia(SyntaxFactory.Space);
        if (member.Modifiers.Count == 0) return Insert(member, added);
        SyntaxToken first = member.Modifiers[0];
        return member.WithModifiers(member.Modifiers.Replace(first, first.WithLeadingTrivia()).Insert(0, added.WithLeadingTrivia(first.LeadingTrivia)));
    }

    public static MemberDeclarationSyntax Remove(MemberDeclarationSyntax member, SyntaxKind kind)
    {
        SyntaxToken removed = member.Modifiers.FirstOrDefault(m => m.IsKind(kind));
        if (removed.IsKind(SyntaxKind.None)) return member;
        SyntaxTokenList left = member.Modifiers.Remove(removed);
        if (removed != member.Modifiers[0]) return member.WithModifiers(left);
        // What stood in front of it, comments and indentation, goes to what is first now.
        MemberDeclarationSyntax without = member.WithModifiers(left);
        SyntaxToken next = FirstBehindAttributes(without);
        return without.ReplaceToken(next, next.WithLeadingTrivia(removed.LeadingTrivia));
    }

    private static MemberDeclarationSyntax Insert(MemberDeclarationSyntax member, SyntaxToken only)
    {
        SyntaxToken next = FirstBehindAttributes(member);
        SyntaxTriviaList leading = next.LeadingTrivia;
        return member.ReplaceToken(next, next.WithLeadingTrivia()).WithModifiers(SyntaxFactory.TokenList(only.WithLeadingTrivia(leading)));
    }

    private static SyntaxToken FirstBehindAttributes(MemberDeclarationSyntax member) =>
        member.AttributeLists.Count > 0 ? member.AttributeLists.Last().GetLastToken().GetNextToken() : member.GetFirstToken();
}
