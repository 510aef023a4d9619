using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ReactorGen.Generator.Binding;

/// <summary>Types with the modifier <c>file</c>: no other file can name them, and the machine is in another.</summary>
internal static class FileLocalTypes
{
    public static void Check(BodyContext context)
    {
        if (!Declares(context.Method.SyntaxTree.GetRoot(context.Cancel))) return;
        foreach (SimpleNameSyntax name in context.Method.DescendantNodes().OfType<SimpleNameSyntax>())
        {
            if (name is IdentifierNameSyntax { IsVar: true }) continue;
            ISymbol? symbol = context.Model.GetSymbolInfo(name, context.Cancel).Symbol;
            // A type by its name, or a static class by a member of it: an extension method, or one from a using static.
            INamedTypeSymbol? type = symbol as INamedTypeSymbol ?? (symbol is IMethodSymbol { ReducedFrom: { } full } ? full.ContainingType : symbol is { IsStatic: true } ? symbol.ContainingType : null);
            if (type is null || !IsLocal(type)) continue;
            context.Report(Diagnostics.FileLocal, name.GetLocation(), type.Name);
            return;
        }
    }

    /// <summary>Whether a signature names one, which C# refuses.</summary>
    public static bool InSignature(IMethodSymbol symbol) => symbol.Parameters.Any(p => Holds(p.Type)) || Holds(symbol.ReturnType);

    private static bool Holds(ITypeSymbol type) => type switch
    {
        IArrayTypeSymbol array => Holds(array.ElementType),
        INamedTypeSymbol named => IsLocal(named) || named.TypeArguments.Any(Holds),
        _ => false,
    };

    private static bool Declares(SyntaxNode root) => root.DescendantNodes(n => n is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax)
        .Any(n => n is MemberDeclarationSyntax member && member.Modifiers.Any(SyntaxKind.FileKeyword));

    private static bool IsLocal(INamedTypeSymbol type)
    {
        for (INamedTypeSymbol? at = type.OriginalDefinition; at is not null; at = at.ContainingType)
            if (at.IsFileLocal) return true;
        return false;
    }
}
