using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using ReactorGen.Generator.Model;

namespace ReactorGen.Generator.Binding;

/// <summary>Finds the machines of this compilation that are inside a value, such as in a task that has not been started.</summary>
internal static class HeldMachines
{
    public static EquatableArray<string> Of(ITypeSymbol type)
    {
        if (!MayHold(type)) return EquatableArray<string>.Empty;
        var keys = new SortedSet<string>(StringComparer.Ordinal);
        Collect(type, keys, new HashSet<ITypeSymbol>(SymbolEqualityComparer.Default));
        return keys.Count == 0 ? EquatableArray<string>.Empty : keys.ToEquatableArray();
    }

    private static bool MayHold(ITypeSymbol type) =>
        type is INamedTypeSymbol { TypeKind: TypeKind.Struct } named && (named.IsGenericType || named.DeclaringSyntaxReferences.Length > 0);

    private static void Collect(ITypeSymbol type, SortedSet<string> keys, HashSet<ITypeSymbol> seen)
    {
        if (!MayHold(type) || !seen.Add(type)) return;
        var named = (INamedTypeSymbol)type;
        if (IsMachine(named)) keys.Add(CalleeBinder.MachineKey(named));
        for (INamedTypeSymbol? at = named; at is not null; at = at.ContainingType)
            foreach (ITypeSymbol argument in at.TypeArguments) Collect(argument, keys, seen);
        foreach (IFieldSymbol field in named.GetMembers().OfType<IFieldSymbol>())
            if (!field.IsStatic) Collect(field.Type, keys, seen);
    }

    private static bool IsMachine(INamedTypeSymbol type) =>
        type.DeclaringSyntaxReferences.Any(r => GeneratedNames.IsGenerated(r.SyntaxTree)) && type.AllInterfaces.Any(i => i.Name == "IReactorMachine");
}
