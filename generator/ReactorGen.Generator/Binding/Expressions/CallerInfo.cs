using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using ReactorGen.Generator.Model;

namespace ReactorGen.Generator.Binding;

/// <summary>
/// The arguments that the compiler fills in from the place of a call: there they would name the resume method and the text of generated code, so
/// they are written out. The file needs nothing: it comes from the <c>#line</c> directives, and so does the line where no suspension splits the statement.
/// </summary>
internal static class CallerInfo
{
    private const string MemberName = "CallerMemberNameAttribute", ArgumentText = "CallerArgumentExpressionAttribute", Line = "CallerLineNumberAttribute";

    /// <summary>The named arguments to add to an ordinary call or an indexer, or an empty text.</summary>
    public static string Of(BaseArgumentListSyntax list, BodyContext context) =>
        list.Parent is null || context.Suspensions.TryGet(list.Parent, out _, out _) ? "" : Of(list.Parent, context, "");

    /// <param name="before">What stands in front of the first of them.</param>
    public static string Of(SyntaxNode call, BodyContext context, string before) => Joined(Missing(call, context), before);

    /// <summary>The named arguments to add where the compiler makes the call.</summary>
    public static string Of(IEnumerable<IArgumentOperation> arguments, BodyContext context, string before) => Joined(Missing(arguments.ToList(), null, context), before);

    /// <summary>The parameters that a call leaves to the compiler, with what it would give them.</summary>
    public static IEnumerable<(string Parameter, string Value)> Missing(SyntaxNode call, BodyContext context)
    {
        IParameterSymbol[] parameters = ParametersOf(context.Model.GetSymbolInfo(call, context.Cancel).Symbol).ToArray();
        int line = parameters.Any(p => IsFilledIn(p, Line)) ? MovedLine(call, context) : -1;
        if (line < 0 && !parameters.Any(p => IsFilledIn(p, MemberName) || IsFilledIn(p, ArgumentText))) return [];
        return context.Model.GetOperation(call, context.Cancel) switch
        {
            IInvocationOperation invocation => Missing(invocation.Arguments, invocation.Instance, context, line),
            IObjectCreationOperation creation => Missing(creation.Arguments, null, context, line),
            IPropertyReferenceOperation indexer => Missing(indexer.Arguments, indexer.Instance, context, line),
            _ => [],
        };
    }

    /// <summary>Whether a method or indexer wants to know the name of the member that calls it.</summary>
    public static bool AsksForName(ISymbol? symbol) => ParametersOf(symbol).Any(p => IsFilledIn(p, MemberName));

    /// <summary>The call of <c>Add</c> that the compiler makes of an element, where it leaves something to the compiler.</summary>
    public static IInvocationOperation? AddOf(ExpressionSyntax element, BodyContext context)
    {
        bool leaves = ParametersOf(context.Model.GetCollectionInitializerSymbolInfo(element, context.Cancel).Symbol).Any(p => p.IsOptional);
        return leaves && element.Parent is InitializerExpressionSyntax whole && context.Model.GetOperation(whole, context.Cancel) is IObjectOrCollectionInitializerOperation { Initializers: var calls }
            ? calls.OfType<IInvocationOperation>().FirstOrDefault(c => c.Syntax == element)
            : null;
    }

    /// <summary>What a call of <c>Add</c> gets behind the user's arguments, where one of it is their text: an element's arguments have no names.</summary>
    /// <returns>An empty text where nothing has to be written, or cannot be.</returns>
    public static string BehindElement(ExpressionSyntax element, BodyContext context)
    {
        if (AddOf(element, context) is not { } add || !add.TargetMethod.Parameters.Any(p => IsFilledIn(p, ArgumentText)) || add.Arguments.Any(a => a.ArgumentKind == ArgumentKind.ParamArray)) return "";
        List<(string Parameter, string Value)> missing = Missing(add.Arguments, null, context, context.AddPosition(element)).ToList();
        IEnumerable<string?> values = add.Arguments.Where(a => a.ArgumentKind == ArgumentKind.DefaultValue).OrderBy(a => a.Parameter!.Ordinal).Select(a =>
            missing.FirstOrDefault(m => m.Parameter == a.Parameter!.Name).Value ?? LambdaExample.Constant(a.Parameter!.ExplicitDefaultValue, a.Parameter.Type));
        return values.Contains(null) ? "" : string.Concat(values.Select(v => ", " + v));
    }

    private static IEnumerable<IParameterSymbol> ParametersOf(ISymbol? symbol) => symbol switch
    {
        IMethodSymbol method => method.Parameters,
        IPropertySymbol property => property.Parameters,
        _ => [],
    };

    private static bool IsFilledIn(IParameterSymbol parameter, string attribute) => parameter.IsOptional && parameter.GetAttributes().Any(a => a.AttributeClass?.Name == attribute);

    private static string Joined(IEnumerable<(string Parameter, string Value)> missing, string before)
    {
        string text = string.Join(", ", missing.Select(m => $"{Escaped(m.Parameter)}: {m.Value}"));
        return text.Length == 0 ? "" : before + text;
    }

    private static string Escaped(string name) => SyntaxFacts.GetKeywordKind(name) == SyntaxKind.None ? name : "@" + name;

    /// <summary>The position of a call behind the first line of a statement that a suspension splits; -1 for all others.</summary>
    private static int MovedLine(SyntaxNode call, BodyContext context)
    {
        SyntaxNode outer = call;
        while (!context.Suspensions.Contains(outer))
        {
            // A statement of its own, or a body without suspensions: its lines stay together.
            if (outer is StatementSyntax && context.Suspensions.Contains(outer.Parent) || outer.Parent is null or MethodDeclarationSyntax) return -1;
            outer = outer.Parent;
        }
        SyntaxNode whole = outer;
        while (whole is not StatementSyntax && whole.Parent is { } parent and not (ArrowExpressionClauseSyntax or MethodDeclarationSyntax)) whole = parent;
        Location place = PlaceOf(call).GetLocation();
        return LineOf(place) == LineOf(whole.GetFirstToken().GetLocation()) ? -1 : context.AddPosition(place);
    }

    private static int LineOf(Location place) => place.GetLineSpan().StartLinePosition.Line;

    /// <summary>The token whose line the compiler takes.</summary>
    private static SyntaxToken PlaceOf(SyntaxNode call) => call switch
    {
        InvocationExpressionSyntax invocation => invocation.ArgumentList.OpenParenToken,
        BaseObjectCreationExpressionSyntax creation => creation.NewKeyword,
        ElementAccessExpressionSyntax element => element.ArgumentList.OpenBracketToken,
        _ => call.GetFirstToken(),
    };

    private static IEnumerable<(string Parameter, string Value)> Missing(IReadOnlyList<IArgumentOperation> arguments, IOperation? instance, BodyContext context, int line = -1)
    {
        foreach (IArgumentOperation argument in arguments)
            if (argument is { ArgumentKind: ArgumentKind.DefaultValue, Parameter: { } parameter } && ValueOf(parameter, arguments, instance, context, line) is { } value) yield return (parameter.Name, value);
    }

    private static string? ValueOf(IParameterSymbol parameter, IReadOnlyList<IArgumentOperation> arguments, IOperation? instance, BodyContext context, int line)
    {
        foreach (AttributeData attribute in parameter.GetAttributes())
        {
            switch (attribute.AttributeClass?.Name)
            {
                case MemberName:
                    return SymbolDisplay.FormatLiteral(context.Symbol.Name, quote: true);
                case Line when line >= 0:
                    return LineMark.Of(line);
                case ArgumentText when attribute.ConstructorArguments.FirstOrDefault().Value is string name:
                    IArgumentOperation? about = arguments.FirstOrDefault(a => a.Parameter?.Name == name);
                    // What is left out has no text, though here it is written.
                    if (about is { ArgumentKind: ArgumentKind.DefaultValue }) return parameter.ExplicitDefaultValue is string text ? SymbolDisplay.FormatLiteral(text, quote: true) : "null";
                    if (about?.Value is IArrayCreationOperation { IsImplicit: true, Initializer.ElementValues.Length: 0 } or ICollectionExpressionOperation { IsImplicit: true, Elements.Length: 0 }) return null;
                    return (about?.Syntax ?? instance?.Syntax) is { } written ? SymbolDisplay.FormatLiteral(TextOf(written), quote: true) : null;
            }
        }
        return null;
    }

    /// <summary>The compiler does not see parentheses and <c>checked</c>.</summary>
    private static string TextOf(SyntaxNode written)
    {
        SyntaxNode expression = written is ArgumentSyntax argument ? argument.Expression : written;
        while (expression is ParenthesizedExpressionSyntax or CheckedExpressionSyntax)
            expression = expression is CheckedExpressionSyntax context ? context.Expression : ((ParenthesizedExpressionSyntax)expression).Expression;
        return expression.ToString();
    }
}
