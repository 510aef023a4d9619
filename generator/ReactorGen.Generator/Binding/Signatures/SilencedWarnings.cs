using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using ReactorGen.Generator.Model;

namespace ReactorGen.Generator.Binding;

/// <summary>
/// The warnings that have been dealt with where the user wrote the code, so that the same code in another file must not earn them again: those that
/// a <c>#pragma</c> above or inside the method disables, and those that the compiler reports in it.
/// </summary>
internal static class SilencedWarnings
{
    /// <summary>What the pragmas above and inside a method disable. They do not travel with the code, so what is disabled for a part of the method is so for all of it.</summary>
    public static EquatableArray<string> At(MethodDeclarationSyntax method) => Disabled(method).OrderBy(id => id, StringComparer.Ordinal).ToEquatableArray();

    /// <summary>What C# says of the method as a declaration and would say again of the machine and the factory.</summary>
    public static EquatableArray<string> Repeated(IMethodSymbol symbol, string machine)
    {
        var ids = new List<string>();
        List<ISymbol> hidden = new[] { machine, symbol.Name + "Task" }.SelectMany(name => GeneratedNames.Inherited(name, symbol.ContainingType)).ToList();
        if (hidden.Count > 0) ids.Add("CS0108");
        if (hidden.Any(m => m.IsVirtual || m.IsAbstract || m.IsOverride)) ids.Add("CS0114");
        if (symbol.ContainingType.IsSealed && symbol.DeclaredAccessibility is Accessibility.Protected or Accessibility.ProtectedOrInternal or Accessibility.ProtectedAndInternal) ids.Add("CS0628");
        if (symbol.TypeParameters.Any(p => GeneratedNames.IsTypeParameterOf(symbol.ContainingType, p.Name))) ids.Add("CS0693");
        if (symbol.TypeParameters.Any(p => p.Name.All(c => c is >= 'a' and <= 'z'))) ids.Add("CS8981");
        return ids.ToEquatableArray();
    }

    private static HashSet<string> Disabled(MethodDeclarationSyntax method)
    {
        var disabled = new HashSet<string>();
        if (!method.SyntaxTree.TryGetRoot(out SyntaxNode? root) || !root.ContainsDirectives) return disabled;
        for (DirectiveTriviaSyntax? directive = root.GetFirstDirective(); directive is not null && directive.SpanStart < method.Span.End; directive = directive.GetNextDirective())
        {
            if (directive is not PragmaWarningDirectiveTriviaSyntax { IsActive: true } pragma) continue;
            IEnumerable<string> ids = pragma.ErrorCodes.Select(IdOf).Where(id => id.Length > 0 && !IsOfNullability(id));
            if (pragma.DisableOrRestoreKeyword.IsKind(SyntaxKind.DisableKeyword))
            {
                disabled.UnionWith(ids);
                if (pragma.ErrorCodes.Count == 0) disabled.Add(SignatureModel.AllWarnings);
            }
            else if (pragma.SpanStart > method.SpanStart) continue;
            else if (pragma.ErrorCodes.Count == 0) disabled.Clear();
            else disabled.ExceptWith(ids);
        }
        return disabled;
    }

    /// <summary>The pragma may give the compiler's own warnings by number alone.</summary>
    private static string IdOf(ExpressionSyntax code) => code switch
    {
        IdentifierNameSyntax name => name.Identifier.ValueText,
        LiteralExpressionSyntax { Token.Value: int number } => "CS" + number.ToString("0000", System.Globalization.CultureInfo.InvariantCulture),
        _ => "",
    };

    /// <summary>With the warnings that a body has.</summary>
    public static SignatureModel With(SignatureModel signature, IEnumerable<Diagnostic> reported)
    {
        List<string> ids = reported.Where(d => d.Severity == DiagnosticSeverity.Warning || d.IsWarningAsError).Select(d => d.Id).Where(id => !IsOfNullability(id)).ToList();
        return ids.Count == 0 ? signature : signature with { Silenced = signature.Silenced.Concat(ids).Distinct().OrderBy(id => id, StringComparer.Ordinal).ToEquatableArray() };
    }

    /// <summary>Generated files have annotations, and do not ask for warnings about them.</summary>
    private static bool IsOfNullability(string id) => id.StartsWith("CS86", StringComparison.Ordinal) || id.StartsWith("CS87", StringComparison.Ordinal);
}
