using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ReactorGen.Generator.Binding;

/// <summary>Recognises reactor tasks: by the attribute's name while only syntax is known, then by its symbol.</summary>
internal static class ReactorTaskAttributes
{
    /// <summary>Whether a node may be a method marked <c>[ReactorTask]</c>. Aliases of the attribute are not recognised.</summary>
    public static bool IsCandidate(SyntaxNode node) =>
        node is MethodDeclarationSyntax { AttributeLists.Count: > 0 } method && method.AttributeLists.SelectMany(l => l.Attributes).Any(IsNamedSo);

    private static bool IsNamedSo(AttributeSyntax attribute)
    {
        string name = attribute.Name switch
        {
            QualifiedNameSyntax qualified => qualified.Right.Identifier.ValueText,
            AliasQualifiedNameSyntax aliased => aliased.Name.Identifier.ValueText,
            SimpleNameSyntax simple => simple.Identifier.ValueText,
            _ => "",
        };
        return name is "ReactorTask" or "ReactorTaskAttribute";
    }

    public static AttributeData? Find(ISymbol symbol) => symbol.GetAttributes().FirstOrDefault(a => IsAttribute(a.AttributeClass));

    public static bool IsReactorTask(IMethodSymbol method) => Find(method) is not null;

    /// <summary>The machine written by hand that the attribute names, or null.</summary>
    public static INamedTypeSymbol? MachineOf(AttributeData attribute) =>
        attribute.NamedArguments.FirstOrDefault(a => a.Key == "Machine").Value.Value as INamedTypeSymbol;

    private static bool IsAttribute(INamedTypeSymbol? type) =>
        type is { Name: "ReactorTaskAttribute", ContainingNamespace: { Name: "ReactorGen", ContainingNamespace.IsGlobalNamespace: true } };

    /// <summary>The attribute itself, for its location.</summary>
    public static AttributeSyntax? Syntax(MethodDeclarationSyntax method) => method.AttributeLists.SelectMany(l => l.Attributes).FirstOrDefault(IsNamedSo);
}
