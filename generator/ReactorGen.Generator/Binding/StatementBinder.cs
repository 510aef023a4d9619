using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using ReactorGen.Generator.Model;

namespace ReactorGen.Generator.Binding;

/// <summary>Binds statements. One without a suspension is a fragment; the others get structure, down to where the suspension is.</summary>
internal sealed class StatementBinder
{
    private readonly BodyContext _context;
    private readonly ExpressionBinder _expressions;
    private readonly EnumerationBinder _enumerations;

    public StatementBinder(BodyContext context, ExpressionBinder expressions)
    {
        (_context, _expressions) = (context, expressions);
        _enumerations = new EnumerationBinder(context, expressions);
    }

    /// <summary>Flattened, the blocks of two local functions are one.</summary>
    private readonly HashSet<string> _localFunctions = [];

    public Block BindBlock(IReadOnlyList<StatementSyntax> statements) => new(BindList(statements, 0).ToEquatableArray());

    private List<BoundStatement> BindList(IReadOnlyList<StatementSyntax> statements, int from)
    {
        var bound = new List<BoundStatement>();
        // Local functions go first: the rest of the block may be cut up, and what stands behind a return is dropped.
        if (from == 0)
            foreach (LocalFunctionStatementSyntax function in statements.OfType<LocalFunctionStatementSyntax>()) Bind(function, bound);
        for (int i = from; i < statements.Count; i++)
        {
            StatementSyntax statement = statements[i];
            if (statement is LocalFunctionStatementSyntax) continue;
            if (statement is LocalDeclarationStatementSyntax { UsingKeyword.RawKind: not 0 } use)
            {
                bound.Add(BindUsingDeclaration(use, statements, i + 1));
                return bound;
            }
            DeclareLeaking(statement);
            Bind(statement, bound);
        }
        return bound;
    }

    /// <summary>Binds a statement that C# gives a scope of its own.</summary>
    private BoundStatement BindEmbedded(StatementSyntax statement)
    {
        if (!_context.Suspensions.Contains(statement)) return Fragment(statement);
        if (statement is BlockSyntax block) return Positioned(BindBlock(block.Statements), statement);
        DeclareLeaking(statement);
        var bound = new List<BoundStatement>();
        Bind(statement, bound);
        return new Block(bound.ToEquatableArray());
    }

    private FragmentStatement Fragment(StatementSyntax statement) => Positioned(new FragmentStatement(FragmentBuilder.Build(_context, statement)), statement);

    private T Positioned<T>(T bound, SyntaxNode statement, SyntaxNode? shown = null) where T : BoundStatement =>
        bound with { Position = _context.AddPosition(shown ?? statement), Comment = statement is StatementSyntax ? FragmentBuilder.Comment(statement) : "" };

    /// <summary>The pattern and out variables of a statement's expressions are in scope in the block around it, so they are variables of ours.</summary>
    private void DeclareLeaking(StatementSyntax statement)
    {
        IEnumerable<SyntaxNode> expressions = statement switch
        {
            ExpressionStatementSyntax or ReturnStatementSyntax or ThrowStatementSyntax => [statement],
            LocalDeclarationStatementSyntax local => local.Declaration.Variables.Select(v => v.Initializer).Where(i => i is not null)!,
            IfStatementSyntax branch => [branch.Condition],
            _ => [],
        };
        foreach (SyntaxNode expression in expressions)
        foreach (SingleVariableDesignationSyntax variable in expression
            .DescendantNodes(n => n is not (AnonymousFunctionExpressionSyntax or QueryExpressionSyntax or StatementSyntax) || n == statement)
            .OfType<SingleVariableDesignationSyntax>())
        {
            if (InArm(variable)) continue;
            if (_context.Model.GetDeclaredSymbol(variable) is ILocalSymbol local) _context.AddSlot(local, local.Type, SlotKind.Local);
        }
    }

    /// <summary>A variable of a switch expression's arm ends with the arm.</summary>
    private static bool InArm(SyntaxNode variable) => variable.Ancestors().TakeWhile(n => n is not StatementSyntax).Any(n => n is SwitchExpressionArmSyntax);

    private void Bind(StatementSyntax statement, List<BoundStatement> output)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        if (statement is LocalDeclarationStatementSyntax declaration)
        {
            BindDeclaration(declaration, output);
            return;
        }
        if (statement is LabeledStatementSyntax labeled && (_context.Suspensions.Contains(labeled) || IsJumpedTo(labeled)))
        {
            _context.Unsupported(labeled.Identifier.Parent!, "a block with labels");
            return;
        }
        if (statement is LocalFunctionStatementSyntax function) CheckLocalFunction(function);
        if (!_context.Suspensions.Contains(statement))
        {
            output.Add(BindExit(statement) is { } exit ? Positioned(exit, statement) : Fragment(statement));
            return;
        }
        if (BindSuspending(statement) is { } bound) output.Add(bound);
    }

    /// <summary>A local function is visible in its whole block, so it cannot have a block with copies of what it captures, as a lambda has.</summary>
    private void CheckLocalFunction(LocalFunctionStatementSyntax function)
    {
        if (!_localFunctions.Add(function.Identifier.ValueText)) _context.Unsupported(function.ParameterList, "a method with two local functions of one name");
        foreach (IdentifierNameSyntax name in function.DescendantNodes().OfType<IdentifierNameSyntax>())
        {
            ISymbol? variable = _context.Model.GetSymbolInfo(name, _context.Cancel).Symbol;
            if (variable is not (ILocalSymbol { IsConst: false } or IParameterSymbol) || !VariableUses.IsCapture(name, variable, _context.Method)) continue;
            _context.Report(Diagnostics.LocalFunctionCaptures, name.GetLocation(), function.Identifier.ValueText, variable.Name);
            return;
        }
    }

    /// <summary>A statement that does nothing but leave: it ends the block.</summary>
    private BoundStatement? BindExit(StatementSyntax statement) => statement switch
    {
        ReturnStatementSyntax exit => new Return(exit.Expression is null ? null : _expressions.Fragment(exit.Expression)),
        ThrowStatementSyntax { Expression: { } thrown } => new Throw(_expressions.Fragment(thrown)),
        ThrowStatementSyntax { Expression: null } when statement.Ancestors().OfType<CatchClauseSyntax>().FirstOrDefault() is { } clause
            && _context.RethrowSlots.TryGetValue(clause, out int slot) => new Throw(new FragmentExpression(CodeFragment.Join("global::ReactorGen.Machines.Variables.Rethrow(", slot, ")"))),
        BreakStatementSyntax when TargetOf(statement, isBreak: true) is { } target => new Break(target),
        ContinueStatementSyntax when TargetOf(statement, isBreak: false) is { } target => new Continue(target),
        _ => null,
    };

    private int? TargetOf(StatementSyntax exit, bool isBreak)
    {
        SyntaxNode? place = exit.Ancestors().FirstOrDefault(n => n is WhileStatementSyntax or DoStatementSyntax or ForStatementSyntax or CommonForEachStatementSyntax
            || (isBreak && n is SwitchStatementSyntax));
        int target = place is null ? -1 : _context.TargetOf(place);
        return target >= 0 ? target : null;
    }

    private bool IsJumpedTo(LabeledStatementSyntax labeled) =>
        _context.Method.DescendantNodes().OfType<GotoStatementSyntax>().Any(g => g.Expression is IdentifierNameSyntax name
            && name.Identifier.ValueText == labeled.Identifier.ValueText && !labeled.Span.Contains(g.Span));

    private BoundStatement? BindSuspending(StatementSyntax statement)
    {
        switch (statement)
        {
            case BlockSyntax block:
                return Positioned(BindBlock(block.Statements), block);
            case ExpressionStatementSyntax expression:
                return Positioned(new ExpressionStatement(_expressions.Bind(expression.Expression)), expression);
            case IfStatementSyntax branch:
                var condition = new { Value = _expressions.Bind(branch.Condition) };
                return Positioned(new If(condition.Value, BindEmbedded(branch.Statement), branch.Else is null ? null : BindEmbedded(branch.Else.Statement)), branch, branch.Condition);
            case WhileStatementSyntax loop:
                return BindLoop(loop, "While", testsFirst: true, loop.Condition, loop.Statement, []);
            case DoStatementSyntax loop:
                return BindLoop(loop, "Do", testsFirst: false, loop.Condition, loop.Statement, []);
            case ForStatementSyntax loop:
                return BindFor(loop);
            case ForEachStatementSyntax each when _context.Suspensions.Contains(each.Statement):
                return BindForEach(each);
            case ForEachStatementSyntax each:
                return Template(each, each.Expression);
            case SwitchStatementSyntax jump when jump.Sections.Any(s => _context.Suspensions.Contains(s)):
                return BindSwitch(jump);
            case SwitchStatementSyntax jump:
                return Template(jump, jump.Expression);
            case LockStatementSyntax guarded when !_context.Suspensions.Contains(guarded.Statement):
                return Template(guarded, guarded.Expression);
            case UsingStatementSyntax use when use.AwaitKeyword.IsKind(SyntaxKind.None):
                return BindUsing(use);
            case TryStatementSyntax guarded:
                return BindTry(guarded);
            case ReturnStatementSyntax exit:
                return Positioned(new Return(_expressions.Bind(exit.Expression!)), exit);
            case ThrowStatementSyntax exit:
                return Positioned(new Throw(_expressions.Bind(exit.Expression!)), exit);
            default:
                _context.Unsupported(statement, Describe(statement));
                return null;
        }
    }

    private static string Describe(StatementSyntax statement) => statement switch
    {
        ForEachVariableStatementSyntax => "a 'foreach' that deconstructs",
        CheckedStatementSyntax => "a 'checked' or 'unchecked' block",
        UsingStatementSyntax => "an 'await using'",
        LabeledStatementSyntax => "a labeled statement",
        _ => $"this kind of statement ({statement.Kind()})",
    };

    /// <summary>A statement whose one leading expression suspends and nothing else does.</summary>
    private TemplateStatement Template(StatementSyntax statement, ExpressionSyntax subject)
    {
        Operand operand = new OperandBinder(_context, _expressions).Value(subject, "subject");
        var template = new CompositeExpression(FragmentBuilder.Template(_context, statement, [subject]), EquatableArray.Of(operand));
        return Positioned(new TemplateStatement(template), statement);
    }

    private void BindDeclaration(LocalDeclarationStatementSyntax declaration, List<BoundStatement> output)
    {
        string typeText = declaration.Declaration.Type.WithoutTrivia().ToString();
        if (declaration.IsConst)
        {
            foreach (VariableDeclaratorSyntax variable in declaration.Declaration.Variables)
            {
                var constant = (ILocalSymbol)_context.Model.GetDeclaredSymbol(variable)!;
                int slot = _context.AddSlot(constant, constant.Type, SlotKind.Constant);
                _context.Constants.Add(CodeFragment.Join("const ", typeText, " ", slot, " = ", FragmentBuilder.Build(_context, variable.Initializer!.Value), ";"));
            }
            return;
        }
        string comment = FragmentBuilder.Comment(declaration);
        foreach (VariableDeclaratorSyntax variable in declaration.Declaration.Variables)
        {
            if (_context.Model.GetDeclaredSymbol(variable) is not ILocalSymbol local) continue;
            // The initializer is bound before the variable is declared: it cannot use it.
            BoundExpression? initializer = variable.Initializer is null ? null : Initializer(variable.Initializer.Value, local);
            int slot = _context.AddSlot(local, local.Type, SlotKind.Local, isRef: local.IsRef);
            output.Add(new LocalDeclaration(slot, typeText, initializer)
            {
                Position = _context.AddPosition(declaration.Declaration.Variables.Count == 1 ? declaration : variable),
                Comment = comment,
            });
            comment = "";
        }
    }

    private BoundExpression Initializer(ExpressionSyntax value, ILocalSymbol local)
    {
        // "int[] a = { 1, 2 }" is an initializer; an assignment wants an expression.
        if (value is not InitializerExpressionSyntax list) return _expressions.Bind(value);
        if (_context.Suspensions.Contains(list))
        {
            _context.Unsupported(list, "an array initializer without 'new'");
            return ExpressionBinder.Nothing;
        }
        return new FragmentExpression(CodeFragment.Join($"new {TypeModels.Text(local.Type)} ", FragmentBuilder.Build(_context, list)));
    }

    private Loop BindLoop(StatementSyntax loop, string name, bool testsFirst, ExpressionSyntax? condition, StatementSyntax body, EquatableArray<BoundStatement> increment)
    {
        int id = _context.AddTarget(loop);
        bool endless = condition is null || _context.Model.GetConstantValue(condition, _context.Cancel).Value is true;
        if (condition is not null && condition.DescendantNodes().OfType<SingleVariableDesignationSyntax>().Any())
            foreach (SingleVariableDesignationSyntax variable in condition.DescendantNodes().OfType<SingleVariableDesignationSyntax>())
                if (_context.Model.GetDeclaredSymbol(variable) is ILocalSymbol local) _context.AddSlot(local, local.Type, SlotKind.Local);
        BoundExpression? test = endless ? null : _expressions.Bind(condition!);
        var bound = new Loop(id, name, testsFirst, EquatableArray<BoundStatement>.Empty, test, BindEmbedded(body), increment);
        return Positioned(bound, loop, condition ?? (SyntaxNode)loop);
    }

    private BoundStatement BindFor(ForStatementSyntax loop)
    {
        var statements = new List<BoundStatement>();
        if (loop.Declaration is { } declaration)
        {
            foreach (VariableDeclaratorSyntax variable in declaration.Variables)
            {
                if (_context.Model.GetDeclaredSymbol(variable) is not ILocalSymbol local) continue;
                BoundExpression? initializer = variable.Initializer is null ? null : Initializer(variable.Initializer.Value, local);
                int slot = _context.AddSlot(local, local.Type, SlotKind.Local, isRef: local.IsRef);
                statements.Add(new LocalDeclaration(slot, declaration.Type.WithoutTrivia().ToString(), initializer) { Position = _context.AddPosition(variable) });
            }
        }
        foreach (ExpressionSyntax initializer in loop.Initializers) statements.Add(Step(initializer));
        Loop bound = BindLoop(loop, "For", testsFirst: true, loop.Condition, loop.Statement, EquatableArray<BoundStatement>.Empty);
        statements.Add(bound with { Increment = loop.Incrementors.Select(Step).ToEquatableArray(), Comment = "" });
        return new Block(statements.ToEquatableArray()) { Comment = FragmentBuilder.Comment(loop) };
    }

    private BoundStatement Step(ExpressionSyntax expression) => _context.Suspensions.Contains(expression)
        ? new ExpressionStatement(_expressions.Bind(expression)) { Position = _context.AddPosition(expression) }
        : new FragmentStatement(CodeFragment.Join(FragmentBuilder.Build(_context, expression), ";")) { Position = _context.AddPosition(expression) };

    private BoundStatement? BindForEach(ForEachStatementSyntax each)
    {
        if (_enumerations.Bind(each) is not { } start) return null;
        var local = (ILocalSymbol)_context.Model.GetDeclaredSymbol(each)!;
        int id = _context.AddTarget(each);
        int element = _context.AddSlot(local, local.Type, SlotKind.Local, isRef: local.IsRef);
        return Positioned(start with { Id = id, ElementSlot = element, ElementTypeText = each.Type.WithoutTrivia().ToString(), Body = BindEmbedded(each.Statement) }, each, each.Expression);
    }

    private BoundStatement? BindSwitch(SwitchStatementSyntax jump)
    {
        if (jump.Sections.SelectMany(s => s.Labels).FirstOrDefault(l => l is CasePatternSwitchLabelSyntax) is { } pattern)
        {
            _context.Unsupported(pattern, "a 'switch' on patterns");
            return null;
        }
        TypeInfo info = _context.Model.GetTypeInfo(jump.Expression, _context.Cancel);
        if (info.Type is not { } type) return null;
        int id = _context.AddTarget(jump);
        BoundExpression subject = _expressions.Bind(jump.Expression);
        int slot = _context.AddTemporary($"subject_{id + 1}", type);
        // One scope for all sections: a variable declared in one may be used in another.
        var sections = new List<SwitchSection>();
        foreach (SwitchSectionSyntax section in jump.Sections)
        {
            EquatableArray<CodeFragment> labels = section.Labels.OfType<CaseSwitchLabelSyntax>().Select(l => FragmentBuilder.Build(_context, l)).ToEquatableArray();
            sections.Add(new SwitchSection(labels, section.Labels.Any(l => l is DefaultSwitchLabelSyntax), BindBlock(section.Statements)));
        }
        return Positioned(new Switch(id, subject, slot, TypeModels.Text(type), sections.ToEquatableArray()), jump, jump.Expression);
    }

    private BoundStatement? BindUsing(UsingStatementSyntax use)
    {
        if (!_context.Suspensions.Contains(use.Statement) && use.Expression is not null) return Template(use, use.Expression);
        if (use.Declaration is { } declaration)
            return BindResources(declaration.Variables, 0, declaration.Type.WithoutTrivia().ToString(), () => BindEmbedded(use.Statement), use);
        ITypeSymbol? type = _context.Model.GetTypeInfo(use.Expression!, _context.Cancel).Type;
        if (type is null) return null;
        if (_context.Model.GetSymbolInfo(use.Expression!, _context.Cancel).Symbol is { } variable and (ILocalSymbol or IParameterSymbol)
            && _context.TryGetSlot(variable, out int own) && _context.Slots[own].AssignedOnce && type.IsReferenceType)
        {
            // Nothing assigns it: it is its own copy.
            var release = new Block(EquatableArray.Of<BoundStatement>(new Disposal(own, _enumerations.DisposalOf(type))));
            BoundStatement inside = BindEmbedded(use.Statement);
            return Positioned(new Try(inside as Block ?? new Block(EquatableArray.Of(inside)), EquatableArray<CatchClause>.Empty, release), use, use.Expression);
        }
        BoundExpression resource = _expressions.Bind(use.Expression!);
        int slot = _context.AddTemporary("resource", type);
        return Positioned(new Using(slot, TypeModels.Text(type), resource, _enumerations.DisposalOf(type), BindEmbedded(use.Statement)), use, use.Expression);
    }

    private BoundStatement BindUsingDeclaration(LocalDeclarationStatementSyntax use, IReadOnlyList<StatementSyntax> statements, int rest)
    {
        if (!use.AwaitKeyword.IsKind(SyntaxKind.None)) _context.Unsupported(use, "an 'await using'");
        DeclareLeaking(use);
        return BindResources(use.Declaration.Variables, 0, use.Declaration.Type.WithoutTrivia().ToString(),
            () => new Block(BindList(statements, rest).ToEquatableArray()), use);
    }

    private BoundStatement BindResources(SeparatedSyntaxList<VariableDeclaratorSyntax> variables, int index, string typeText, System.Func<BoundStatement> body, StatementSyntax statement)
    {
        if (index == variables.Count) return body();
        VariableDeclaratorSyntax variable = variables[index];
        var local = (ILocalSymbol)_context.Model.GetDeclaredSymbol(variable)!;
        BoundExpression resource = _expressions.Bind(variable.Initializer!.Value);
        int slot = _context.AddSlot(local, local.Type, SlotKind.Local);
        BoundStatement inner = BindResources(variables, index + 1, typeText, body, statement);
        var bound = new Using(slot, typeText, resource, _enumerations.DisposalOf(local.Type), inner);
        return bound with { Position = _context.AddPosition(variable), Comment = index == 0 ? FragmentBuilder.Comment(statement) : "" };
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
            CodeFragment filter = clause.Filter is null ? CodeFragment.Empty : CodeFragment.Join(" ", FragmentBuilder.Build(_context, clause.Filter));
            if (variable is not null) _context.NestedNames.Add(clause.Declaration!.Identifier.Text);
            return new CatchClause(CodeFragment.Join(header, filter), BindHandlerBlock(clause.Block), false, -1, "", -1, -1);
        }
        string name = variable is not null ? clause.Declaration!.Identifier.Text : "caught";
        // The header keeps the name; a local of the resume method that holds the variable has to take another.
        _context.NestedNames.Add(name);
        string type = clause.Declaration is null ? "global::System.Exception" : clause.Declaration.Type.WithoutTrivia().ToString();
        CodeFragment when = clause.Filter is null ? CodeFragment.Empty : CodeFragment.Join(" ", FragmentBuilder.Build(_context, clause.Filter));
        int slot = variable is null ? -1 : _context.AddSlot(variable, variable.Type, SlotKind.Local);
        int rethrow = -1;
        if (clause.Block.DescendantNodes(n => n is not AnonymousFunctionExpressionSyntax).OfType<ThrowStatementSyntax>().Any(t => t.Expression is null))
            _context.RethrowSlots[clause] = rethrow = _context.AddTemporary("caught", new TypeModel("global::System.Exception", true, false, 8));
        return new CatchClause(CodeFragment.Join($" ({type} {name})", when), BindBlock(clause.Block.Statements), true, 0, name, slot, rethrow);
    }
}
