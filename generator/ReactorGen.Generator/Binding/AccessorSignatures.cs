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

    /// <returns>Null where the compiler fills in indices, which it does behind those that are given.</returns>
    public static string? OfSetter(IPropertySymbol property)
    {
        if (property.Parameters.Any(p => p.IsOptional || p.IsParams)) return null;
        IEnumerable<string> indices = property.Parameters.Select(p => LambdaExample.Parameter(p, Escaped(p.Name))!);
        string name = property.Parameters.Any(p => p.Name == "target") ? "initialized" : "target";
        string target = $"{(property.ContainingType.IsValueType ? "ref " : "")}{TypeModels.Text(property.ContainingType)} {name}";
        return string.Join(", ", indices.Prepend(target).Append($"{TypeModels.Text(property.Type)} value"));
    }

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
