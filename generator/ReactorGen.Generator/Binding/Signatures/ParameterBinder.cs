using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using ReactorGen.Generator.Model;

namespace ReactorGen.Generator.Binding;

/// <summary>
/// Reads a parameter for the three places that declare it. The factory and the defining part stand where the user's method does, and repeat its text;
/// in the machine a name may mean something else, so that nothing is looked up there: defaults are constants, and of the attributes there are those
/// that the compiler looks at where the method is called.
/// </summary>
internal static class ParameterBinder
{
    private static readonly HashSet<string> ForCallers =
    [
        "CallerMemberNameAttribute", "CallerFilePathAttribute", "CallerLineNumberAttribute", "CallerArgumentExpressionAttribute", "OptionalAttribute",
        "DefaultParameterValueAttribute", "DateTimeConstantAttribute", "DecimalConstantAttribute", "InterpolatedStringHandlerArgumentAttribute",
    ];

    /// <param name="owner">The name of the machine's parameter that has the receiver.</param>
    public static ParameterModel Bind(ParameterSyntax parameter, IParameterSymbol? symbol, int index, string owner)
    {
        string attributes = string.Concat(parameter.AttributeLists.Select(l => l.WithoutTrivia() + " "));
        string thisModifier = parameter.Modifiers.Any(SyntaxKind.ThisKeyword) ? "this " : "";
        string modifiers = string.Concat(parameter.Modifiers.Where(m => !m.IsKind(SyntaxKind.ThisKeyword)).Select(m => m.Text + " "));
        string name = Identifiers.Spelled(parameter.Identifier);
        string declared = $"{modifiers}{parameter.Type?.WithoutTrivia()} {name}", value = parameter.Default is null ? "" : " " + parameter.Default.WithoutTrivia();
        return new ParameterModel(index, name, attributes + thisModifier + declared + value, AttributesForCallers(parameter, symbol, owner) + declared + Default(parameter, symbol), thisModifier + declared + value);
    }

    private static string AttributesForCallers(ParameterSyntax parameter, IParameterSymbol? symbol, string owner)
    {
        if (symbol is null || parameter.AttributeLists.Count == 0) return "";
        IEnumerable<string> kept = symbol.GetAttributes()
            .Where(a => a.ApplicationSyntaxReference?.SyntaxTree == parameter.SyntaxTree && a.AttributeClass is { } type && ForCallers.Contains(type.Name))
            .Select(a => a.ApplicationSyntaxReference!.GetSyntax() is AttributeSyntax syntax && IsPlain(syntax) && !NamesReceiver(a)
                ? syntax.WithoutTrivia().ToString()
                : $"{TypeModels.Text(a.AttributeClass!)}({string.Join(", ", a.ConstructorArguments.Select(c => Argument(c, owner)))})");
        return string.Concat(kept.Select(text => $"[{text}] "));
    }

    private static bool IsPlain(AttributeSyntax attribute) => attribute.ArgumentList is null || attribute.ArgumentList.Arguments.All(a => a.Expression is LiteralExpressionSyntax);

    /// <summary>Whether an interpolated string handler is made with the receiver, which is a parameter there.</summary>
    private static bool NamesReceiver(AttributeData attribute) => attribute.AttributeClass!.Name == "InterpolatedStringHandlerArgumentAttribute"
        && attribute.ConstructorArguments.Any(c => c.Kind == TypedConstantKind.Array ? !c.IsNull && c.Values.Any(IsEmpty) : IsEmpty(c));

    private static bool IsEmpty(TypedConstant constant) => constant.Value is "";

    /// <summary>Several strings of a <c>params</c> parameter are one array.</summary>
    private static string Argument(TypedConstant constant, string owner) => constant.Kind == TypedConstantKind.Array && !constant.IsNull
        ? string.Join(", ", constant.Values.Select(v => Argument(v, owner)))
        : IsEmpty(constant) ? $"\"{owner}\"" : constant.ToCSharpString();

    /// <summary>What is a literal stays as the user wrote it.</summary>
    private static string Default(ParameterSyntax parameter, IParameterSymbol? symbol)
    {
        if (parameter.Default is not { } clause) return "";
        bool isLiteral = clause.Value is LiteralExpressionSyntax or PrefixUnaryExpressionSyntax { Operand: LiteralExpressionSyntax };
        if (isLiteral || symbol is not { HasExplicitDefaultValue: true }) return " " + clause.WithoutTrivia();
        return " = " + Constant(symbol.ExplicitDefaultValue, Underlying(symbol.Type));
    }

    private static ITypeSymbol Underlying(ITypeSymbol type) =>
        type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable ? nullable.TypeArguments[0] : type;

    private static string Constant(object? value, ITypeSymbol type) => value switch
    {
        null => "default",
        double.NaN or float.NaN => $"{Keyword(value)}.NaN",
        double.PositiveInfinity or float.PositiveInfinity => $"{Keyword(value)}.PositiveInfinity",
        double.NegativeInfinity or float.NegativeInfinity => $"{Keyword(value)}.NegativeInfinity",
        string text => SymbolDisplay.FormatLiteral(text, quote: true),
        char c => SymbolDisplay.FormatLiteral(c, quote: true),
        _ when type.TypeKind == TypeKind.Enum => $"({TypeModels.Text(type)})({Number(value)})",
        long or ulong or uint or float or double or decimal => Number(value) + Suffix(value),
        _ => Number(value),
    };

    private static string Number(object value) => SymbolDisplay.FormatPrimitive(value, quoteStrings: true, useHexadecimalNumbers: false) ?? "default";

    private static string Keyword(object value) => value is double ? "double" : "float";

    private static string Suffix(object value) => value switch { long => "L", ulong => "UL", uint => "U", float => "F", double => "D", _ => "M" };
}
