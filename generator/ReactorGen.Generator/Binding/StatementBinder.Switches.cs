using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using ReactorGen.Generator.Model;

namespace ReactorGen.Generator.Binding;

/// <content>The switch statement.</content>
internal sealed partial class StatementBinder
{
    private BoundStatement? BindSwitch(SwitchStatementSyntax jump)
    {
        TypeInfo info = _context.Model.GetTypeInfo(jump.Expression, _context.Cancel);
        if ((info.ConvertedType ?? info.Type) is not { } type) return null;
        Declare(jump.Expression);
        int id = _context.AddTarget(jump);
        BoundExpression subject = _expressions.Bind(jump.Expression);
        bool guardSuspends = jump.Sections.SelectMany(s => s.Labels).Any(GuardSuspends);
        int slot = guardSuspends ? _context.AddTemporary($"subject_{id + 1}", type) : -1;
        // One scope for all sections: a variable or label of one may be used in another.
        NumberLabels(jump.Sections.SelectMany(s => s.Statements));
        int[] places = jump.Sections.Select(NumberSection).ToArray();
        var sections = new List<SwitchSection>();
        for (int i = 0; i < jump.Sections.Count; i++)
        {
            SwitchSectionSyntax section = jump.Sections[i];
            EquatableArray<SwitchLabel> labels = section.Labels.Where(l => l is not DefaultSwitchLabelSyntax).Select(l => BindCase(l, slot)).ToEquatableArray();
            sections.Add(new SwitchSection(labels, section.Labels.Any(l => l is DefaultSwitchLabelSyntax), places[i], BindBlock(section.Statements)));
        }
        return Positioned(new Switch(id, subject, slot, TypeModels.Text(type), sections.ToEquatableArray()), jump, jump.Expression);
    }

    private int NumberSection(SwitchSectionSyntax section) =>
        _context.AddLabel(section.Labels.Select(l => _context.Model.GetDeclaredSymbol(l, _context.Cancel)).OfType<ILabelSymbol>());

    private bool GuardSuspends(SwitchLabelSyntax label) => label is CasePatternSwitchLabelSyntax { WhenClause: { } when } && _context.Suspensions.Contains(when);

    private SwitchLabel BindCase(SwitchLabelSyntax label, int subject)
    {
        Declare(label);
        if (label is not CasePatternSwitchLabelSyntax { WhenClause: { } when } guarded || !GuardSuspends(label))
            return new SwitchLabel(FragmentBuilder.Build(_context, label), null, []);
        var matches = new FragmentExpression(FragmentBuilder.Matches(_context, guarded.Pattern, CodeFragment.Slot(subject)));
        var test = new ShortCircuitExpression(ShortCircuitKind.And, matches, TypeModel.Boolean, _expressions.Bind(when.Condition), TypeModel.Boolean, UnwrapsLeft: false);
        return new SwitchLabel(CodeFragment.Empty, test, []);
    }
}
