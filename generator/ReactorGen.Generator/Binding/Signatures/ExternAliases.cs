using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Text;
using Microsoft.CodeAnalysis;

namespace ReactorGen.Generator.Binding;

/// <summary>
/// The assemblies that a project refers to under another name than <c>global</c>. Their types have to be written with it: <c>Alias::Namespace.Type</c>.
/// </summary>
internal static class ExternAliases
{
    private static readonly ConditionalWeakTable<IAssemblySymbol, string> Aliases = new();

    private static readonly ConditionalWeakTable<Compilation, string[]> OfCompilation = new();

    /// <summary>Whether any compilation so far has such an assembly; hardly one does.</summary>
    public static bool Any { get; private set; }

    /// <summary>The aliases of a compilation; from then on the types of their assemblies are written with them.</summary>
    public static IReadOnlyList<string> Find(Compilation compilation) => OfCompilation.GetValue(compilation, static c =>
    {
        var found = new SortedSet<string>(System.StringComparer.Ordinal);
        foreach (MetadataReference reference in c.References)
        {
            ImmutableArray<string> aliases = reference.Properties.Aliases;
            if (aliases.IsDefaultOrEmpty || aliases.Contains(MetadataReferenceProperties.GlobalAlias) || c.GetAssemblyOrModuleSymbol(reference) is not IAssemblySymbol assembly) continue;
            Aliases.GetValue(assembly, _ => aliases[0]);
            found.Add(aliases[0]);
            Any = true;
        }
        return found.ToArray();
    });

    /// <summary>A type as text, where each <c>global</c> is the alias of the assembly that the name behind it is from.</summary>
    public static string Text(ImmutableArray<SymbolDisplayPart> parts)
    {
        var text = new StringBuilder();
        for (int i = 0; i < parts.Length; i++)
            text.Append(parts[i].ToString() == MetadataReferenceProperties.GlobalAlias && i + 1 < parts.Length && parts[i + 1].ToString() == "::" ? AliasAt(parts, i) : parts[i].ToString());
        return text.ToString();
    }

    private static string AliasAt(ImmutableArray<SymbolDisplayPart> parts, int start)
    {
        ISymbol? type = parts.Skip(start + 1).Select(p => p.Symbol).FirstOrDefault(s => s is INamedTypeSymbol);
        return type?.ContainingAssembly is { } assembly && Aliases.TryGetValue(assembly, out string? alias) ? alias : MetadataReferenceProperties.GlobalAlias;
    }
}
