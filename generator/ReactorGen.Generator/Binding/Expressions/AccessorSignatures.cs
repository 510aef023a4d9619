using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace ReactorGen.Generator.Binding;

/// <summary>
/// Writes the parameters of accessors. Those of a constructor have their names, their defaults and what the compiler is told about them, so that an
/// accessor takes the user's own argument list.
/// </summary>
internal static class AccessorSignatures
{
    /// <returns>Null where a default value cannot be written.</returns>
    public static string? OfConstructor(IMethodSymbol constructor)
    {
        string?[] parameters = constructor.Parameters.Select(Declaration).ToArray();
        return parameters.Any(p => p is null) ? null : string.Join(", ", parameters);
    }

    /// <returns>Null where a default value cannot be written, or several indices make one array: that can only come last.</returns>
    public static string? OfSetter(IPropertySymbol property)
    {
        string?[] indices = property.Parameters.Select(Declaration).ToArray();
        if (indices.Any(i => i is null) || property.Parameters.Any(p => p.IsParams)) return null;
        string name = property.Parameters.Any(p => p.Name == "target") ? "initialized" : "target";
        string target = $"{(property.ContainingType.IsValueType ? "ref " : "")}{TypeModels.Text(property.ContainingType)} {name}";
        string value = $"{TypeModels.Text(property.Type)} value{(NamesValue(property) ? " = default!" : "")}";
        return string.Join(", ", indices.Prepend(target).Append(value));
    }

    /// <summary>Whether the value comes behind indices that may be left out, so that it has to be named.</summary>
    public static bool NamesValue(IPropertySymbol property) => property.Parameters.Any(p => p.IsOptional);

    private static string? Declaration(IParameterSymbol parameter)
    {
        string? written = LambdaExample.Parameter(parameter, Escaped(parameter.Name));
        if (parameter is { IsOptional: true, HasExplicitDefaultValue: false, IsParams: false }) written += " = default";
        return string.Concat(parameter.GetAttributes().Where(IsForTheCompiler).Select(Attribute)) + written;
    }

    private static bool IsForTheCompiler(AttributeData attribute) => attribute.AttributeClass is
    {
        ContainingNamespace.Name: "CompilerServices",
        Name: "CallerMemberNameAttribute" or "CallerLineNumberAttribute" or "CallerFilePathAttribute" or "CallerArgumentExpressionAttribute" or "InterpolatedStringHandlerArgumentAttribute",
    };

    private static string Attribute(AttributeData attribute)
    {
        IEnumerable<object?> names = attribute.ConstructorArguments.SelectMany(a => a.Kind == TypedConstantKind.Array ? a.Values.Select(v => v.Value) : [a.Value]);
        return $"[{TypeModels.Text(attribute.AttributeClass!)}({string.Join(", ", names.Select(n => SymbolDisplay.FormatPrimitive(n!, quoteStrings: true, useHexadecimalNumbers: false)))})] ";
    }

    private static string Escaped(string name) => SyntaxFacts.GetKeywordKind(name) == SyntaxKind.None ? name : "@" + name;
}
