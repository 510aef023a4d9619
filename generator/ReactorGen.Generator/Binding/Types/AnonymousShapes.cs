using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using ReactorGen.Generator.Model;

namespace ReactorGen.Generator.Binding;

/// <summary>Finds the anonymous types in a type.</summary>
internal static class AnonymousShapes
{
    public static AnonymousShape? Of(ITypeSymbol type)
    {
        if (!HoldsAnonymous(type)) return null;
        if (IsPart(type)) return OfPart((INamedTypeSymbol)type);
        var parts = new List<ITypeSymbol>();
        string pattern = Pattern(type, parts);
        return new AnonymousShape(pattern, EquatableArray<AnonymousMember>.Empty, parts.Select(p => OfPart((INamedTypeSymbol)p)).ToEquatableArray());
    }

    /// <summary>Whether a delegate type that the compiler made stands in a type and not even an example can be written of it.</summary>
    public static bool CannotBeShown(ITypeSymbol type) => type switch
    {
        INamedTypeSymbol named when IsMadeDelegate(named) => named.DelegateInvokeMethod is not { } invoke
            || HoldsAnonymous(invoke.ReturnType) || invoke.Parameters.Any(p => HoldsAnonymous(p.Type)) || LambdaExample.Of(invoke) is null,
        INamedTypeSymbol named => named.TypeArguments.Any(CannotBeShown),
        IArrayTypeSymbol array => CannotBeShown(array.ElementType),
        _ => false,
    };

    /// <summary>A delegate type that the compiler made for a lambda: no expression but a lambda has it.</summary>
    private static bool IsMadeDelegate(ITypeSymbol type) => type is INamedTypeSymbol { TypeKind: TypeKind.Delegate } named && (named.IsAnonymousType || !named.CanBeReferencedByName);

    /// <summary>A type that an example is written of.</summary>
    private static bool IsPart(ITypeSymbol type) => type.IsAnonymousType || IsMadeDelegate(type);

    private static AnonymousShape OfPart(INamedTypeSymbol type) => IsMadeDelegate(type)
        ? new AnonymousShape("", EquatableArray<AnonymousMember>.Empty, EquatableArray<AnonymousShape>.Empty) { Example = type.DelegateInvokeMethod is { } invoke ? LambdaExample.Of(invoke) ?? "null" : "null" }
        : OfAnonymous(type);

    private static bool HoldsAnonymous(ITypeSymbol? type) => type switch
    {
        { IsAnonymousType: true } => true,
        INamedTypeSymbol named when IsMadeDelegate(named) => true,
        INamedTypeSymbol named => named.TypeArguments.Any(HoldsAnonymous) || HoldsAnonymous(named.ContainingType),
        IArrayTypeSymbol array => HoldsAnonymous(array.ElementType),
        _ => false,
    };

    private static AnonymousShape OfAnonymous(INamedTypeSymbol type) => new(
        "",
        type.GetMembers().OfType<IPropertySymbol>().Select(p => new AnonymousMember(Escaped(p.Name), TypeModels.Text(p.Type), Of(p.Type))).ToEquatableArray(),
        EquatableArray<AnonymousShape>.Empty);

    private static string Escaped(string name) => SyntaxFacts.GetKeywordKind(name) == SyntaxKind.None ? name : "@" + name;

    private static string Pattern(ITypeSymbol type, List<ITypeSymbol> parts)
    {
        if (!HoldsAnonymous(type)) return TypeModels.Text(type);
        if (IsPart(type))
        {
            int known = parts.FindIndex(p => SymbolEqualityComparer.Default.Equals(p, type));
            if (known < 0) parts.Add(type);
            return $"TAnonymous{(known < 0 ? parts.Count : known + 1)}";
        }
        if (type is IArrayTypeSymbol array)
        {
            string ranks = "";
            ITypeSymbol element = array;
            for (; element is IArrayTypeSymbol inner; element = inner.ElementType) ranks += $"[{new string(',', inner.Rank - 1)}]";
            return Pattern(element, parts) + ranks;
        }
        var named = (INamedTypeSymbol)type;
        if (named.IsTupleType) return $"({string.Join(", ", named.TupleElements.Select(e => $"{Pattern(e.Type, parts)}{(e.IsExplicitlyNamedTupleElement ? " " + Escaped(e.Name) : "")}"))})";
        string container = named.ContainingType is { } outer ? Pattern(outer, parts)
            : named.ContainingNamespace.IsGlobalNamespace ? "global:"
            : named.ContainingNamespace.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat);
        string arguments = named.TypeArguments.Length == 0 ? "" : $"<{string.Join(", ", named.TypeArguments.Select(a => Pattern(a, parts)))}>";
        return $"{container}{(container == "global:" ? ":" : ".")}{Escaped(named.Name)}{arguments}";
    }
}
