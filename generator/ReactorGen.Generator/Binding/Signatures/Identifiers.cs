using System;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ReactorGen.Generator.Binding;

/// <summary>The names in a method, and how they are spelled in generated code.</summary>
internal static class Identifiers
{
    /// <summary>
    /// The plain name, with <c>@</c> where it is a word of the language: <c>\u0061t</c> is <c>at</c>, <c>@at</c> too, but <c>@class</c> stays, and so does
    /// <c>@select</c>, which could stand in a query.
    /// </summary>
    public static string Spelled(SyntaxToken identifier) => identifier.IsKind(SyntaxKind.IdentifierToken) ? Spelled(identifier.ValueText, IsVerbatim(identifier)) : identifier.Text;

    public static bool IsVerbatim(SyntaxToken identifier) => identifier.Text.StartsWith("@", StringComparison.Ordinal);

    /// <summary>The variable or local function that a node declares, or null.</summary>
    public static string? DeclaredBy(SyntaxNode node) => node switch
    {
        VariableDeclaratorSyntax variable => variable.Identifier.ValueText,
        ParameterSyntax parameter => parameter.Identifier.ValueText,
        SingleVariableDesignationSyntax designation => designation.Identifier.ValueText,
        ForEachStatementSyntax each => each.Identifier.ValueText,
        CatchDeclarationSyntax caught => caught.Identifier.ValueText,
        LocalFunctionStatementSyntax function => function.Identifier.ValueText,
        FromClauseSyntax from => from.Identifier.ValueText,
        LetClauseSyntax let => let.Identifier.ValueText,
        JoinClauseSyntax join => join.Identifier.ValueText,
        JoinIntoClauseSyntax group => group.Identifier.ValueText,
        QueryContinuationSyntax continuation => continuation.Identifier.ValueText,
        _ => null,
    };

    /// <param name="isVerbatim">Whether the user writes it with <c>@</c>.</param>
    public static string Spelled(string name, bool isVerbatim) =>
        SyntaxFacts.GetKeywordKind(name) != SyntaxKind.None || isVerbatim && SyntaxFacts.GetContextualKeywordKind(name) != SyntaxKind.None ? "@" + name : name;
}
