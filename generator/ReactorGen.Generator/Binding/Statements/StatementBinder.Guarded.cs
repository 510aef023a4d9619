using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using ReactorGen.Generator.Model;

namespace ReactorGen.Generator.Binding;

/// <content>Statements with something to do at their end: using, try.</content>
internal sealed partial class StatementBinder
{
    private BoundStatement? BindUsing(UsingStatementSyntax use)
    {
        if (!_context.Suspensions.Contains(use.Statement) && use.Expression is not null && !Implies(use)) return Template(use, use.Expression);
        if (use.Declaration is { } declaration)
            return BindResources(declaration.Variables, 0, declaration.Type.WithoutTrivia().ToString(), () => BindEmbedded(use.Statement), use);
        ITypeSymbol? type = _context.Model.GetTypeInfo(use.Expression!, _context.Cancel).Type;
        // "using (null)" gives nothing back.
        if (type is null) return Positioned(new Block(EquatableArray.Of(BindEmbedded(use.Statement))), use);
        if (_context.Model.GetSymbolInfo(use.Expression!, _context.Cancel).Symbol is { } variable and (ILocalSymbol or IParameterSymbol)
            && _context.TryGetSlot(variable, out int own) && _context.Slots[own].AssignedOnce && type.IsReferenceType && !Implies(use))
        {
            // Nothing assigns it: it is its own copy.
            var release = new Block(EquatableArray.Of<BoundStatement>(new Disposal(own, _enumerations.DisposalOf(type))));
            BoundStatement inside = BindEmbedded(use.Statement);
            return Positioned(new Try(inside as Block ?? new Block(EquatableArray.Of(inside)), EquatableArray<CatchClause>.Empty, release), use, use.Expression);
        }
        Declare(use.Expression);
        BoundExpression resource = Disposable(_expressions.Bind(use.Expression!), ref type);
        int slot = _context.AddTemporary("resource", type, _context.AddPosition(use.Expression!));
        BoundStatement body = BindEmbedded(use.Statement);
        SuspendingCall? dispose = _expressions.BindImplicit(use, ImplicitCallKind.Dispose, slot);
        return Positioned(new Using(slot, TypeModels.Text(type), resource, _enumerations.DisposalOf(type), dispose, body), use, use.Expression);
    }

    private BoundStatement BindUsingDeclaration(LocalDeclarationStatementSyntax use, IReadOnlyList<StatementSyntax> statements, int rest)
    {
        if (!use.AwaitKeyword.IsKind(SyntaxKind.None)) _context.Report(Diagnostics.AwaitInBody, use.AwaitKeyword.GetLocation());
        return BindResources(use.Declaration.Variables, 0, use.Declaration.Type.WithoutTrivia().ToString(),
            () => new Block(BindList(statements, rest).ToEquatableArray()), use);
    }

    private BoundStatement BindResources(SeparatedSyntaxList<VariableDeclaratorSyntax> variables, int index, string typeText, System.Func<BoundStatement> body, StatementSyntax statement)
    {
        if (index == variables.Count) return body();
        VariableDeclaratorSyntax variable = variables[index];
        var local = (ILocalSymbol)_context.Model.GetDeclaredSymbol(variable)!;
        Declare(variable.Initializer);
        BoundExpression resource = _expressions.Bind(variable.Initializer!.Value);
        _context.Scopes.Note(local, variable.Initializer.Value);
        // A lambda that captures it sees the change.
        if (EnumerationBinder.ChangesWhenDisposed(local.Type)) _context.Uses.Of(local).Writes++;
        int slot = _context.AddSlot(local, local.Type, SlotKind.Local);
        BoundStatement inner = BindResources(variables, index + 1, typeText, body, statement);
        SuspendingCall? dispose = _expressions.BindImplicit(variable, ImplicitCallKind.Dispose, slot);
        ITypeSymbol type = local.Type;
        if (Disposable(new FragmentExpression(CodeFragment.Slot(slot)), ref type) is var converted && !SymbolEqualityComparer.Default.Equals(type, local.Type))
        {
            var released = new Using(_context.AddTemporary("resource", type), TypeModels.Text(type), converted, DisposalKind.IfNotNull, null, inner);
            return new Block(EquatableArray.Of<BoundStatement>(new LocalDeclaration(slot, typeText, resource), released)) { Comment = index == 0 ? FragmentBuilder.Comment(statement) : "" };
        }
        var bound = new Using(slot, typeText, resource, _enumerations.DisposalOf(local.Type), dispose, inner);
        return bound with { Position = _context.AddPosition(variable), Comment = index == 0 ? FragmentBuilder.Comment(statement) : "" };
    }

    /// <summary>A dynamic resource is converted when it is acquired.</summary>
    private BoundExpression Disposable(BoundExpression resource, ref ITypeSymbol type)
    {
        if (type.TypeKind != TypeKind.Dynamic) return resource;
        var operand = new Operand(resource, OperandKind.Value, TypeModels.Of(type), "resource");
        type = _context.Model.Compilation.GetSpecialType(SpecialType.System_IDisposable);
        return new CompositeExpression(CodeFragment.Join("(global::System.IDisposable)(", new OperandPiece(0), ")"), EquatableArray.Of(operand));
    }

    private BoundStatement BindTry(TryStatementSyntax guarded)
    {
        Block body = BindBlock(guarded.Block.Statements);
        EquatableArray<CatchClause> handlers = guarded.Catches.Select(BindCatch).ToEquatableArray();
        Block? final = guarded.Finally is null ? null : BindHandlerBlock(guarded.Finally.Block);
        return Positioned(new Try(body, handlers, final), guarded, guarded.TryKeyword.Parent);
    }

    /// <summary>
    /// The block of a catch or finally. One that does not suspend stays where it is, so its statements are fragments, exits included; with
    /// declarations of its own it stays a block.
    /// </summary>
    private Block BindHandlerBlock(BlockSyntax block)
    {
        if (_context.Suspensions.Contains(block)) return BindBlock(block.Statements);
        bool declares = block.Statements.Any(s => s is LocalDeclarationStatementSyntax or LocalFunctionStatementSyntax or LabeledStatementSyntax)
            || block.DescendantNodes().Any(n => n is SingleVariableDesignationSyntax);
        return declares
            ? new Block(EquatableArray.Of<BoundStatement>(Fragment(block)))
            : new Block(block.Statements.Select(s => (BoundStatement)Fragment(s)).ToEquatableArray());
    }

    private CatchClause BindCatch(CatchClauseSyntax clause)
    {
        bool suspends = _context.Suspensions.Contains(clause.Block);
        ILocalSymbol? variable = clause.Declaration is { } declared ? _context.Model.GetDeclaredSymbol(declared) : null;
        string header = (clause.Declaration is null ? "" : " " + clause.Declaration.WithoutTrivia());
        if (!suspends)
        {
            CodeFragment filter = Filter(clause, "", []);
            if (variable is not null) _context.NestedNames.Add(clause.Declaration!.Identifier.ValueText);
            return new CatchClause(CodeFragment.Join(header, filter), BindHandlerBlock(clause.Block), false, -1, "", -1, -1);
        }
        bool rethrows = Rethrows(clause);
        string name = variable is not null ? clause.Declaration!.Identifier.Text : rethrows ? NameInHeader(clause) : "";
        // The header keeps the name; a local of the resume method that holds the variable has to take another.
        if (name.Length > 0) _context.NestedNames.Add(variable?.Name ?? name);
        string type = clause.Declaration is null ? "global::System.Exception" : clause.Declaration.Type.WithoutTrivia().ToString();
        string caught = name.Length > 0 ? $" ({type} {name})" : clause.Declaration is null ? "" : $" ({type})";
        if (IsBehindAll(clause)) (caught, name) = ("", "null!");
        int rethrow = rethrows && !(variable is not null && IsConstant(variable) && IsUsedInBlock(clause, variable))
            ? _context.AddTemporary("caught", new TypeModel("global::System.Exception", true, false, 8))
            : -1;
        // The filter's own variables are kept for the body.
        Declare(clause.Filter);
        var kept = new List<CodeFragment>();
        // "throw;" means what was caught, not what the filter has put in its place.
        bool isReplaced = rethrow >= 0 && variable is not null && clause.Filter is not null && _context.Uses.IsWrittenIn(variable, clause.Filter);
        if (isReplaced) kept.Add(CodeFragment.Of(new SlotPiece(rethrow, Access.Write)));
        int slot = -1;
        bool isShared = variable is not null && SharesException(clause, variable);
        if (isShared) kept.Add(CodeFragment.Of(new OutVariablePiece(slot = _context.AddSlot(variable!, variable!.Type, SlotKind.Local), type)));
        CodeFragment when = Filter(clause, name, kept);
        // Else the filter sees the caught exception by its name.
        if (!isShared && variable is not null && IsUsedInBlock(clause, variable)) slot = _context.AddSlot(variable, variable.Type, SlotKind.Local);
        if (rethrows) _context.RethrowSlots[clause] = rethrow >= 0 ? rethrow : slot;
        return new CatchClause(CodeFragment.Join(caught, when), BindBlock(clause.Block.Statements), true, 0, name, isShared ? -1 : slot, isReplaced ? -1 : rethrow);
    }

    /// <param name="name">The caught exception.</param>
    /// <param name="kept">Where the exception is stored before the filter runs.</param>
    private CodeFragment Filter(CatchClauseSyntax clause, string name, IReadOnlyList<CodeFragment> kept)
    {
        if (clause.Filter is null) return CodeFragment.Empty;
        if (kept.Count == 0) return CodeFragment.Join(" ", FragmentBuilder.Build(_context, clause.Filter));
        IEnumerable<object> keeps = kept.SelectMany(k => new object[] { "global::ReactorGen.Machines.Variables.Keep(out ", k, $", {name}) && " });
        return CodeFragment.Join([" when (", .. keeps, "(", FragmentBuilder.Build(_context, clause.Filter.FilterExpression), "))"]);
    }

    /// <summary>Whether a lambda in the filter sees what is assigned to the exception variable later.</summary>
    private bool SharesException(CatchClauseSyntax clause, ILocalSymbol variable) =>
        clause.Filter is { } filter && _context.Uses.Of(variable).Writes > 0
        && filter.DescendantNodes().OfType<IdentifierNameSyntax>().Any(n => _context.Uses.Of(n) is { } use && (use.Access & Access.Captured) != 0 && SymbolEqualityComparer.Default.Equals(use.Variable, variable));

    private static bool Rethrows(CatchClauseSyntax clause) =>
        clause.Block.DescendantNodes(n => n is not (AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax or CatchClauseSyntax)).OfType<ThrowStatementSyntax>().Any(t => t.Expression is null);

    /// <summary>A name for an exception that has none, which means nothing else in the filter.</summary>
    private static string NameInHeader(CatchClauseSyntax clause)
    {
        string name = "caught";
        while (clause.Filter is { } filter && filter.DescendantTokens().Any(t => t.ValueText == name)) name += "_";
        return name;
    }

    /// <summary>Whether the variable is what was caught as long as it lives.</summary>
    private bool IsConstant(ILocalSymbol variable) => _context.Uses.Of(variable) is { Writes: 0, Captured: false };

    private bool IsUsedInBlock(CatchClauseSyntax clause, ILocalSymbol variable) => _context.Uses.Of(variable).LastUse > clause.Block.SpanStart;

    /// <summary>Whether a clause before it takes every exception: then it may not say so, too.</summary>
    private bool IsBehindAll(CatchClauseSyntax clause) => clause.Declaration is null && ((TryStatementSyntax)clause.Parent!).Catches
        .Any(c => c.Filter is null && c.SpanStart < clause.SpanStart && c.Declaration is { } all && _context.Model.GetTypeInfo(all.Type, _context.Cancel).Type is { Name: "Exception" } type && type.ToDisplayString() == "System.Exception");
}
