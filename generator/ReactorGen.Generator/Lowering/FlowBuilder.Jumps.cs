using System.Collections.Generic;
using System.Linq;
using ReactorGen.Generator.Model;

namespace ReactorGen.Generator.Lowering;

/// <content>Conditions, labels, and the switch, whose sections are labels too.</content>
internal sealed partial class FlowBuilder
{
    /// <summary>Ends the block at hand by a jump to <paramref name="target"/> if the condition is <paramref name="when"/>, and begins the next one.</summary>
    private void EndIf(BoundExpression condition, bool when, int target, int next, string label, int position)
    {
        if (condition is not StagedCondition staged)
        {
            var tested = (FragmentExpression)condition;
            End(tested.Answer is { } answer ? new Goto(answer == when ? target : next) : new Branch(tested.Code, when, target, next, position), next, label);
            return;
        }
        bool isAnd = staged.Kind == ShortCircuitKind.And;
        int right = NewBlock();
        // False ends an "and", true an "or".
        EndIf(staged.Left, when: !isAnd, when == isAnd ? next : target, right, $"{staged.Kind}_{Number(staged.Kind.ToString())}", position);
        foreach (BoundStatement step in staged.Prelude) Build(step);
        EndIf(staged.Right, when, target, next, label, position);
    }

    private readonly Dictionary<int, int> _labelBlocks = [];

    private int BlockOfLabel(int label) => _labelBlocks.TryGetValue(label, out int block) ? block : _labelBlocks[label] = NewBlock();

    /// <summary>A label can be reached from anywhere in its block.</summary>
    private void BuildBlock(Block block)
    {
        Dictionary<int, int> labels = LabelsOf(block);
        if (labels.Count > 0) _exits.Enter(new ExitRouter.Scope { Labels = labels });
        foreach (BoundStatement inner in block.Statements) Build(inner);
        if (labels.Count > 0) _exits.Leave();
    }

    private Dictionary<int, int> LabelsOf(Block block) => block.Statements.OfType<Label>().ToDictionary(l => l.Id, l => BlockOfLabel(l.Id));

    private void BuildLabel(Label label)
    {
        NoteComment(label);
        int block = BlockOfLabel(label.Id);
        End(new Goto(block), block, label.Name);
        _hasUsersLabel = label.IsOnly;
    }

    /// <summary>
    /// <code>
    /// switch (subject) { case A: goto Case_1; case B: goto Case_2; default: goto SwitchEnd; }
    /// Case_1: ..
    /// </code>
    /// A label whose guard suspends is a condition between two such switches.
    /// </summary>
    private void BuildSwitch(Switch jump)
    {
        int end = NewBlock(), number = Number("Switch");
        int[] blocks = jump.Sections.Select(_ => NewBlock()).ToArray();
        var labels = new Dictionary<int, int>();
        for (int i = 0; i < blocks.Length; i++)
        {
            if (jump.Sections[i].Label >= 0) labels[jump.Sections[i].Label] = blocks[i];
            foreach (KeyValuePair<int, int> label in LabelsOf(jump.Sections[i].Body)) labels[label.Key] = label.Value;
        }
        BuildDispatch(jump, number, blocks, end);
        _exits.Enter(new ExitRouter.Scope { Id = jump.Id, BreakBlock = end, Labels = labels });
        for (int i = 0; i < blocks.Length; i++)
        {
            if (i > 0) End(new Goto(end), blocks[i], CaseLabel(jump, number, i));
            Build(jump.Sections[i].Body);
        }
        _exits.Leave();
        if (blocks.Length > 0) End(new Goto(end), end, $"SwitchEnd_{number}");
    }

    private static string CaseLabel(Switch jump, int number, int section) => jump.Sections[section].HasDefault ? $"Default_{number}" : $"Case_{number}_{section + 1}";

    /// <summary>Goes to the block if the pattern of a label matches and its guard holds, else on.</summary>
    private void BuildTest(SwitchLabel label, int block, string nextLabel)
    {
        foreach (BoundStatement step in label.Prelude) Build(step);
        int next = NewBlock();
        if (label.Guard is null)
        {
            EndIf(label.Test!, when: true, block, next, nextLabel, label.Position);
            return;
        }
        EndIf(label.Test!, when: false, next, NewBlock(), $"Guard_{Number("Guard")}", label.Position);
        foreach (BoundStatement step in label.GuardPrelude) Build(step);
        EndIf(label.Guard, when: true, block, next, nextLabel, label.GuardPosition);
    }

    private void BuildDispatch(Switch jump, int number, int[] blocks, int end)
    {
        CodeFragment subject = ((FragmentExpression)jump.Subject).Code;
        if (jump.SubjectSlot >= 0)
        {
            Add(new DeclareStatement(jump.SubjectSlot, jump.SubjectTypeText, subject), jump);
            subject = CodeFragment.Slot(jump.SubjectSlot);
        }
        else NoteComment(jump);
        var cases = new List<SwitchCase>();
        int otherwise = end, tests = 0;
        for (int i = 0; i < blocks.Length; i++)
        {
            if (jump.Sections[i].HasDefault) otherwise = blocks[i];
            foreach (SwitchLabel label in jump.Sections[i].Labels)
            {
                if (label.Test is null)
                {
                    if (cases.Count > 0 && cases[cases.Count - 1] is var last && last.Block == blocks[i])
                        cases[cases.Count - 1] = last with { Labels = CodeFragment.Join(last.Labels, " ", label.Code) };
                    else cases.Add(new SwitchCase(label.Code, blocks[i]));
                    continue;
                }
                if (cases.Count > 0)
                {
                    int test = NewBlock();
                    End(Jump(test), test, $"SwitchTest_{number}_{++tests}");
                }
                BuildTest(label, blocks[i], $"SwitchTest_{number}_{++tests}");
            }
        }
        int first = blocks.Length > 0 ? blocks[0] : end;
        string firstLabel = blocks.Length > 0 ? CaseLabel(jump, number, 0) : $"SwitchEnd_{number}";
        if (cases.Count > 0 || tests == 0) End(Jump(otherwise), first, firstLabel);
        else End(new Goto(otherwise), first, firstLabel);

        SwitchJump Jump(int next)
        {
            var made = new SwitchJump(subject, cases.ToEquatableArray(), next, IsPure: false, jump.Position);
            cases.Clear();
            return made;
        }
    }
}
