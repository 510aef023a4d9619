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
        SharedParts? parts = _cases.Share(jump.Sections.SelectMany(s => s.Labels).OfType<CasePatternSwitchLabelSyntax>().Select(l => (l.Pattern, l.WhenClause)), staysSwitch: true);
        int slot = parts is not null ? _context.AddNamed($"subject_{id + 1}", jump.Expression.ToString(), TypeModels.Of(type), _context.AddPosition(jump.Expression)) : -1;
        // One scope for all sections: a variable or label of one may be used in another.
        NumberLabels(jump.Sections.SelectMany(s => s.Statements));
        int[] places = jump.Sections.Select(NumberSection).ToArray();
        var sections = new List<SwitchSection>();
        for (int i = 0; i < jump.Sections.Count; i++)
        {
            SwitchSectionSyntax section = jump.Sections[i];
            EquatableArray<SwitchLabel> labels = section.Labels.Where(l => l is not DefaultSwitchLabelSyntax).Select(l => BindCase(l, slot, parts)).ToEquatableArray();
            sections.Add(new SwitchSection(labels, section.Labels.Any(l => l is DefaultSwitchLabelSyntax), places[i], BindBlock(section.Statements)));
        }
        return Positioned(new Switch(id, subject, slot, TypeModels.Text(type), sections.ToEquatableArray()), jump, jump.Expression);
    }

    private int NumberSection(SwitchSectionSyntax section) =>
        _context.AddLabel(section.Labels.Select(l => _context.Model.GetDeclaredSymbol(l, _context.Cancel)).OfType<ILabelSymbol>());

    private SwitchLabel BindCase(SwitchLabelSyntax label, int subject, SharedParts? parts)
    {
        Declare(label);
        return (label is CasePatternSwitchLabelSyntax guarded ? _cases.Test(guarded.Pattern, guarded.WhenClause, subject, parts, staysSwitch: true) : null)
            ?? new SwitchLabel(FragmentBuilder.Build(_context, label), null, []);
    }
}
