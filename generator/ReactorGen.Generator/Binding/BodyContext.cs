using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using ReactorGen.Generator.Model;

namespace ReactorGen.Generator.Binding;

/// <summary>What the binders of one body share: its variables, suspension points and positions, and the problems found.</summary>
internal sealed class BodyContext
{
    private readonly Dictionary<ISymbol, int> _slotOf = new(SymbolEqualityComparer.Default);
    private readonly List<LocalSlot> _slots = [];
    private readonly List<SourceSpan> _spans = [];
    private readonly Dictionary<SyntaxNode, int> _targets = [];
    private readonly Action<Diagnostic>? _report;
    private readonly string _machineKey;

    /// <summary>The names that the user writes with <c>@</c> somewhere in the method.</summary>
    private readonly HashSet<string> _verbatim = [];

    public BodyContext(SemanticModel model, MethodDeclarationSyntax method, IMethodSymbol symbol, VariableUses uses, SuspensionMap suspensions,
        LocalFunctions functions, SignatureModel signature, Action<Diagnostic>? report, CancellationToken cancel)
    {
        (Model, Method, Symbol, Uses, Suspensions, Functions, _report, Cancel) = (model, method, symbol, uses, suspensions, functions, report, cancel);
        Scopes = new StackScopes(model);
        HiddenMembers = new HiddenMembers(signature.MembersName, symbol.ContainingType, signature.SaysScoped);
        _machineKey = signature.MachineKey;
        foreach (SyntaxToken token in method.DescendantTokens())
        {
            if (token.Kind() is SyntaxKind.CheckedKeyword or SyntaxKind.UncheckedKeyword) HasCheckedContexts = true;
            else if (token.IsKind(SyntaxKind.UnsafeKeyword)) HasPointers = true;
            else if (token.IsKind(SyntaxKind.IdentifierToken) && Identifiers.IsVerbatim(token)) _verbatim.Add(token.ValueText);
        }
    }

    public SemanticModel Model { get; }

    public MethodDeclarationSyntax Method { get; }

    public IMethodSymbol Symbol { get; }

    public VariableUses Uses { get; }

    public SuspensionMap Suspensions { get; }

    /// <summary>The local functions that move to the end of the resume method.</summary>
    public LocalFunctions Functions { get; }

    public CancellationToken Cancel { get; }

    /// <summary>Whether <c>checked</c> or <c>unchecked</c> stands anywhere in the method.</summary>
    public bool HasCheckedContexts { get; }

    /// <summary>Whether <c>unsafe</c> stands anywhere in the method.</summary>
    public bool HasPointers { get; }

    /// <summary>The first error, as id and message; null while there is none.</summary>
    public string? Error { get; private set; }

    /// <summary>Whether C# has refused a part of the body, be it by an error somewhere else: about a type that does not exist.</summary>
    public bool IsRefusedByCSharp { get; private set; }

    public IReadOnlyList<LocalSlot> Slots => _slots;

    public List<CodeFragment> Constants { get; } = [];

    public StackScopes Scopes { get; }

    public HiddenMembers HiddenMembers { get; }

    /// <summary>Names declared inside fragments.</summary>
    public HashSet<string> NestedNames { get; } = [];

    /// <summary>For the catch clauses being bound whose bodies suspend: the slot that keeps the exception for <c>throw;</c>.</summary>
    public Dictionary<SyntaxNode, int> RethrowSlots { get; } = [];

    /// <summary>For each <c>?.</c> that is bound as a condition: the code of its receiver, which the access names without a word.</summary>
    public Dictionary<ConditionalAccessExpressionSyntax, CodeFragment> Receivers { get; } = [];

    /// <summary>The receiver of a <c>.member</c> or <c>[index]</c> after <c>?</c>, where the condition is ours.</summary>
    public CodeFragment? ImplicitReceiver(ExpressionSyntax binding)
    {
        SyntaxNode inside = binding;
        while (inside.Parent is { } parent and not (ConditionalAccessExpressionSyntax or StatementSyntax) || inside.Parent is ConditionalAccessExpressionSyntax { } access && access.WhenNotNull != inside)
            inside = inside.Parent!;
        return inside.Parent is ConditionalAccessExpressionSyntax owner && Receivers.TryGetValue(owner, out CodeFragment? receiver) ? receiver : null;
    }

    public IReadOnlyList<SourceSpan> Spans => _spans;

    /// <summary>Notes an error that a rule on uses reports.</summary>
    public void Fail(DiagnosticDescriptor descriptor, params object[] arguments) =>
        Fail($"{descriptor.Id}: {Diagnostic.Create(descriptor, Location.None, arguments).GetMessage(System.Globalization.CultureInfo.InvariantCulture)}");

    /// <summary>Notes an error that is reported elsewhere.</summary>
    public void Fail(string error) => Error ??= error;

    public void Report(DiagnosticDescriptor descriptor, Location location, params object[] arguments)
    {
        var diagnostic = Diagnostic.Create(descriptor, location, arguments);
        Error ??= $"{descriptor.Id}: {diagnostic.GetMessage(System.Globalization.CultureInfo.InvariantCulture)}";
        _report?.Invoke(diagnostic);
    }

    /// <summary>Reports a suspension in a place that is not supported, and stands in for it.</summary>
    public void Unsupported(SyntaxNode node, string what) => Report(Diagnostics.Unsupported, node.GetLocation(), what);

    /// <summary>Stands in for an expression of which C# has said what is wrong.</summary>
    public FragmentExpression RefusedByCSharp()
    {
        IsRefusedByCSharp = true;
        return ExpressionBinder.Nothing;
    }

    /// <summary>A name of the user's, as generated code spells it in any place.</summary>
    public string Spelled(string name) => Identifiers.Spelled(name, _verbatim.Contains(name));

    public int AddSlot(ISymbol variable, ITypeSymbol type, SlotKind kind, bool isRef = false)
    {
        VariableUses.Facts facts = Uses.Of(variable);
        string name = Spelled(variable.Name);
        int position = variable.Locations.FirstOrDefault(l => l.IsInSource) is { } location ? AddPosition(location) : -1;
        int id = Add(new LocalSlot(_slots.Count, name, TypeOf(type), kind, facts.Writes == 0, facts.Captured, isRef, position)
        {
            IsScoped = Scopes.IsScoped(variable),
            IsReadOnly = variable is ILocalSymbol { RefKind: RefKind.RefReadOnly },
        });
        _slotOf[variable] = id;
        return id;
    }

    /// <param name="position">Where a problem with its type is reported.</param>
    public int AddTemporary(string name, ITypeSymbol type, int position = -1) => AddTemporary(name, TypeOf(type), position);

    public int AddTemporary(string name, TypeModel type, int position = -1) =>
        Add(new LocalSlot(_slots.Count, name, type, SlotKind.Temporary, AssignedOnce: false, Captured: false, IsRef: false, position));

    /// <summary>A temporary for the value of one of several expressions.</summary>
    public int AddTemporary(string name, TypeModel type, IEnumerable<ExpressionSyntax> values)
    {
        int slot = AddTemporary(name, type);
        if (type.IsRefLike) _slots[slot] = _slots[slot] with { IsScoped = values.Any(Scopes.IsFramesValue) };
        return slot;
    }

    /// <summary>A struct cannot hold a value that holds the struct itself, such as the task of a call of the same method: it lives in a box.</summary>
    private TypeModel TypeOf(ITypeSymbol type)
    {
        TypeModel model = TypeModels.Of(type);
        return model.Shape is null && model.Machines.Contains(_machineKey) ? model with { Shape = AnonymousShape.OfNamed(model.Text) } : model;
    }

    /// <summary>A temporary that the user has words for: the subject of a switch, or a part of one.</summary>
    public int AddNamed(string name, string words, TypeModel type, int position) =>
        Add(new LocalSlot(_slots.Count, name, type, SlotKind.Temporary, AssignedOnce: false, Captured: false, IsRef: false, position) { IsScoped = type.IsRefLike, Words = words });

    private int Add(LocalSlot slot)
    {
        _slots.Add(slot);
        return slot.Id;
    }

    public bool TryGetSlot(ISymbol? symbol, out int slot)
    {
        slot = -1;
        return symbol is not null && _slotOf.TryGetValue(symbol, out slot);
    }

    private readonly Dictionary<ISymbol, int> _labels = new(SymbolEqualityComparer.Default);
    private int _labelCount;

    /// <summary>Numbers one place that a goto may lead to: under its label, or the labels of a switch section.</summary>
    public int AddLabel(IEnumerable<ILabelSymbol> labels)
    {
        foreach (ILabelSymbol label in labels) _labels[label] = _labelCount;
        return _labelCount++;
    }

    /// <summary>The place a goto leads to, where that is not part of a fragment; -1 where it is.</summary>
    public int LabelOf(GotoStatementSyntax jump)
    {
        ISymbol? label = jump.IsKind(SyntaxKind.GotoStatement)
            ? Model.GetSymbolInfo(jump.Expression!, Cancel).Symbol
            : (Model.GetOperation(jump, Cancel) as IBranchOperation)?.Target;
        return label is not null ? LabelOf(label) : -1;
    }

    public int LabelOf(ISymbol label) => _labels.TryGetValue(label, out int place) ? place : -1;

    /// <summary>The number by which exits refer to a loop or switch that is bound as one.</summary>
    public int AddTarget(SyntaxNode statement) => _targets[statement] = _targets.Count;

    public int TargetOf(SyntaxNode statement) => _targets.TryGetValue(statement, out int target) ? target : -1;

    public int AddPosition(Location location)
    {
        FileLinePositionSpan span = location.GetLineSpan();
        _spans.Add(new SourceSpan(span.StartLinePosition.Line + 1, span.StartLinePosition.Character + 1, span.EndLinePosition.Line + 1, span.EndLinePosition.Character + 1));
        return _spans.Count - 1;
    }

    public int AddPosition(SyntaxNode node) => AddPosition(node.GetLocation());
}
