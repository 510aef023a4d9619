using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using ReactorGen.Generator.Model;

namespace ReactorGen.Generator.Binding;

/// <content>Loops and the switch on constants.</content>
internal sealed partial class StatementBinder
{
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
}
