using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ReactorGen.Generator.Binding;

/// <summary>
/// Setters and constructors that C# lets only an object initialiser use: of <c>init</c> and <c>required</c> members. Where members are set one by one, because a suspension
/// stands between them, they are called through accessors that the runtime binds by name.
/// <code>
/// [UnsafeAccessor(UnsafeAccessorKind.Method, Name = "set_Size")] internal static extern void SetSize(Item target, int value);
/// </code>
/// </summary>
internal sealed class HiddenMembers(string className)
{
    private const string Accessor = "[global::System.Runtime.CompilerServices.UnsafeAccessor(global::System.Runtime.CompilerServices.UnsafeAccessorKind.";

    private readonly Dictionary<string, string> _names = [];
    private readonly List<string> _declarations = [];

    public IReadOnlyList<string> Declarations => _declarations;

    /// <summary>Whether the runtime finds accessors of a type: not where it, or a type around it, is generic.</summary>
    public static bool CanReach(ITypeSymbol type) => type is INamedTypeSymbol { TypeKind: TypeKind.Class or TypeKind.Struct, IsAnonymousType: false, IsTupleType: false } named && !IsGeneric(named);

    private static bool IsGeneric(INamedTypeSymbol type) => type.Arity > 0 || type.ContainingType is { } outer && IsGeneric(outer);

    /// <summary>The call of a setter, up to the target.</summary>
    public string Setter(IPropertySymbol property) => Declared(
        $"Set{property.Name}", $"Method, Name = \"set_{property.MetadataName}\")]", "void",
        $"{(property.ContainingType.IsValueType ? "ref " : "")}{TypeModels.Text(property.ContainingType)} target, {TypeModels.Text(property.Type)} value");

    /// <summary>The call of a constructor, up to its arguments.</summary>
    public string Constructor(IMethodSymbol constructor) => Declared(
        $"New{constructor.ContainingType.Name}", "Constructor)]", TypeModels.Text(constructor.ContainingType),
        string.Join(", ", constructor.Parameters.Select((p, i) => $"{TypeModels.Text(p.Type)} argument{i + 1}")));

    private string Declared(string wanted, string kind, string result, string parameters)
    {
        string key = $"{wanted} {kind}{result}({parameters})";
        if (!_names.TryGetValue(key, out string? name))
        {
            name = wanted;
            for (int n = 2; _names.ContainsValue(name); n++) name = $"{wanted}_{n}";
            _names[key] = name;
            _declarations.Add($"{Accessor}{kind}\ninternal static extern {result} {name}({parameters});");
        }
        return $"{className}.{name}(";
    }

    /// <summary>Whether somebody could see in which order an object of a type and its members are made: code of the user runs in between.</summary>
    public static bool IsSeen(ITypeSymbol type)
    {
        for (ITypeSymbol? at = type; at is { SpecialType: SpecialType.None }; at = at.BaseType)
        {
            foreach (SyntaxNode declaration in at.DeclaringSyntaxReferences.Select(r => r.GetSyntax()))
            {
                if (declaration is not TypeDeclarationSyntax members) continue;
                if (members.Members.Any(m => m is ConstructorDeclarationSyntax || m is PropertyDeclarationSyntax { AccessorList.Accessors: var accessors } && accessors.Any(a => a.Body is not null || a.ExpressionBody is not null))) return true;
                if (members.Members.SelectMany(Initializers).Any(i => i.DescendantNodes().Any(n => n is InvocationExpressionSyntax or BaseObjectCreationExpressionSyntax))) return true;
                if (members.BaseList?.Types.OfType<PrimaryConstructorBaseTypeSyntax>().Any(b => b.ArgumentList.DescendantNodes().Any(n => n is InvocationExpressionSyntax)) == true) return true;
            }
        }
        return false;
    }

    private static IEnumerable<SyntaxNode> Initializers(MemberDeclarationSyntax member) => member switch
    {
        PropertyDeclarationSyntax { Initializer: { } value } => [value],
        FieldDeclarationSyntax field => field.Declaration.Variables.Select(v => (SyntaxNode?)v.Initializer).OfType<SyntaxNode>(),
        _ => [],
    };
}
