using System.Collections.Generic;
using System.Linq;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ReactorGen.Generator.Binding;

/// <summary>The names of machines: overloads are told apart by the types of their parameters, never by their order.</summary>
internal static class MachineNames
{
    private static readonly SymbolDisplayFormat NestedFormat = new(
        typeQualificationStyle: SymbolDisplayTypeQualificationStyle.NameAndContainingTypes, genericsOptions: SymbolDisplayGenericsOptions.IncludeTypeParameters);

    private static readonly SymbolDisplayFormat FullFormat = new(
        typeQualificationStyle: SymbolDisplayTypeQualificationStyle.NameAndContainingTypesAndNamespaces, genericsOptions: SymbolDisplayGenericsOptions.IncludeTypeParameters);

    public static string Of(MethodDeclarationSyntax method, IMethodSymbol symbol)
    {
        string name = method.Identifier.ValueText + "Machine";
        List<IMethodSymbol> others = symbol.ContainingType.GetMembers(symbol.Name).OfType<IMethodSymbol>()
            .Where(m => m.PartialDefinitionPart is null && ReactorTaskAttributes.IsReactorTask(m) && !IsSame(m, symbol)).ToList();
        if (others.Count == 0) return name;
        string words = Words(method);
        List<IMethodSymbol> namesakes = others.Where(m => m.Arity == symbol.Arity && m.Parameters.Length == symbol.Parameters.Length && Syntax(m) is { } other && Words(other) == words).ToList();
        if (namesakes.Count == 0) return name + words;
        words = Words(symbol, NestedFormat);
        return name + (namesakes.Any(m => Words(m, NestedFormat) == words) ? Words(symbol, FullFormat) : words);
    }

    private static bool IsSame(IMethodSymbol method, IMethodSymbol symbol) =>
        SymbolEqualityComparer.Default.Equals(method.PartialImplementationPart ?? method, symbol.PartialImplementationPart ?? symbol);

    private static MethodDeclarationSyntax? Syntax(IMethodSymbol method) =>
        (method.PartialImplementationPart ?? method).DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() as MethodDeclarationSyntax;

    private static string Words(MethodDeclarationSyntax method) => string.Concat(method.ParameterList.Parameters.Select(p => "_" + Word(p.Type)));

    /// <summary>The whole names of the types, for two overloads with types of one name.</summary>
    private static string Words(IMethodSymbol symbol, SymbolDisplayFormat format)
    {
        var words = new StringBuilder();
        foreach (IParameterSymbol parameter in symbol.Parameters)
        {
            words.Append('_');
            foreach (char c in parameter.Type.ToDisplayString(format)) words.Append(SyntaxFacts.IsIdentifierPartCharacter(c) ? c : '_');
        }
        return words.ToString();
    }

    private static string Word(TypeSyntax? type) => type switch
    {
        PredefinedTypeSyntax predefined => predefined.Keyword.ValueText switch
        {
            "int" => "Int32", "uint" => "UInt32", "long" => "Int64", "ulong" => "UInt64", "short" => "Int16", "ushort" => "UInt16",
            "bool" => "Boolean", "byte" => "Byte", "sbyte" => "SByte", "char" => "Char", "string" => "String", "object" => "Object",
            "float" => "Single", "double" => "Double", "decimal" => "Decimal", var other => other,
        },
        NullableTypeSyntax nullable => "Nullable" + Word(nullable.ElementType),
        // With the word in front where the last word alone could be meant: List<int>[] is not List<int[]>.
        ArrayTypeSyntax { ElementType: GenericNameSyntax or NullableTypeSyntax or TupleTypeSyntax } array => Ranks(array) + "Of" + Word(array.ElementType),
        ArrayTypeSyntax array => Word(array.ElementType) + Ranks(array),
        GenericNameSyntax generic => generic.Identifier.ValueText + "Of" + string.Concat(generic.TypeArgumentList.Arguments.Select(Word)),
        QualifiedNameSyntax qualified => Word(qualified.Right),
        AliasQualifiedNameSyntax aliased => Word(aliased.Name),
        IdentifierNameSyntax identifier => identifier.Identifier.ValueText,
        TupleTypeSyntax tuple => "TupleOf" + string.Concat(tuple.Elements.Select(e => Word(e.Type))),
        _ => "Value",
    };

    private static string Ranks(ArrayTypeSyntax array) => string.Concat(array.RankSpecifiers.Select(r => r.Rank > 1 ? $"Array{r.Rank}" : "Array"));
}
