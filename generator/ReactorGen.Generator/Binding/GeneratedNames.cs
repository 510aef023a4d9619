using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ReactorGen.Generator.Binding;

/// <summary>
/// The names that the generator adds to a type. The machine and the factory have fixed names, because other code says them: where the user has
/// taken one, that is an error. The frame and the resume method are private and give way.
/// </summary>
internal static class GeneratedNames
{
    /// <summary>The fixed name that is taken, or null.</summary>
    public static string? Taken(IMethodSymbol symbol, string machine)
    {
        string factory = symbol.Name + "Task";
        INamedTypeSymbol type = symbol.ContainingType;
        foreach (string name in new[] { machine, factory })
            if (type.Name == name || type.TypeParameters.Concat(symbol.TypeParameters).Any(p => p.Name == name)) return name;
        foreach (ISymbol member in type.GetMembers(machine))
            if (!IsGenerated(member) && (member is not INamedTypeSymbol nested || nested.Arity == symbol.Arity)) return machine;
        foreach (IMethodSymbol overload in type.GetMembers(symbol.Name).OfType<IMethodSymbol>())
            if (IsEarlierTaskOfThatName(overload, symbol, machine)) return machine;
        foreach (ISymbol member in type.GetMembers(factory))
        {
            if (IsGenerated(member)) continue;
            if (member is not IMethodSymbol method || HasSameSignature(method, symbol)) return factory;
        }
        return null;
    }

    /// <summary>A name for a private member of the type that nothing in it has, and nothing that the generator adds to it.</summary>
    public static string Free(string wanted, IMethodSymbol symbol)
    {
        string free = wanted;
        for (int n = 2; IsUsed(free, symbol); n++) free = $"{wanted}_{n.ToString(System.Globalization.CultureInfo.InvariantCulture)}";
        return free;
    }

    /// <summary>What the names of several members can begin with, each followed by an underscore and its number.</summary>
    public static string FreeSeries(string wanted, IMethodSymbol symbol)
    {
        string free = wanted;
        for (int n = 2; IsSeriesUsed(free + "_", symbol); n++) free = $"{wanted}{n.ToString(System.Globalization.CultureInfo.InvariantCulture)}";
        return free;
    }

    private static bool IsSeriesUsed(string beginning, IMethodSymbol symbol)
    {
        if (symbol.ContainingType.TypeParameters.Concat(symbol.TypeParameters).Any(p => p.Name.StartsWith(beginning, StringComparison.Ordinal))) return true;
        for (INamedTypeSymbol? at = symbol.ContainingType; at is not null; at = at.BaseType)
            if (at.MemberNames.Concat(at.GetTypeMembers().Where(t => !IsGenerated(t)).Select(t => t.Name)).Any(name => name.StartsWith(beginning, StringComparison.Ordinal))) return true;
        return false;
    }

    private static bool IsUsed(string name, IMethodSymbol symbol)
    {
        INamedTypeSymbol type = symbol.ContainingType;
        if (type.Name == name || type.TypeParameters.Concat(symbol.TypeParameters).Any(p => p.Name == name) || type.GetMembers(name).Any(m => !IsGenerated(m))) return true;
        return IsInherited(name, type) || IsAddedFor(name, "", "Task") || IsAddedFor(name, "", "Machine") || (name.EndsWith("Frame", StringComparison.Ordinal) && IsAddedFor(name, "Resume", ""));

        bool IsAddedFor(string added, string prefix, string suffix) =>
            added.Length > prefix.Length + suffix.Length && added.StartsWith(prefix, StringComparison.Ordinal) && added.EndsWith(suffix, StringComparison.Ordinal)
            && type.GetMembers(added.Substring(prefix.Length, added.Length - prefix.Length - suffix.Length)).Any(m => m is IMethodSymbol task && ReactorTaskAttributes.IsReactorTask(task));
    }

    /// <summary>Whether a base type has a member that is seen here.</summary>
    public static bool IsInherited(string name, INamedTypeSymbol type)
    {
        for (INamedTypeSymbol? at = type.BaseType; at is not null; at = at.BaseType)
            if (at.GetMembers(name).Any(m => m.DeclaredAccessibility != Accessibility.Private)) return true;
        return false;
    }

    /// <summary>
    /// Two overloads may have parameter types of the same simple name; two methods may, in unfinished code, be the same. The first in the source has
    /// the name.
    /// </summary>
    private static bool IsEarlierTaskOfThatName(IMethodSymbol overload, IMethodSymbol symbol, string machine)
    {
        SyntaxReference? own = (symbol.PartialImplementationPart ?? symbol).DeclaringSyntaxReferences.FirstOrDefault();
        SyntaxReference? other = (overload.PartialImplementationPart ?? overload).DeclaringSyntaxReferences.FirstOrDefault();
        if (own is null || other?.GetSyntax() is not MethodDeclarationSyntax method || !ReactorTaskAttributes.IsCandidate(method)) return false;
        bool isEarlier = own.SyntaxTree == other.SyntaxTree
            ? other.Span.Start < own.Span.Start
            : string.CompareOrdinal(other.SyntaxTree.FilePath, own.SyntaxTree.FilePath) < 0;
        return isEarlier && overload.Arity == symbol.Arity && DeclarationCompilation.CanDeclare(method, overload) && SignatureBinder.MachineName(method, overload) == machine;
    }

    /// <summary>Whether the type has the method twice, which C# refuses.</summary>
    public static bool IsDuplicate(IMethodSymbol symbol) => symbol.ContainingType.GetMembers(symbol.Name).OfType<IMethodSymbol>().Any(m =>
        !SymbolEqualityComparer.Default.Equals(m.PartialImplementationPart ?? m, symbol.PartialImplementationPart ?? symbol) && HasSameSignature(m, symbol)
        && m.PartialDefinitionPart is null && (m.PartialImplementationPart is not null || !IsGenerated(m)));

    private static bool HasSameSignature(IMethodSymbol method, IMethodSymbol symbol) =>
        method.Arity == symbol.Arity && method.Parameters.Select(p => p.Type.ToDisplayString()).SequenceEqual(symbol.Parameters.Select(p => p.Type.ToDisplayString()));

    /// <summary>Whether the generator wrote a member. A task is the user's, though the generator wrote its defining part.</summary>
    private static bool IsGenerated(ISymbol member) =>
        member is not IMethodSymbol { PartialImplementationPart: not null } && member.DeclaringSyntaxReferences.All(r => IsGenerated(r.SyntaxTree));

    /// <summary>Whether a tree holds what the generator adds: declarations have no path, files have ours.</summary>
    public static bool IsGenerated(SyntaxTree tree) => tree.FilePath is "" || tree.FilePath.EndsWith(".g.cs", StringComparison.Ordinal);
}
