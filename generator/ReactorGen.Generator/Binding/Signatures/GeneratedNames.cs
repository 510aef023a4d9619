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
    /// <summary>What every machine has: a type parameter of the method, which is the machine's too, can have none of these names.</summary>
    private static readonly HashSet<string> MachineMembers = ["Begin", "Start", "Spawn", "Resume", "GetResult", "Describe", "Descriptor", "_frame", "_state", "_result", "owner"];

    /// <summary>The fixed name that is taken, or null.</summary>
    public static string? Taken(MethodDeclarationSyntax method, IMethodSymbol symbol, string machine, SemanticModel model)
    {
        string factory = symbol.Name + "Task";
        INamedTypeSymbol type = symbol.ContainingType;
        if (symbol.TypeParameters.FirstOrDefault(p => MachineMembers.Contains(p.Name) || !symbol.IsStatic && IsTypeParameterOf(type, p.Name)) is { } parameter) return parameter.Name;
        foreach (string name in new[] { machine, factory })
            if (type.Name == name || type.TypeParameters.Concat(symbol.TypeParameters).Any(p => p.Name == name)) return name;
        foreach (ISymbol member in type.GetMembers(machine))
            if (!IsGenerated(member) && (member is not INamedTypeSymbol nested || nested.Arity == symbol.Arity)) return machine;
        foreach (IMethodSymbol overload in type.GetMembers(symbol.Name).OfType<IMethodSymbol>())
            if (IsEarlierTaskOfThatName(overload, symbol, machine)) return machine;
        foreach (ISymbol member in type.GetMembers(factory))
        {
            if (IsGenerated(member)) continue;
            if (member is not IMethodSymbol other || HasSameSignature(other, symbol)) return factory;
        }
        return new[] { machine, factory }.FirstOrDefault(name => IsSeen(name, method.Parent!, model) && IsSaidIn(type, name));
    }

    /// <summary>Whether a type has a type parameter of that name, or one that it stands in.</summary>
    public static bool IsTypeParameterOf(INamedTypeSymbol? type, string name) =>
        type is not null && (type.TypeParameters.Any(p => p.Name == name) || IsTypeParameterOf(type.ContainingType, name));

    /// <summary>Whether a name means something of the user's where a declaration stands: a member, a type or namespace around it, what a using brings.</summary>
    private static bool IsSeen(string name, SyntaxNode declaration, SemanticModel? model) =>
        model is not null && model.LookupSymbols(declaration.SpanStart, name: name).Any(s => s.DeclaringSyntaxReferences.Length == 0 || !IsGenerated(s));

    /// <summary>Whether the code of a type says a name alone, otherwise than to call it.</summary>
    private static bool IsSaidIn(INamedTypeSymbol type, string name) => type.DeclaringSyntaxReferences.Where(r => !IsGenerated(r.SyntaxTree)).Any(r =>
        r.GetSyntax().DescendantNodes().OfType<IdentifierNameSyntax>().Any(n => n.Identifier.ValueText == name
            && !(n.Parent is InvocationExpressionSyntax || n.Parent is MemberAccessExpressionSyntax access && access.Name == n || n.Parent is QualifiedNameSyntax qualified && qualified.Right == n)));

    /// <summary>A name for a private member of the type that nothing in it has, nothing that is seen in it, and nothing that the generator adds to it.</summary>
    /// <param name="model">Null where the name is not needed, but that of the machine is.</param>
    public static string Free(string wanted, MethodDeclarationSyntax method, IMethodSymbol symbol, SemanticModel? model)
    {
        string free = wanted;
        for (int n = 2; IsUsed(free, symbol) || IsSeen(free, method, model); n++) free = $"{wanted}_{n.ToString(System.Globalization.CultureInfo.InvariantCulture)}";
        return free;
    }

    /// <summary>The same for a type, which a resume method of another task may have: the type gives way.</summary>
    public static string FreeType(string wanted, MethodDeclarationSyntax method, IMethodSymbol symbol, SemanticModel? model)
    {
        string free = Free(wanted, method, symbol, model);
        for (int n = 2; IsResumeMethod(free, symbol.ContainingType); n++) free = Free($"{wanted}_{n.ToString(System.Globalization.CultureInfo.InvariantCulture)}", method, symbol, model);
        return free;
    }

    /// <summary>Whether it is <c>ResumeX</c> for a task X, or <c>ResumeX_..</c> with the types of an overload.</summary>
    private static bool IsResumeMethod(string name, INamedTypeSymbol type)
    {
        const string prefix = "Resume";
        if (!name.StartsWith(prefix, StringComparison.Ordinal)) return false;
        for (int end = name.Length; end > prefix.Length; end = name.LastIndexOf('_', end - 1))
            if ((end >= name.Length - 1 || !char.IsDigit(name[end + 1])) && IsTask(name.Substring(prefix.Length, end - prefix.Length), type)) return true;
        return false;
    }

    private static bool IsTask(string name, INamedTypeSymbol type) => type.GetMembers(name).Any(m => m is IMethodSymbol task && ReactorTaskAttributes.IsReactorTask(task));

    /// <summary>What the names of several types can begin with, each followed by an underscore and its number.</summary>
    public static string FreeSeries(string wanted, MethodDeclarationSyntax method, IMethodSymbol symbol, SemanticModel? model)
    {
        string free = wanted;
        int count = model is null ? 0 : Closures(method);
        for (int n = 2; IsSeriesUsed(free + "_", symbol) || IsOneSeen(free); n++) free = $"{wanted}{n.ToString(System.Globalization.CultureInfo.InvariantCulture)}";
        return free;

        bool IsOneSeen(string beginning)
        {
            for (int i = 1; i <= count; i++)
                if (IsSeen($"{beginning}_{i.ToString(System.Globalization.CultureInfo.InvariantCulture)}", method, model)) return true;
            return false;
        }
    }

    /// <summary>How many scopes could have a closure: none where nothing captures.</summary>
    private static int Closures(MethodDeclarationSyntax method)
    {
        int scopes = 1;
        bool captures = false;
        foreach (SyntaxNode node in method.DescendantNodes())
        {
            if (node is AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax or QueryExpressionSyntax) captures = true;
            if (node is StatementSyntax and not (ExpressionStatementSyntax or LocalDeclarationStatementSyntax) or SwitchSectionSyntax or CatchClauseSyntax) scopes++;
        }
        return captures ? scopes : 0;
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
        if (type.Name == name || type.TypeParameters.Concat(symbol.TypeParameters).Any(p => p.Name == name) || symbol.Parameters.Any(p => p.Name == name) || type.GetMembers(name).Any(m => !IsGenerated(m))) return true;
        return IsInherited(name, type) || IsAddedWith("Task") || IsAddedWith("Machine");

        bool IsAddedWith(string suffix) => name.Length > suffix.Length && name.EndsWith(suffix, StringComparison.Ordinal) && IsTask(name.Substring(0, name.Length - suffix.Length), type);
    }

    /// <summary>Whether a base type has a member that is seen here.</summary>
    private static bool IsInherited(string name, INamedTypeSymbol type) => Inherited(name, type).Any();

    /// <summary>The members of that name that base types have, of an interface those it extends, and that are seen here.</summary>
    public static IEnumerable<ISymbol> Inherited(string name, INamedTypeSymbol type)
    {
        for (INamedTypeSymbol? at = type.BaseType; at is not null; at = at.BaseType)
        foreach (ISymbol member in at.GetMembers(name))
            if (member.DeclaredAccessibility != Accessibility.Private || IsInside(type, at)) yield return member;
        if (type.TypeKind != TypeKind.Interface) yield break;
        foreach (ISymbol member in type.AllInterfaces.SelectMany(i => i.GetMembers(name))) yield return member;
    }

    private static bool IsInside(INamedTypeSymbol type, INamedTypeSymbol outer)
    {
        for (INamedTypeSymbol? at = type.ContainingType; at is not null; at = at.ContainingType)
            if (SymbolEqualityComparer.Default.Equals(at.OriginalDefinition, outer.OriginalDefinition)) return true;
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
        return isEarlier && overload.Arity == symbol.Arity && DeclarationCompilation.CanDeclare(method, overload) && MachineNames.Of(method, overload) == machine;
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
