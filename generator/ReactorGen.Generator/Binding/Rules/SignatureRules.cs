using System;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ReactorGen.Generator.Binding;

/// <summary>What a method must be to be a reactor task.</summary>
internal static class SignatureRules
{
    /// <summary>Reports what is wrong with the declaration.</summary>
    public static void Check(MethodDeclarationSyntax method, IMethodSymbol symbol, Action<DiagnosticDescriptor, Location, object[]> report)
    {
        Location name = method.Identifier.GetLocation();
        if (method.ExplicitInterfaceSpecifier is not null) Report(Diagnostics.ExplicitInterface, name, symbol.Name);
        else if (method.Body is null && method.ExpressionBody is null) Report(Diagnostics.NoBody, name, symbol.Name);
        else if (!method.Modifiers.Any(SyntaxKind.PartialKeyword)) Report(Diagnostics.NotPartial, name, symbol.Name);
        else if (LacksAccessibility(method, symbol)) Report(Diagnostics.NoAccessibility, name, symbol.Name);
        if (HasOwnDefiningPart(symbol)) Report(Diagnostics.DefiningPart, name, symbol.Name);
        if (((CSharpParseOptions)method.SyntaxTree.Options).LanguageVersion < LanguageVersion.CSharp9) Report(Diagnostics.LanguageVersion, name, symbol.Name);
        if (method.Body is null && method.ExpressionBody is null) return;
        foreach (TypeDeclarationSyntax type in method.Ancestors().OfType<TypeDeclarationSyntax>())
        {
            if (type is ExtensionBlockDeclarationSyntax) Report(Diagnostics.BadContainer, name, $"extension{type.ParameterList}", "an extension block");
            else if (type == method.Parent && IsVariant(symbol.ContainingType))
                Report(Diagnostics.BadContainer, name, type.Identifier.ValueText, "an interface with variant type parameters");
            else if (type.Modifiers.Any(SyntaxKind.RefKeyword) && type == method.Parent) Report(Diagnostics.BadContainer, name, type.Identifier.ValueText, "a ref struct");
            else if (type.Modifiers.Any(SyntaxKind.FileKeyword)) Report(Diagnostics.BadContainer, name, type.Identifier.ValueText, "a file-local type");
            // Said once, for the first of its tasks.
            else if (!type.Modifiers.Any(SyntaxKind.PartialKeyword) && DeclarationCompilation.CandidatesOf(method.SyntaxTree).First(m => type.Span.Contains(m.Span)) == method) Report(Diagnostics.TypeNotPartial, type.Identifier.GetLocation(), type.Identifier.ValueText, symbol.Name);
        }
        SyntaxToken isAsync = method.Modifiers.FirstOrDefault(m => m.IsKind(SyntaxKind.AsyncKeyword));
        if (!isAsync.IsKind(SyntaxKind.None)) Report(Diagnostics.Async, isAsync.GetLocation(), symbol.Name);
        if (symbol.ReturnsByRef || symbol.ReturnsByRefReadonly || TypeModels.IsStackOnly(symbol.ReturnType))
            Report(Diagnostics.ByReferenceResult, method.ReturnType.GetLocation(), symbol.Name);
        if (symbol.ReturnType is not IDynamicTypeSymbol && TypeModels.HoldsDynamic(symbol.ReturnType)) Report(Diagnostics.DynamicCall, method.ReturnType.GetLocation(), symbol.Name);
        foreach (ParameterSyntax parameter in method.ParameterList.Parameters) CheckParameter(parameter, symbol);
        CheckSynchronized(method, symbol);
        CheckRuntimeCalls(method, symbol);

        void CheckParameter(ParameterSyntax parameter, IMethodSymbol owner)
        {
            int index = method.ParameterList.Parameters.IndexOf(parameter);
            if (parameter.IsKind(SyntaxKind.Parameter) && parameter.Type is null)
            {
                Report(Diagnostics.StackOnlyParameter, parameter.GetLocation(), "__arglist", "__arglist");
                return;
            }
            if (index >= owner.Parameters.Length) return;
            IParameterSymbol bound = owner.Parameters[index];
            if (bound.RefKind != RefKind.None) Report(Diagnostics.ByReferenceParameter, parameter.GetLocation(), bound.Name);
            else if (TypeModels.IsStackOnly(bound.Type))
                Report(Diagnostics.StackOnlyParameter, parameter.GetLocation(), bound.Name, bound.Type.ToDisplayString());
        }

        void Report(DiagnosticDescriptor descriptor, Location location, params object[] arguments) => report(descriptor, location, arguments);

        void CheckRuntimeCalls(MethodDeclarationSyntax declared, IMethodSymbol owner)
        {
            foreach (AttributeData attribute in owner.GetAttributes())
            {
                if (attribute.AttributeClass is not { Name: "ModuleInitializerAttribute" or "UnmanagedCallersOnlyAttribute", ContainingNamespace: { Name: "CompilerServices" or "InteropServices" } } type) continue;
                Location place = attribute.ApplicationSyntaxReference is { } written && written.SyntaxTree == declared.SyntaxTree ? written.SyntaxTree.GetLocation(written.Span) : name;
                Report(Diagnostics.CalledByRuntime, place, owner.Name, $"[{type.Name.Substring(0, type.Name.Length - "Attribute".Length)}]");
            }
            if (IsEntryPoint(owner)) Report(Diagnostics.CalledByRuntime, name, owner.Name, "the entry point of the program");
        }

        void CheckSynchronized(MethodDeclarationSyntax declared, IMethodSymbol owner)
        {
            foreach (AttributeData attribute in owner.GetAttributes())
            {
                if (attribute.AttributeClass?.Name != "MethodImplAttribute" || attribute.ConstructorArguments.Length == 0) continue;
                if (attribute.ConstructorArguments[0].Value is { } value && (Convert.ToInt32(value, System.Globalization.CultureInfo.InvariantCulture) & 32) != 0)
                    Report(Diagnostics.Synchronized, declared.Identifier.GetLocation(), owner.Name);
            }
        }
    }

    private static bool IsEntryPoint(IMethodSymbol symbol) => symbol.Name == WellKnownMemberNames.EntryPointMethodName && symbol.ContainingAssembly is ISourceAssemblySymbol { Compilation: var compilation }
        && compilation.GetEntryPoint(default) is { } entry && SymbolEqualityComparer.Default.Equals(entry.PartialDefinitionPart ?? entry, symbol.PartialDefinitionPart ?? symbol);

    /// <summary>C# lets no type be nested in a variant interface.</summary>
    public static bool IsVariant(INamedTypeSymbol type) => type.TypeParameters.Any(p => p.Variance != VarianceKind.None);

    /// <summary>Whether the method is of the partial ones that have to say their accessibility, and does not.</summary>
    public static bool LacksAccessibility(MethodDeclarationSyntax method, IMethodSymbol symbol) =>
        (!symbol.ReturnsVoid || method.Modifiers.Any(AsksForAccessibility)) && !method.Modifiers.Any(IsAccessibility);

    private static bool AsksForAccessibility(SyntaxToken modifier) =>
        modifier.Kind() is SyntaxKind.VirtualKeyword or SyntaxKind.OverrideKeyword or SyntaxKind.SealedKeyword or SyntaxKind.NewKeyword;

    private static bool HasOwnDefiningPart(IMethodSymbol symbol) =>
        symbol.PartialDefinitionPart?.DeclaringSyntaxReferences.Any(r => !GeneratedNames.IsGenerated(r.SyntaxTree)) == true;

    private static bool IsAccessibility(SyntaxToken modifier) =>
        modifier.Kind() is SyntaxKind.PublicKeyword or SyntaxKind.InternalKeyword or SyntaxKind.ProtectedKeyword or SyntaxKind.PrivateKeyword;
}
