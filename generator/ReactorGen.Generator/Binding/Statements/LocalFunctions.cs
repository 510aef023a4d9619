using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using ReactorGen.Generator.Model;

namespace ReactorGen.Generator.Binding;

/// <summary>
/// The local functions of blocks that are cut up. They move to the end of the resume method, where every piece of their block sees them; what
/// they capture is handed to them as an argument. The others stay in the fragment that holds their block.
/// </summary>
internal sealed class LocalFunctions
{
    private readonly Dictionary<ISymbol, int> _numbers = new(SymbolEqualityComparer.Default);
    private readonly List<(LocalFunctionStatementSyntax Syntax, string Name)> _functions = [];

    public static LocalFunctions Find(SyntaxNode body, SemanticModel model, SuspensionMap suspensions)
    {
        var functions = new LocalFunctions();
        var taken = new HashSet<string>();
        List<LocalFunctionStatementSyntax> moved = body.DescendantNodes(n => n is not (AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax))
            .OfType<LocalFunctionStatementSyntax>().Where(f => ScopeOf(f) is var scope && (scope == body || suspensions.Contains(scope) || IsCutUp(scope, suspensions))).ToList();
        if (moved.Count == 0) return functions;
        ILookup<string, SimpleNameSyntax> names = body.DescendantNodes().OfType<SimpleNameSyntax>().ToLookup(n => n.Identifier.ValueText);
        var identifiers = new HashSet<string>(body.DescendantTokens().Where(t => t.IsKind(SyntaxKind.IdentifierToken)).Select(t => t.ValueText));
        foreach (LocalFunctionStatementSyntax function in moved)
        {
            if (model.GetDeclaredSymbol(function) is not IMethodSymbol symbol) continue;
            functions._numbers[symbol] = functions._functions.Count;
            functions._functions.Add((function, Name(function, symbol, names, identifiers, taken, model)));
        }
        return functions;
    }

    private static SyntaxNode? ScopeOf(LocalFunctionStatementSyntax function)
    {
        SyntaxNode? scope = function.Parent;
        while (scope is LabeledStatementSyntax) scope = scope.Parent;
        return scope;
    }

    /// <summary>Whether it is bound as statements though none of them suspends: the block of a <c>try</c> whose handlers or <c>finally</c> do, a section beside one that does.</summary>
    private static bool IsCutUp(SyntaxNode? scope, SuspensionMap suspensions) => scope switch
    {
        BlockSyntax { Parent: TryStatementSyntax guarded } => guarded.Block == scope && suspensions.Contains(guarded),
        SwitchSectionSyntax { Parent: SwitchStatementSyntax jump } => jump.Sections.Any(suspensions.Contains),
        _ => false,
    };

    /// <summary>Its own name, unless that means something else in another block: at the end of the method the function is seen everywhere.</summary>
    private static string Name(LocalFunctionStatementSyntax function, IMethodSymbol symbol, ILookup<string, SimpleNameSyntax> names, HashSet<string> identifiers, HashSet<string> taken, SemanticModel model)
    {
        string own = function.Identifier.ValueText;
        bool isFree = taken.Add(own) && names[own].All(n => SymbolEqualityComparer.Default.Equals(Meant(n, model)?.OriginalDefinition, symbol) || IsQualified(n))
            && !IsDeclaredElsewhere(function, own);
        if (isFree) return Identifiers.Spelled(own, Identifiers.IsVerbatim(function.Identifier) || names[own].Any(n => Identifiers.IsVerbatim(n.Identifier)));
        for (int n = 2; ; n++)
        {
            string name = $"{own}_{n}";
            if (!identifiers.Contains(name) && taken.Add(name)) return name;
        }
    }

    /// <summary>What a name means. A method that no delegate type is asked of is only a candidate for the compiler.</summary>
    public static ISymbol? Meant(SimpleNameSyntax name, SemanticModel model) =>
        model.GetSymbolInfo(name) is var info && info.Symbol is null && info.CandidateSymbols.Length == 1 ? info.CandidateSymbols[0] : info.Symbol;

    private static bool IsQualified(SimpleNameSyntax name) => name.Parent switch
    {
        MemberAccessExpressionSyntax access => access.Name == name,
        QualifiedNameSyntax qualified => qualified.Right == name,
        MemberBindingExpressionSyntax or NameColonSyntax or NameEqualsSyntax => true,
        _ => false,
    };

    private static bool IsDeclaredElsewhere(LocalFunctionStatementSyntax function, string name)
    {
        SyntaxNode method = function.Ancestors().OfType<MemberDeclarationSyntax>().First();
        return method.DescendantTokens().Any(t => t.IsKind(SyntaxKind.IdentifierToken) && t.ValueText == name && t != function.Identifier
            && t.Parent is VariableDeclaratorSyntax or ParameterSyntax or SingleVariableDesignationSyntax or ForEachStatementSyntax or LocalFunctionStatementSyntax or TypeParameterSyntax);
    }

    /// <summary>The function that an expression is the name of. Only if one of them has that name is it worth asking the compiler what it means.</summary>
    public bool TryGetNamed(ExpressionSyntax expression, SemanticModel model, out int number)
    {
        number = -1;
        return expression is SimpleNameSyntax name && _functions.Any(f => f.Syntax.Identifier.ValueText == name.Identifier.ValueText) && TryGet(Meant(name, model), out number);
    }

    public bool TryGet(ISymbol? symbol, out int number)
    {
        number = -1;
        return symbol is IMethodSymbol { MethodKind: MethodKind.LocalFunction } method && _numbers.TryGetValue(method.OriginalDefinition, out number);
    }

    /// <summary>The functions themselves: bound last, when every variable they may use is known.</summary>
    public IEnumerable<LocalFunction> Bind(BodyContext context)
    {
        foreach ((LocalFunctionStatementSyntax syntax, string name) in _functions)
            yield return new LocalFunction(name, FragmentBuilder.Build(context, syntax), context.AddPosition(syntax), FragmentBuilder.Comment(syntax));
    }
}
