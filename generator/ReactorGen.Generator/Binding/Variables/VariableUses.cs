using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using ReactorGen.Generator.Model;

namespace ReactorGen.Generator.Binding;

/// <summary>How often each variable of a body is changed after its declaration, and whether a lambda or local function uses it.</summary>
internal sealed class VariableUses
{
    private readonly Dictionary<ISymbol, Facts> _facts = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<ISymbol, List<int>> _writes = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<IdentifierNameSyntax, VariableUse> _uses = [];

    /// <summary>What a name stands for and does.</summary>
    internal sealed record VariableUse(ISymbol Variable, Access Access);

    internal sealed class Facts
    {
        public int Writes;
        public bool Captured;

        /// <summary>Whether it may change through a reference, a span or a pointer.</summary>
        public bool Aliased;

        /// <summary>Where it is named for the last time.</summary>
        public int LastUse;
    }

    /// <summary>
    /// Asks the compiler once for each name that a variable of the method may have; for a name behind a dot it would bind the whole chain again.
    /// </summary>
    public static VariableUses Find(SyntaxNode body, MethodDeclarationSyntax method, SemanticModel model)
    {
        var uses = new VariableUses();
        HashSet<string> declared = DeclaredNames(method);
        // The lambdas and local functions around the node at hand, innermost last.
        var functions = new List<SyntaxNode>();
        foreach (SyntaxNode node in body.DescendantNodesAndSelf())
        {
            if (node is not IdentifierNameSyntax name)
            {
                if (node is AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax or QueryExpressionSyntax) functions.Add(node);
                continue;
            }
            if (IsQualified(name)) continue;
            if (!declared.Contains(name.Identifier.ValueText) || model.GetSymbolInfo(name).Symbol is not { } symbol || symbol is not (ILocalSymbol or IParameterSymbol))
            {
                uses._otherNames.Add(name.Identifier.ValueText);
                continue;
            }
            Facts facts = uses.Of(symbol);
            facts.LastUse = name.SpanStart;
            VariableAccess use = VariableAccess.Of(name, symbol, model);
            Access access = use.Access;
            facts.Aliased |= use.IsAliased;
            if (use.Changes)
            {
                facts.Writes++;
                if (!uses._writes.TryGetValue(symbol, out List<int>? writes)) uses._writes[symbol] = writes = [];
                writes.Add(name.SpanStart);
            }
            while (functions.Count > 0 && functions[functions.Count - 1].Span.End <= name.SpanStart) functions.RemoveAt(functions.Count - 1);
            if (functions.Count > 0 && !IsDeclaredIn(functions[functions.Count - 1], symbol))
            {
                facts.Captured = true;
                access |= Access.Captured;
            }
            uses._uses[name] = new VariableUse(symbol, access);
        }
        // A variable without an initialiser is assigned later, at a time a copy could miss.
        foreach (VariableDeclaratorSyntax declarator in body.DescendantNodes().OfType<VariableDeclaratorSyntax>())
            if (declarator.Initializer is null && model.GetDeclaredSymbol(declarator) is { } late) uses.Of(late).Writes++;
        uses.NoteRepeatedDeclarations(body, model);
        return uses;
    }

    /// <summary>A jump back behind the start of a scope runs declarations again without making their variables anew.</summary>
    private void NoteRepeatedDeclarations(SyntaxNode body, SemanticModel model)
    {
        var scopes = new HashSet<SyntaxNode>();
        foreach (GotoStatementSyntax jump in body.DescendantNodes().OfType<GotoStatementSyntax>())
        {
            SyntaxNode? label = jump.IsKind(SyntaxKind.GotoStatement)
                ? model.GetSymbolInfo(jump.Expression!).Symbol?.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax()
                : jump.FirstAncestorOrSelf<SwitchStatementSyntax>();
            SyntaxNode? scope = label is LabeledStatementSyntax ? label.Parent : label;
            if (scope is not null) scopes.Add(scope);
        }
        // Many jumps lead into few scopes, and one scope may hold the next: each declaration is looked at once.
        int end = -1;
        foreach (SyntaxNode scope in scopes.OrderBy(s => s.SpanStart).ThenByDescending(s => s.Span.End))
        {
            if (scope.Span.End <= end) continue;
            end = scope.Span.End;
            foreach (SyntaxNode declaration in scope.DescendantNodes().Where(n => n is VariableDeclaratorSyntax or SingleVariableDesignationSyntax))
                if (model.GetDeclaredSymbol(declaration) is { } variable) Of(variable).Writes++;
        }
    }

    /// <summary>The variable that a name in the body stands for, or null.</summary>
    public VariableUse? Of(IdentifierNameSyntax name) => _uses.TryGetValue(name, out VariableUse? use) ? use : null;

    /// <summary>The names that variables of the method have: parameters, locals, those of patterns, lambdas and queries.</summary>
    private static HashSet<string> DeclaredNames(MethodDeclarationSyntax method)
    {
        var names = new HashSet<string>();
        foreach (SyntaxNode node in method.DescendantNodes())
        {
            string? name = node switch
            {
                ParameterSyntax parameter => parameter.Identifier.ValueText,
                VariableDeclaratorSyntax variable => variable.Identifier.ValueText,
                SingleVariableDesignationSyntax variable => variable.Identifier.ValueText,
                ForEachStatementSyntax each => each.Identifier.ValueText,
                CatchDeclarationSyntax caught => caught.Identifier.ValueText,
                _ => null,
            };
            if (name is not null) names.Add(name);
        }
        return names;
    }

    /// <summary>
    /// Simple names that mean something else than a variable. Flattened, a local's scope is the whole method, so it must not take one of them.
    /// </summary>
    public IReadOnlyCollection<string> OtherNames => _otherNames;

    private readonly HashSet<string> _otherNames = [];

    private static bool IsQualified(IdentifierNameSyntax name) => name.Parent switch
    {
        MemberAccessExpressionSyntax access => access.Name == name,
        QualifiedNameSyntax qualified => qualified.Right == name,
        MemberBindingExpressionSyntax or NameColonSyntax or NameEqualsSyntax or AliasQualifiedNameSyntax => true,
        _ => false,
    };

    public Facts Of(ISymbol variable)
    {
        if (!_facts.TryGetValue(variable, out Facts? facts)) _facts[variable] = facts = new Facts();
        return facts;
    }

    /// <summary>Whether the variable is assigned inside a node.</summary>
    public bool IsWrittenIn(ISymbol variable, SyntaxNode node) =>
        _writes.TryGetValue(variable, out List<int>? writes) && writes.Any(node.Span.Contains);

    private static bool IsDeclaredIn(SyntaxNode function, ISymbol variable) => variable.DeclaringSyntaxReferences.Any(r => function.Span.Contains(r.Span));
}
