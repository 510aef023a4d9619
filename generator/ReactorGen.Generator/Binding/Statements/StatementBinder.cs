using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using ReactorGen.Generator.Model;

namespace ReactorGen.Generator.Binding;

/// <summary>Binds statements. One without a suspension is a fragment; the others get structure, down to where the suspension is.</summary>
internal sealed partial class StatementBinder
{
    private readonly BodyContext _context;
    private readonly ExpressionBinder _expressions;
    private readonly EnumerationBinder _enumerations;
    private readonly CaseBinder _cases;

    public StatementBinder(BodyContext context, ExpressionBinder expressions)
    {
        (_context, _expressions) = (context, expressions);
        _enumerations = new EnumerationBinder(context, expressions);
        _cases = new CaseBinder(context, expressions);
    }

    public Block BindBlock(IReadOnlyList<StatementSyntax> statements) => new(BindList(statements, 0).ToEquatableArray());

    private List<BoundStatement> BindList(IReadOnlyList<StatementSyntax> statements, int from)
    {
        var bound = new List<BoundStatement>();
        if (from == 0) NumberLabels(statements);
        for (int i = from; i < statements.Count; i++)
        {
            StatementSyntax statement = BindLabels(statements[i], bound);
            // It stands at the end of the resume method.
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

    private FragmentStatement Fragment(StatementSyntax statement) =>
        Positioned(new FragmentStatement(FragmentBuilder.Build(_context, statement)) { Leaves = Leaves(statement) }, statement);

    private static bool Leaves(StatementSyntax statement) => statement switch
    {
        ReturnStatementSyntax or ThrowStatementSyntax or BreakStatementSyntax or ContinueStatementSyntax or GotoStatementSyntax => true,
        BlockSyntax block => block.Statements.LastOrDefault() is { } last && Leaves(last),
        _ => false,
    };

    private T Positioned<T>(T bound, SyntaxNode statement, SyntaxNode? shown = null) where T : BoundStatement =>
        bound with { Position = _context.AddPosition(shown ?? statement), Comment = statement is StatementSyntax ? FragmentBuilder.Comment(statement) : "" };

    private void Bind(StatementSyntax statement, List<BoundStatement> output)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        if (statement is LocalDeclarationStatementSyntax declaration)
        {
            BindDeclaration(declaration, output);
            return;
        }
        if (!_context.Suspensions.Contains(statement))
        {
            output.Add(BindExit(statement) is { } exit ? Positioned(exit, statement) : Fragment(statement));
            return;
        }
        if (BindSuspending(statement) is { } bound) output.Add(bound);
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
        GotoStatementSyntax jump when _context.LabelOf(jump) is >= 0 and var label => new GotoLabel(label),
        _ => null,
    };

    private int? TargetOf(StatementSyntax exit, bool isBreak)
    {
        SyntaxNode? place = exit.Ancestors().FirstOrDefault(n => n is WhileStatementSyntax or DoStatementSyntax or ForStatementSyntax or CommonForEachStatementSyntax
            || (isBreak && n is SwitchStatementSyntax));
        int target = place is null ? -1 : _context.TargetOf(place);
        return target >= 0 ? target : null;
    }

    private BoundStatement? BindSuspending(StatementSyntax statement)
    {
        switch (statement)
        {
            case BlockSyntax block:
                return Positioned(BindBlock(block.Statements), block);
            case CheckedStatementSyntax context:
                return Positioned(BindBlock(context.Block.Statements), context);
            case ExpressionStatementSyntax expression:
                return Positioned(new ExpressionStatement(_expressions.Bind(expression.Expression)), expression);
            case IfStatementSyntax branch:
                BoundExpression condition = _expressions.BindCondition(branch.Condition);
                return Positioned(new If(condition, BindEmbedded(branch.Statement), branch.Else is null ? null : BindEmbedded(branch.Else.Statement)), branch, branch.Condition);
            case WhileStatementSyntax loop:
                return BindLoop(loop, "While", testsFirst: true, loop.Condition, loop.Statement, []);
            case DoStatementSyntax loop:
                return BindLoop(loop, "Do", testsFirst: false, loop.Condition, loop.Statement, []);
            case ForStatementSyntax loop:
                return BindFor(loop);
            case CommonForEachStatementSyntax each when _context.Suspensions.Contains(each.Statement) || Implies(each):
                return BindForEach(each);
            case CommonForEachStatementSyntax each:
                return Template(each, each.Expression);
            case SwitchStatementSyntax jump when jump.Sections.Any(_context.Suspensions.Contains):
                return BindSwitch(jump);
            case SwitchStatementSyntax jump:
                return Template(jump, jump.Expression);
            case LockStatementSyntax guarded when !_context.Suspensions.Contains(guarded.Statement):
                return Template(guarded, guarded.Expression);
            case UsingStatementSyntax use:
                if (!use.AwaitKeyword.IsKind(SyntaxKind.None)) _context.Report(Diagnostics.AwaitInBody, use.AwaitKeyword.GetLocation());
                return BindUsing(use);
            case TryStatementSyntax guarded:
                return BindTry(guarded);
            case ReturnStatementSyntax exit:
                return Positioned(new Return(_expressions.Bind(exit.Expression!)), exit);
            case ThrowStatementSyntax exit:
                return Positioned(new Throw(_expressions.Bind(exit.Expression!)), exit);
            default:
                _context.Unsupported(statement, $"this kind of statement ({statement.Kind()})");
                return null;
        }
    }

    /// <summary>Whether the statement itself makes a call that suspends.</summary>
    private bool Implies(StatementSyntax statement) =>
        _context.Suspensions.Implied(statement, ImplicitCallKind.MoveNext) is not null || _context.Suspensions.Implied(statement, ImplicitCallKind.Dispose) is not null;

    /// <summary>A statement whose one leading expression suspends and nothing else does.</summary>
    private TemplateStatement Template(StatementSyntax statement, ExpressionSyntax subject)
    {
        Declare(subject);
        Operand operand = _expressions.Operands.Value(subject, "subject");
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
            _context.Scopes.Note(local, variable.Initializer?.Value);
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
        return _expressions.BindArray(list, CodeFragment.Text($"new {TypeModels.Text(local.Type)} "));
    }
}
