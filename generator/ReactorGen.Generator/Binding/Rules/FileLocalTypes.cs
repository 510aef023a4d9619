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
        if (!Declares(context.Method.SyntaxTree, context.Cancel)) return;
        // The generated part has no attributes of the method.
        foreach (SyntaxNode node in context.Method.DescendantNodes(n => n is not AttributeListSyntax { Parent: MethodDeclarationSyntax } && !IsNameOf(n, context.Model)))
        {
            if (LocalTypeOf(node, context) is not { } type) continue;
            context.Report(Diagnostics.FileLocal, PlaceOf(node), type.Name);
            return;
        }
    }

    /// <summary>Whether a using brings such a type: only the file that declares it can have it.</summary>
    public static bool IsNamedBy(UsingDirectiveSyntax directive, SemanticModel model) =>
        (directive.Alias is not null || directive.StaticKeyword.IsKind(SyntaxKind.StaticKeyword))
        && Declares(directive.SyntaxTree, default)
        && model.GetSymbolInfo(directive.NamespaceOrType).Symbol is ITypeSymbol type && LocalIn(type) is not null;

    /// <summary>Whether a signature names one, which C# refuses.</summary>
    public static bool InSignature(IMethodSymbol symbol) => symbol.Parameters.Select(p => p.Type).Append(symbol.ReturnType).Any(t => LocalIn(t) is not null);

    /// <summary>The type that a node names, by itself or by a member that is found in it.</summary>
    private static ITypeSymbol? LocalTypeOf(SyntaxNode node, BodyContext context)
    {
        if (node is SimpleNameSyntax name)
        {
            if (name is IdentifierNameSyntax { IsVar: true }) return null;
            ISymbol? symbol = context.Model.GetSymbolInfo(name, context.Cancel).Symbol;
            return symbol is ITypeSymbol type ? LocalIn(type) : LocalContainer(symbol);
        }
        return UnnamedCalls.Of(node, context.Model, context.Cancel).Select(LocalContainer).FirstOrDefault(t => t is not null);
    }

    /// <summary>The static class in which a member is found that is said without it: an extension, or what a using static brings.</summary>
    private static INamedTypeSymbol? LocalContainer(ISymbol? member)
    {
        INamedTypeSymbol? type = member is IMethodSymbol { ReducedFrom: { } full } ? full.ContainingType : member?.ContainingType;
        bool isFound = member is { IsStatic: true } or IMethodSymbol { ReducedFrom: not null } || type is { IsExtension: true };
        if (type is { IsExtension: true }) type = type.ContainingType;
        return isFound && type is not null && IsLocal(type) ? type : null;
    }

    /// <summary>The text of a name is a constant in the generated code.</summary>
    private static bool IsNameOf(SyntaxNode node, SemanticModel model) =>
        node is InvocationExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.ValueText: "nameof" } } call && model.GetConstantValue(call).HasValue;

    private static Location PlaceOf(SyntaxNode node) => node switch
    {
        BinaryExpressionSyntax binary => binary.OperatorToken.GetLocation(),
        AssignmentExpressionSyntax assignment => assignment.OperatorToken.GetLocation(),
        CommonForEachStatementSyntax each => each.ForEachKeyword.GetLocation(),
        _ => node.GetLocation(),
    };

    /// <summary>A type itself, or one that it is made of.</summary>
    private static ITypeSymbol? LocalIn(ITypeSymbol? type) => type switch
    {
        IArrayTypeSymbol array => LocalIn(array.ElementType),
        IPointerTypeSymbol pointer => LocalIn(pointer.PointedAtType),
        IFunctionPointerTypeSymbol { Signature: var called } => called.Parameters.Select(p => p.Type).Append(called.ReturnType).Select(LocalIn).FirstOrDefault(t => t is not null),
        INamedTypeSymbol named => IsLocal(named) ? named : named.TypeArguments.Append(named.ContainingType).Select(LocalIn).FirstOrDefault(t => t is not null),
        _ => null,
    };

    private static bool Declares(SyntaxTree file, System.Threading.CancellationToken cancel) => file.GetRoot(cancel).DescendantNodes(n => n is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax)
        .Any(n => n is MemberDeclarationSyntax member && member.Modifiers.Any(SyntaxKind.FileKeyword));

    private static bool IsLocal(INamedTypeSymbol type)
    {
        for (INamedTypeSymbol? at = type.OriginalDefinition; at is not null; at = at.ContainingType)
            if (at.IsFileLocal) return true;
        return false;
    }
}
