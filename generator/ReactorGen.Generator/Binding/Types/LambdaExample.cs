using System.Globalization;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace ReactorGen.Generator.Binding;

/// <summary>Writes a lambda whose natural type is a given delegate type: <c>(int left, int right = 1) => default(int)!</c>. It never runs.</summary>
internal static class LambdaExample
{
    /// <returns>Null where a default value cannot be written.</returns>
    public static string? Of(IMethodSymbol invoke)
    {
        string?[] parameters = invoke.Parameters.Select((p, i) => Parameter(p, $"p{i}")).ToArray();
        if (parameters.Any(p => p is null) || TypeModels.IsPointer(invoke.ReturnType) || invoke.Parameters.Any(p => TypeModels.IsPointer(p.Type))) return null;
        return $"{Result(invoke)} ({string.Join(", ", parameters)}) => throw null!";
    }

    public static string Result(IMethodSymbol invoke) => $"{(invoke.ReturnsByRefReadonly ? "ref readonly " : invoke.ReturnsByRef ? "ref " : "")}{TypeModels.Text(invoke.ReturnType)}";

    /// <returns>The declaration of a lambda's parameter; null where its default value cannot be written.</returns>
    public static string? Parameter(IParameterSymbol parameter, string name)
    {
        string modifiers = (parameter.ScopedKind == ScopedKind.None || parameter.RefKind == RefKind.Out || parameter.IsParams ? "" : "scoped ") + (parameter.IsParams ? "params " : "") + parameter.RefKind switch
        {
            RefKind.Ref => "ref ",
            RefKind.Out => "out ",
            RefKind.In => "in ",
            RefKind.RefReadOnlyParameter => "ref readonly ",
            _ => "",
        };
        string written = $"{modifiers}{TypeModels.Text(parameter.Type)} {name}";
        if (!parameter.HasExplicitDefaultValue) return written;
        return Constant(parameter.ExplicitDefaultValue, parameter.Type) is { } value ? $"{written} = {value}" : null;
    }

    /// <returns>Null where the value cannot be written.</returns>
    public static string? Constant(object? value, ITypeSymbol type)
    {
        if (value is null) return "default";
        string? text = value switch
        {
            float number => number.ToString("R", CultureInfo.InvariantCulture) + "f",
            double number => number.ToString("R", CultureInfo.InvariantCulture) + "d",
            decimal number => number.ToString(CultureInfo.InvariantCulture) + "m",
            _ => SymbolDisplay.FormatPrimitive(value, quoteStrings: true, useHexadecimalNumbers: false),
        };
        if (value is float.NaN or float.PositiveInfinity or float.NegativeInfinity or double.NaN or double.PositiveInfinity or double.NegativeInfinity) return null;
        ITypeSymbol plain = type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable ? nullable.TypeArguments[0] : type;
        return plain.TypeKind == TypeKind.Enum ? $"({TypeModels.Text(plain)})({text})" : text;
    }
}
