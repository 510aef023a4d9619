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
                uses._otherNames.Add(name.Identifier.Text);
                continue;
            }
            Facts facts = uses.Of(symbol);
            Access access = AccessOf(name, symbol);
            if ((access & Access.Write) != 0 && (!IsReceiverOnly(name) || MayChange(name, symbol, model)))
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

    /// <summary>Whether the name stands in a lambda or local function that does not declare the variable.</summary>
    public static bool IsCapture(SyntaxNode name, ISymbol variable, SyntaxNode body)
    {
        for (SyntaxNode? node = name.Parent; node is not null && node != body; node = node.Parent)
        {
            if (node is not (AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax or QueryExpressionSyntax)) continue;
            return !IsDeclaredIn(node, variable);
        }
        return false;
    }

    private static bool IsDeclaredIn(SyntaxNode function, ISymbol variable) => variable.DeclaringSyntaxReferences.Any(r => function.Span.Contains(r.Span));

    private static bool IsReceiverOnly(IdentifierNameSyntax name) =>
        name.Parent is MemberAccessExpressionSyntax access && access.Expression == name && !IsAssigned(access);

    /// <summary>Whether a member of a struct that is used through the name may change the struct.</summary>
    private static bool MayChange(IdentifierNameSyntax name, ISymbol variable, SemanticModel model)
    {
        ExpressionSyntax part = name;
        while (part.Parent is MemberAccessExpressionSyntax access && access.Expression == part)
        {
            switch (model.GetSymbolInfo(access).Symbol)
            {
                case IFieldSymbol { IsReadOnly: false, Type.IsValueType: true }:
                    part = access;
                    continue;
                case IMethodSymbol { IsStatic: false, IsReadOnly: false } or IPropertySymbol { IsStatic: false, GetMethod.IsReadOnly: false }:
                    return true;
                default:
                    return false;
            }
        }
        return part.Parent is ElementAccessExpressionSyntax;
    }

    private static bool IsAssigned(ExpressionSyntax expression) => Outer(expression).Parent switch
    {
        AssignmentExpressionSyntax assignment => assignment.Left == Outer(expression),
        PostfixUnaryExpressionSyntax or PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.PreIncrementExpression or (int)SyntaxKind.PreDecrementExpression } => true,
        ArgumentSyntax argument => !argument.RefKindKeyword.IsKind(SyntaxKind.None),
        _ => false,
    };

    private static ExpressionSyntax Outer(ExpressionSyntax expression)
    {
        while (expression.Parent is ParenthesizedExpressionSyntax or MemberAccessExpressionSyntax or PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.SuppressNullableWarningExpression })
        {
            if (expression.Parent is MemberAccessExpressionSyntax access && access.Expression != expression) break;
            expression = (ExpressionSyntax)expression.Parent;
        }
        return expression;
    }

    /// <summary>How a name uses its variable. Whatever is done through a ref local uses the reference; only <c>= ref</c> gives it another.</summary>
    public static Access AccessOf(IdentifierNameSyntax name, ISymbol symbol)
    {
        Access access = AccessOfPlace(name, symbol);
        bool isThrough = symbol is ILocalSymbol { IsRef: true } && access == Access.Write && name.Parent is not AssignmentExpressionSyntax { Right: RefExpressionSyntax };
        return isThrough ? Access.Read : access;
    }

    private static Access AccessOfPlace(IdentifierNameSyntax name, ISymbol symbol)
    {
        ITypeSymbol? type = (symbol as ILocalSymbol)?.Type ?? (symbol as IParameterSymbol)?.Type;
        ExpressionSyntax expression = name;
        while (expression.Parent is ParenthesizedExpressionSyntax outer) expression = outer;
        switch (expression.Parent)
        {
            case AssignmentExpressionSyntax { Right: RefExpressionSyntax } assignment when assignment.Left == expression:
                return symbol is ILocalSymbol { IsRef: true } ? Access.Write : Access.Both;
            case AssignmentExpressionSyntax assignment when assignment.Left == expression:
                return assignment.IsKind(SyntaxKind.SimpleAssignmentExpression) ? Access.Write : symbol is ILocalSymbol { IsRef: true } ? Access.Read : Access.Both;
            case PrefixUnaryExpressionSyntax prefix when prefix.Kind() is SyntaxKind.PreIncrementExpression or SyntaxKind.PreDecrementExpression or SyntaxKind.AddressOfExpression:
            case PostfixUnaryExpressionSyntax postfix when postfix.Kind() is SyntaxKind.PostIncrementExpression or SyntaxKind.PostDecrementExpression:
            case RefExpressionSyntax:
                return Access.Both;
            case ArgumentSyntax argument when argument.RefKindKeyword.IsKind(SyntaxKind.OutKeyword):
                return Access.Write;
            case ArgumentSyntax argument when argument.RefKindKeyword.IsKind(SyntaxKind.RefKeyword):
                return Access.Both;
            case ArgumentSyntax { Parent: TupleExpressionSyntax tuple } when Tuples.IsTarget(tuple):
                return Access.Write;
            case MemberAccessExpressionSyntax access when access.Expression == expression && type is { IsValueType: true, IsReadOnly: false }:
            case ElementAccessExpressionSyntax element when element.Expression == expression && type is { IsValueType: true, IsReadOnly: false }:
            case MemberAccessExpressionSyntax access2 when access2.Expression == expression && type is ITypeParameterSymbol { IsReferenceType: false }:
                return Access.Both;
            default:
                return Access.Read;
        }
    }
}
