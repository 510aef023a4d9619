using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace ReactorGen.Generator.Binding;

/// <summary>
/// Setters and constructors that C# lets only an object initialiser use: of <c>init</c> and <c>required</c> members. Where members are set one by one, because a suspension
/// stands between them, they are called through accessors that the runtime binds by name.
/// <code>
/// [UnsafeAccessor(UnsafeAccessorKind.Method, Name = "set_Size")] internal static extern void SetSize(Item target, int value);
/// </code>
/// </summary>
/// <param name="className">The class of the accessors.</param>
/// <param name="container">The type that this class is added to.</param>
/// <param name="knowsFileTypes">Whether the language version has them.</param>
internal sealed class HiddenMembers(string className, INamedTypeSymbol container, bool knowsFileTypes)
{
    private const string Accessor = "[global::System.Runtime.CompilerServices.UnsafeAccessor(global::System.Runtime.CompilerServices.UnsafeAccessorKind.";

    /// <summary>The accessors of one generic type: the class they stand in must have the type parameters of that type, and no others.</summary>
    private sealed record Group(string Name, string Header, List<string> Lines, bool IsOutside);

    private readonly Dictionary<ISymbol, string> _names = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<ISymbol, Group> _groups = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<string, int> _uses = [];
    private readonly List<string> _declarations = [];

    public IEnumerable<string> Declarations => _declarations.Concat(Written(g => !g.IsOutside));

    /// <summary>Classes that stand in the namespace: in a generic type they would have its type parameters too.</summary>
    public IEnumerable<string> OutsideDeclarations => Written(g => g.IsOutside);

    private IEnumerable<string> Written(System.Func<Group, bool> which) =>
        _groups.Values.Where(which).Select(g => $"{g.Header}\n{{\n    {string.Join("\n    ", g.Lines)}\n}}");

    public bool CanReach(IPropertySymbol property) => CanReach(property.ContainingType, property.SetMethod!) && AccessorSignatures.OfSetter(property.OriginalDefinition) is not null;

    public bool CanReach(IMethodSymbol constructor) =>
        IsDefault(constructor) || CanReach(constructor.ContainingType, constructor) && AccessorSignatures.OfConstructor(constructor.OriginalDefinition) is not null;

    /// <summary>Whether the runtime finds accessors of a type.</summary>
    private bool CanReach(INamedTypeSymbol type, IMethodSymbol method) =>
        type is { TypeKind: TypeKind.Class or TypeKind.Struct or TypeKind.Interface, IsAnonymousType: false, IsTupleType: false, IsRefLikeType: false }
        && (!IsGeneric(type) || IsGeneric(container) && OuterPart(type) is not null
            || AllParameters(type).Select(p => p.Name).Distinct().Count() == AllParameters(type).Count && (!IsGeneric(container) || knowsFileTypes && IsSeenOutside(method)));

    /// <summary>Whether a member can be named anywhere in the assembly: what it is declared with then can be, too.</summary>
    private static bool IsSeenOutside(ISymbol member)
    {
        for (ISymbol? at = member; at is not null and not INamespaceSymbol; at = at.ContainingSymbol)
            if (at.DeclaredAccessibility is not (Accessibility.Public or Accessibility.Internal or Accessibility.ProtectedOrInternal)) return false;
        return true;
    }

    /// <summary>Whether a constructor is that of a struct that has none.</summary>
    private static bool IsDefault(IMethodSymbol constructor) => constructor is { IsImplicitlyDeclared: true, ContainingType.IsValueType: true };

    /// <summary>The call of a setter, up to the target.</summary>
    public string Setter(IPropertySymbol property) => Call(
        property.OriginalDefinition.SetMethod!, property.ContainingType, $"Set{property.MetadataName}", $"Method, Name = \"{property.SetMethod!.MetadataName}\"", "void",
        AccessorSignatures.OfSetter(property.OriginalDefinition)!);

    /// <summary>The call of a constructor, up to its arguments, or the value that it gives. Its parameters have their own names and defaults.</summary>
    public string? Constructor(IMethodSymbol constructor) => IsDefault(constructor) ? null : Call(
        constructor.OriginalDefinition, constructor.ContainingType, $"New{constructor.ContainingType.Name}", "Constructor", TypeModels.Text(constructor.ContainingType.OriginalDefinition),
        AccessorSignatures.OfConstructor(constructor.OriginalDefinition)!);

    private string Call(IMethodSymbol method, INamedTypeSymbol type, string wanted, string kind, string result, string parameters)
    {
        (string path, List<string> lines) = ClassFor(type);
        if (!_names.TryGetValue(method, out string? name))
        {
            _names[method] = name = Free(wanted);
            string modifiers = method.Parameters.Any(p => TypeModels.IsPointer(p.Type)) ? "static unsafe extern" : "static extern";
            lines.Add($"{Accessor}{kind})]");
            lines.Add($"internal {modifiers} {result} {name}({parameters});");
        }
        return $"{path}.{name}";
    }

    /// <summary>The class in which accessors of a type stand, as one names it, and what it holds.</summary>
    private (string Path, List<string> Lines) ClassFor(INamedTypeSymbol type)
    {
        if (!IsGeneric(type)) return (className, _declarations);
        INamedTypeSymbol? outer = OuterPart(type);
        bool isOutside = outer is null && IsGeneric(container);
        int shared = isOutside ? 0 : AllParameters(container).Count;
        string path = outer is null || !IsGeneric(outer) ? className : $"{TypeModels.Text(outer)}.{className}";
        List<ITypeParameterSymbol> parameters = AllParameters(type).Skip(shared).ToList();
        if (parameters.Count == 0) return (path, _declarations);
        if (!_groups.TryGetValue(type.OriginalDefinition, out Group? group))
        {
            string name = isOutside ? $"{className}{Free($"Of{type.Name}")}" : Free($"Of{type.Name}");
            string header = $"{(isOutside ? "file" : "internal")} static class {name}<{string.Join(", ", parameters.Select(TypeModels.Text))}>{string.Concat(parameters.Select(SignatureBinder.ConstraintsOf))}";
            _groups[type.OriginalDefinition] = group = new Group(name, header, [], isOutside);
        }
        IEnumerable<ITypeSymbol> arguments = AllArguments(type).Skip(shared);
        return ($"{(isOutside ? "" : path + ".")}{group.Name}<{string.Join(", ", arguments.Select(TypeModels.Text))}>", group.Lines);
    }

    private string Free(string wanted)
    {
        int uses = _uses[wanted] = _uses.TryGetValue(wanted, out int before) ? before + 1 : 1;
        return uses == 1 ? wanted : $"{wanted}_{uses}";
    }

    /// <summary>The container, as a type is nested in it; null where it is not.</summary>
    private INamedTypeSymbol? OuterPart(INamedTypeSymbol type)
    {
        for (INamedTypeSymbol? outer = type; outer is not null; outer = outer.ContainingType)
            if (SymbolEqualityComparer.Default.Equals(outer.OriginalDefinition, container.OriginalDefinition)) return outer;
        return null;
    }

    private static bool IsGeneric(INamedTypeSymbol type) => type.Arity > 0 || type.ContainingType is { } outer && IsGeneric(outer);

    /// <summary>The type parameters of a type and of those around it, outermost first.</summary>
    private static List<ITypeParameterSymbol> AllParameters(INamedTypeSymbol type) => Around(type.OriginalDefinition).SelectMany(t => t.TypeParameters).ToList();

    private static IEnumerable<ITypeSymbol> AllArguments(INamedTypeSymbol type) => Around(type).SelectMany(t => t.TypeArguments);

    private static IEnumerable<INamedTypeSymbol> Around(INamedTypeSymbol type) => type.ContainingType is { } outer ? Around(outer).Append(type) : [type];
}
