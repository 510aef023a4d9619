using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ReactorGen.Generator.Binding;

/// <summary>
/// The arguments that the compiler fills in from the place of a call: there they would name the resume method and the text of generated code, so
/// they are written out. Line and file need nothing: they come from the <c>#line</c> directives.
/// </summary>
internal static class CallerInfo
{
    /// <summary>The named arguments to add to an ordinary call, or an empty text.</summary>
    public static string Of(ArgumentListSyntax list, BodyContext context)
    {
        if (list.Parent is null || context.Suspensions.TryGet(list.Parent, out _, out _)) return "";
        if (context.Model.GetSymbolInfo(list.Parent, context.Cancel).Symbol is not IMethodSymbol method) return "";
        return string.Join(", ", Missing(method, list, context).Select(m => $"{m.Parameter}: {m.Value}"));
    }

    /// <summary>The parameters that an argument list leaves to the compiler, with what it would give them.</summary>
    public static IEnumerable<(string Parameter, string Value)> Missing(IMethodSymbol method, ArgumentListSyntax list, BodyContext context)
    {
        for (int i = 0; i < method.Parameters.Length; i++)
        {
            IParameterSymbol parameter = method.Parameters[i];
            if (!parameter.IsOptional || i < list.Arguments.Count && list.Arguments[i].NameColon is null || list.Arguments.Any(a => a.NameColon?.Name.Identifier.ValueText == parameter.Name)) continue;
            if (ValueOf(parameter, method, list, context) is { } value) yield return (parameter.Name, value);
        }
    }

    private static string? ValueOf(IParameterSymbol parameter, IMethodSymbol method, ArgumentListSyntax list, BodyContext context)
    {
        foreach (AttributeData attribute in parameter.GetAttributes())
        {
            switch (attribute.AttributeClass?.Name)
            {
                case "CallerMemberNameAttribute":
                    return SymbolDisplay.FormatLiteral(context.Symbol.Name, quote: true);
                case "CallerArgumentExpressionAttribute" when attribute.ConstructorArguments.FirstOrDefault().Value is string name:
                    return Argument(name, method, list) is { } argument ? SymbolDisplay.FormatLiteral(argument.ToString(), quote: true) : null;
            }
        }
        return null;
    }

    private static ExpressionSyntax? Argument(string parameter, IMethodSymbol method, ArgumentListSyntax list)
    {
        if (list.Arguments.FirstOrDefault(a => a.NameColon?.Name.Identifier.ValueText == parameter) is { } named) return named.Expression;
        int index = method.Parameters.TakeWhile(p => p.Name != parameter).Count();
        if (index < list.Arguments.Count) return list.Arguments[index].Expression;
        // The receiver of an extension method.
        return method.ReducedFrom?.Parameters[0].Name == parameter && list.Parent is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access } ? access.Expression : null;
    }
}
