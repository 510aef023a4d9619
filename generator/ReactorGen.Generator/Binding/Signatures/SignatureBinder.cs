using System.Collections.Generic;
using System.Linq;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using ReactorGen.Generator.Model;

namespace ReactorGen.Generator.Binding;

/// <summary>
/// Reads everything about a method but its body. Types keep the user's own spelling, because the generated file repeats the usings, namespaces
/// and types around the method.
/// </summary>
internal static class SignatureBinder
{
    /// <param name="hasPrivateNames">False where the names of private members do not matter.</param>
    public static SignatureModel Bind(MethodDeclarationSyntax method, IMethodSymbol symbol, SemanticModel model, bool hasPrivateNames, bool nullableAnnotations, IReadOnlyList<string> externAliases)
    {
        SemanticModel? seen = hasPrivateNames ? model : null;
        string name = method.Identifier.Text;
        string machine = MachineNames.Of(method, symbol);
        IReadOnlyList<TypeDeclarationSyntax> types = method.Ancestors().OfType<TypeDeclarationSyntax>().Reverse().ToList();
        bool isStatic = method.Modifiers.Any(SyntaxKind.StaticKeyword);
        string bare = name.TrimStart('@'), overload = machine.Substring(symbol.Name.Length + "Machine".Length);
        return new SignatureModel(
            HintName(symbol, machine),
            $"{symbol.ContainingType.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat)}.{bare}",
            $"{symbol.ContainingType.OriginalDefinition.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat)}.{machine}`{symbol.Arity}",
            Usings(method.Ancestors().OfType<CompilationUnitSyntax>().FirstOrDefault(), model, externAliases),
            Namespaces(method, model),
            types.Select(t => new ContainingType(TypeHeader(t))).ToEquatableArray(),
            nullableAnnotations,
            DefiningModifiers(method),
            Accessibility(symbol),
            isStatic,
            method.Modifiers.Any(SyntaxKind.NewKeyword) || method.Modifiers.Any(SyntaxKind.OverrideKeyword),
            SilencedWarnings.Repeated(symbol, machine),
            isStatic ? null : TypeModels.Of(symbol.ContainingType) with { Text = ReceiverText(symbol.ContainingType) },
            method.ReturnType.WithoutTrivia().ToString(),
            symbol.ReturnsVoid ? null : TypeModels.Of(symbol.ReturnType) with { Text = method.ReturnType.WithoutTrivia().ToString() },
            name,
            machine,
            GeneratedNames.FreeType(symbol.Name + "Frame" + overload, method, symbol, seen),
            GeneratedNames.Free("Resume" + symbol.Name + overload, method, symbol, seen),
            OwnerName(symbol),
            GeneratedNames.FreeSeries(symbol.Name + "Closure" + overload, method, symbol, seen),
            GeneratedNames.FreeType(symbol.Name + "Members" + overload, method, symbol, seen),
            method.TypeParameterList is null ? "" : "<" + string.Join(", ", method.TypeParameterList.Parameters.Select(p => p.Identifier.Text)) + ">",
            string.Concat(method.ConstraintClauses.Select(c => " " + c.WithoutTrivia())),
            MemberConstraints(method, symbol),
            method.ParameterList.Parameters.Select((p, i) => ParameterBinder.Bind(p, symbol.Parameters.ElementAtOrDefault(i), i, OwnerName(symbol))).ToEquatableArray(),
            DefiningAttributes(method, symbol),
            ((CSharpParseOptions)method.SyntaxTree.Options).LanguageVersion >= LanguageVersion.CSharp11,
            SilencedWarnings.At(method));
    }

    /// <summary>Where a type parameter hides one further out, the outer type has no name here: the type's own is enough inside it.</summary>
    private static string ReceiverText(INamedTypeSymbol type) => type.TypeParameters.Any(p => GeneratedNames.IsTypeParameterOf(type.ContainingType, p.Name))
        ? type.ToDisplayString(InnermostFormat)
        : type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat);

    private static readonly SymbolDisplayFormat InnermostFormat = new(
        genericsOptions: SymbolDisplayGenericsOptions.IncludeTypeParameters, miscellaneousOptions: SymbolDisplayMiscellaneousOptions.EscapeKeywordIdentifiers);

    private static string OwnerName(IMethodSymbol symbol)
    {
        string name = "owner";
        for (int n = 2; symbol.Parameters.Any(p => p.Name == name); n++) name = "owner_" + n.ToString(System.Globalization.CultureInfo.InvariantCulture);
        return name;
    }

    private static string MemberConstraints(MethodDeclarationSyntax method, IMethodSymbol symbol) => symbol.IsOverride
        ? string.Concat(symbol.TypeParameters.Select(ConstraintsOf))
        : string.Concat(method.ConstraintClauses.Select(c => " " + c.WithoutTrivia()));

    /// <summary>The constraints of a type parameter as they are written behind a declaration, or nothing.</summary>
    public static string ConstraintsOf(ITypeParameterSymbol parameter)
    {
        var parts = new List<string>();
        if (parameter.HasReferenceTypeConstraint) parts.Add(parameter.ReferenceTypeConstraintNullableAnnotation == NullableAnnotation.Annotated ? "class?" : "class");
        if (parameter.HasUnmanagedTypeConstraint) parts.Add("unmanaged");
        else if (parameter.HasValueTypeConstraint) parts.Add("struct");
        if (parameter.HasNotNullConstraint) parts.Add("notnull");
        parts.AddRange(parameter.ConstraintTypes.Select(TypeModels.Text));
        if (parameter.HasConstructorConstraint) parts.Add("new()");
        if (parameter.AllowsRefLikeType) parts.Add("allows ref struct");
        return parts.Count == 0 ? "" : $" where {TypeModels.Text(parameter)} : {string.Join(", ", parts)}";
    }

    private static string HintName(IMethodSymbol symbol, string machine)
    {
        string space = symbol.ContainingNamespace.IsGlobalNamespace ? "" : symbol.ContainingNamespace.ToDisplayString(UnescapedFormat) + ".";
        string types = string.Join(".", Containers(symbol.ContainingType).Reverse().Select(t => t.Name + Arity(t.Arity)));
        string overload = machine.Substring(symbol.Name.Length + "Machine".Length);
        string hint = $"{space}{types}.{symbol.Name}{(overload.Length > 0 ? "-" + overload.Substring(1) : "")}{Arity(symbol.Arity)}";
        if (hint.Length <= 100) return hint + ".g.cs";
        // Some file systems end paths at 260 characters.
        return $"{hint.Substring(System.Math.Max(0, hint.Length - 80))}-{Hash(hint):x8}.g.cs";
    }

    private static readonly SymbolDisplayFormat UnescapedFormat = new(typeQualificationStyle: SymbolDisplayTypeQualificationStyle.NameAndContainingTypesAndNamespaces);

    /// <summary>Behind a hyphen, which no identifier has: <c>Map-2</c> is not <c>Map_2</c>.</summary>
    private static string Arity(int arity) => arity > 0 ? $"-{arity}" : "";

    /// <summary>The name of a file for a method whose own file name another has.</summary>
    /// <param name="identity">What tells the two apart.</param>
    public static string HintNameBeside(string hint, string identity) => $"{hint.Substring(0, hint.Length - ".g.cs".Length)}-{Hash(identity):x8}.g.cs";

    private static uint Hash(string text)
    {
        uint hash = 2166136261;
        foreach (char c in text) hash = unchecked((hash ^ c) * 16777619);
        return hash;
    }

    private static IEnumerable<INamedTypeSymbol> Containers(INamedTypeSymbol type)
    {
        for (INamedTypeSymbol? t = type; t is not null; t = t.ContainingType) yield return t;
    }

    private static EquatableArray<string> Usings(CompilationUnitSyntax? unit, SemanticModel model, IReadOnlyList<string> aliases) => unit is null
        ? EquatableArray<string>.Empty
        : Defines(unit).Concat(unit.Externs.Select(e => e.Identifier.ValueText).Concat(aliases).Distinct().Select(a => $"extern alias {a};")
            .Concat(Repeated(unit.Usings.Where(u => !u.GlobalKeyword.IsKind(SyntaxKind.GlobalKeyword)), model))).ToEquatableArray();

    private static IEnumerable<string> Repeated(IEnumerable<UsingDirectiveSyntax> usings, SemanticModel model) =>
        usings.Where(u => !FileLocalTypes.IsNamedBy(u, model)).Select(u => u.WithoutTrivia().NormalizeWhitespace().ToString());

    /// <summary>The symbols the file defines for itself: a call of a [Conditional] method asks for them where it stands.</summary>
    private static IEnumerable<string> Defines(CompilationUnitSyntax unit) => unit.GetFirstToken().LeadingTrivia
        .Select(t => t.GetStructure()).OfType<DirectiveTriviaSyntax>().Where(d => d.IsActive && d is DefineDirectiveTriviaSyntax or UndefDirectiveTriviaSyntax)
        .Select(d => d.WithoutTrivia().NormalizeWhitespace().ToString().Trim());

    private static EquatableArray<NamespaceModel> Namespaces(MethodDeclarationSyntax method, SemanticModel model) => method.Ancestors().OfType<BaseNamespaceDeclarationSyntax>().Reverse()
        .Select(n => new NamespaceModel(n.Name.ToString(), Repeated(n.Usings, model).ToEquatableArray())).ToEquatableArray();

    private static string TypeHeader(TypeDeclarationSyntax type)
    {
        string kind = type is RecordDeclarationSyntax record && !record.ClassOrStructKeyword.IsKind(SyntaxKind.None)
            ? $"record {record.ClassOrStructKeyword.ValueText}"
            : type.Keyword.ValueText;
        // A struct's ref must stand on every part; unsafe counts for its own part only.
        string modifiers = string.Concat(type.Modifiers.Where(m => m.Kind() is SyntaxKind.RefKeyword or SyntaxKind.UnsafeKeyword).Select(m => m.Text + " "));
        string parameters = type.TypeParameterList is null ? "" : "<" + string.Join(", ", type.TypeParameterList.Parameters.Select(p => $"{(p.VarianceKeyword.Text is { Length: > 0 } v ? v + " " : "")}{p.Identifier.Text}")) + ">";
        return $"{modifiers}partial {kind} {type.Identifier.Text}{parameters}";
    }

    private static string DefiningModifiers(MethodDeclarationSyntax method) => string.Join(" ", method.Modifiers
        .Where(m => !m.IsKind(SyntaxKind.AsyncKeyword) && !m.IsKind(SyntaxKind.PartialKeyword)).Select(m => m.Text).Append("partial"));

    private static string Accessibility(IMethodSymbol symbol) => symbol.DeclaredAccessibility switch
    {
        Microsoft.CodeAnalysis.Accessibility.Public => "public",
        Microsoft.CodeAnalysis.Accessibility.Internal => "internal",
        Microsoft.CodeAnalysis.Accessibility.Protected => "protected",
        Microsoft.CodeAnalysis.Accessibility.ProtectedOrInternal => "protected internal",
        Microsoft.CodeAnalysis.Accessibility.ProtectedAndInternal => "private protected",
        _ => "private",
    };

    /// <summary>The user's own body is dead code: coverage and the debugger are to see the machine's instead.</summary>
    private static EquatableArray<string> DefiningAttributes(MethodDeclarationSyntax method, IMethodSymbol symbol)
    {
        var own = symbol.GetAttributes().Where(a => a.ApplicationSyntaxReference?.SyntaxTree == method.SyntaxTree).Select(a => a.AttributeClass?.ToDisplayString()).ToList();
        return new[] { "System.Diagnostics.CodeAnalysis.ExcludeFromCodeCoverage", "System.Diagnostics.DebuggerHidden" }
            .Where(name => !own.Contains(name + "Attribute")).Select(name => $"[global::{name}]").ToEquatableArray();
    }
}
