using System;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace ReactorGen.Generator.Binding;

/// <summary>How names are spelled in generated code.</summary>
internal static class Identifiers
{
    /// <summary>
    /// The plain name, with <c>@</c> where it is a word of the language: <c>\u0061t</c> is <c>at</c>, <c>@at</c> too, but <c>@class</c> stays, and so does
    /// <c>@select</c>, which could stand in a query.
    /// </summary>
    public static string Spelled(SyntaxToken identifier) => Spelled(identifier.ValueText, identifier.Text.StartsWith("@", StringComparison.Ordinal));

    /// <param name="isVerbatim">Whether the user writes it with <c>@</c>.</param>
    public static string Spelled(string name, bool isVerbatim) =>
        SyntaxFacts.GetKeywordKind(name) != SyntaxKind.None || isVerbatim && SyntaxFacts.GetContextualKeywordKind(name) != SyntaxKind.None ? "@" + name : name;
}
