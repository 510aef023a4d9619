using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ReactorGen.CodeFixes;

/// <summary>RG0001: makes the method partial.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class MakeMethodPartialCodeFix() : ModifierCodeFix("RG0001", "Make the method partial")
{
    private protected override MemberDeclarationSyntax Fix(MemberDeclarationSyntax member) => Modifiers.Append(member, SyntaxKind.PartialKeyword);
}

/// <summary>RG0002: makes a type around a task partial.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class MakeTypePartialCodeFix() : ModifierCodeFix("RG0002", "Make the type partial")
{
    private protected override MemberDeclarationSyntax Fix(MemberDeclarationSyntax member) => Modifiers.Append(member, SyntaxKind.PartialKeyword);
}

/// <summary>RG0003: makes the method private, which it was without saying so.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class AddAccessibilityCodeFix() : ModifierCodeFix("RG0003", "Add 'private'")
{
    private protected override MemberDeclarationSyntax Fix(MemberDeclarationSyntax member) => Modifiers.Prepend(member, SyntaxKind.PrivateKeyword);
}

/// <summary>RG0004: removes <c>async</c>.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class RemoveAsyncCodeFix() : ModifierCodeFix("RG0004", "Remove 'async'")
{
    private protected override MemberDeclarationSyntax Fix(MemberDeclarationSyntax member) => Modifiers.Remove(member, SyntaxKind.AsyncKeyword);
}
