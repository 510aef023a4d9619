using System;
using System.Collections.Generic;
using System.Linq;
using ReactorGen.Generator.Model;

namespace ReactorGen.Generator.Emit;

/// <content>How blocks end: gotos, and which blocks they make a label necessary for.</content>
internal sealed partial class ResumeWriter
{
    private void FindTargets()
    {
        foreach (FlowBlock block in _task.Graph.Blocks()) if (block.Point > 0) _targeted.Add(block.Id);
        Visit(_task.Graph.Elements, -1);

        void Visit(EquatableArray<FlowElement> elements, int follow)
        {
            for (int i = 0; i < elements.Count; i++)
            {
                int next = i + 1 < elements.Count ? FirstBlock(elements[i + 1]) : follow;
                if (elements[i] is FlowBlock block)
                {
                    foreach (int target in PrintedJumps(block.End, next).Concat(FlowGraph.Jumps(block.Statements))) _targeted.Add(target);
                    continue;
                }
                var guarded = (FlowTry)elements[i];
                Visit(guarded.Body, next);
                foreach (FlowHandler handler in guarded.Handlers)
                    foreach (int target in FlowGraph.Jumps(handler.Statements)) _targeted.Add(target);
            }
        }
    }

    private static int FirstBlock(FlowElement element) => element is FlowBlock block ? block.Id : ((FlowTry)element).EntryBlock;

    /// <summary>The gotos that a transition is printed as, given what is printed next.</summary>
    private static IEnumerable<int> PrintedJumps(Transition end, int next) => end switch
    {
        Goto go => go.Block == next ? [] : [go.Block],
        Branch branch => branch.Next == next ? [branch.Block] : [branch.Block, branch.Next],
        SwitchJump jump => jump.Cases.Select(c => c.Block).Append(jump.Default),
        _ => [],
    };

    private void WriteTransition(Transition end, int next)
    {
        switch (end)
        {
            case Goto go:
                if (go.Block == next) return;
                _writer.Mark(-1);
                _writer.Line($"goto {_labels.Of(go.Block)};");
                break;
            case Branch branch:
                WriteUsersText(branch, () => If(branch), branch.Position);
                _writer.Mark(-1);
                if (branch.Next != next) _writer.Line($"goto {_labels.Of(branch.Next)};");
                break;
            case SwitchJump jump:
                WriteUsersText(jump, () => Switch(jump), jump.Position);
                break;
            case Complete:
                WriteCompletion();
                break;
        }
    }

    private void WriteUsersText(Transition end, Func<string> print, int position)
    {
        (IReadOnlyList<string> copies, string text) = _printer.PrintStatement(FlowGraph.CodeOf(end), print);
        WriteUsersText(copies, text, position);
    }

    private string Switch(SwitchJump jump)
    {
        IEnumerable<string> sections = jump.Cases.Select(c => $"{_printer.Print(c.Labels)} goto {_labels.Of(c.Block)};").Append($"default: goto {_labels.Of(jump.Default)};");
        return $"switch ({_printer.Print(jump.Subject)})\n{{{string.Concat(sections.Select(s => "\n    " + s.Replace("\n", "\n    ")))}\n}}";
    }

    private string If(Branch branch)
    {
        string condition = _printer.Print(branch.Condition);
        if (!branch.When) condition = Negation.Of(condition);
        return $"if ({condition}) goto {_labels.Of(branch.Block)};";
    }

    private void WriteCompletion()
    {
        _writer.Mark(-1);
        foreach (int slot in _task.ClearedAtEnd.Where(s => _task.Slots[s].Local.Length == 0)) _writer.Line($"{_printer.Cleared(slot)} = default!;");
        foreach (StoredSlot boxed in _task.Slots.Where(s => s.Local.Length > 0)) _writer.Line($"{_machine}.{boxed.Name} = null;");
        foreach (ChildField child in _task.Children)
            if (_task.ClearsChildrenAtEnd || child.Callee.Shape is not null) _writer.Line($"{_machine}.{child.Name} = default!;");
        if (_task.Signature.Receiver is { HoldsReferences: true }) _writer.Line($"{_machine}.{_task.Names.Owner} = default!;");
        _writer.Line($"{_machine}._state = {Completed};");
        _writer.Line($"return {Ready};");
    }
}
