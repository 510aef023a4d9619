using System;
using System.Collections.Generic;
using System.Linq;
using ReactorGen.Generator.Model;

namespace ReactorGen.Generator.Emit;

/// <summary>
/// Writes the body of the resume method: one switch on the state, then the blocks in the order of the user's source. Each suspension is the
/// same four steps: the user's call as a comment, begin the callee, a label, resume the callee and leave if it waits. A leaf that can be started,
/// which is to begin and to run in one call, is resumed by the switch, and only tested behind the label.
/// </summary>
internal sealed partial class ResumeWriter
{
    private readonly LoweredTask _task;
    private readonly SourceWriter _writer;
    private readonly LabelNames _labels;
    private readonly FragmentPrinter _printer;
    private readonly Func<CalleeModel, bool> _isBoxed;
    private readonly HashSet<int> _targeted = [];

    /// <summary>By the entry block of a try: the first and the last point inside, and how many there are.</summary>
    private readonly Dictionary<int, (int First, int Last, int Count)> _pointsInside = [];
    private readonly string _machine, _state, _context, _poll;

    private ResumeWriter(LoweredTask task, SourceWriter writer, Func<CalleeModel, bool> isBoxed)
    {
        _task = task;
        _writer = writer;
        // What has a type without a name has a box of its own.
        _isBoxed = callee => callee.Shape is null && isBoxed(callee);
        _labels = new LabelNames(task);
        _printer = new FragmentPrinter(task, _labels.Of, _isBoxed);
        (_machine, _state, _context, _poll) = (task.Names.Machine, task.Names.State, task.Names.Context, task.Names.Poll);
    }

    public static void Write(LoweredTask task, SourceWriter writer, Func<CalleeModel, bool> isBoxed)
    {
        var resume = new ResumeWriter(task, writer, isBoxed);
        resume.FindTargets();
        resume.FindPoints(task.Graph.Elements);
        resume.WriteConstants();
        resume.WriteScratch();
        resume.WriteDispatch();
        resume.WriteElements(task.Graph.Elements, -1);
        resume.WriteFunctions();
        writer.Mark(-1);
    }

    private void WriteConstants()
    {
        bool completes = _task.Graph.Blocks().Any(b => b.End is Complete);
        string polls = string.Join(", ", new[]
        {
            _task.Points.Count > 0 && _task.Graph.Blocks().Any(b => b.Point > 0) ? $"{Pending} = global::ReactorGen.Machines.Poll.Pending" : "",
            completes ? $"{Ready} = global::ReactorGen.Machines.Poll.Ready" : "",
        }.Where(t => t.Length > 0));
        if (polls.Length > 0) _writer.Line($"const global::ReactorGen.Machines.Poll {polls};");
        _writer.Line($"const int {Running} = -1{(completes ? $", {Completed} = -2" : "")};");
        foreach (CodeFragment constant in _task.Constants) _writer.Line(_printer.Print(constant));
    }

    /// <summary>The arguments may take a result out of the box before, so the new one waits in a local.</summary>
    private string Box => Constant("box");

    private string Pending => Constant("Pending");

    private string Ready => Constant("Ready");

    private string Running => Constant("Running");

    private string Completed => Constant("Completed");

    private string Constant(string name) => _task.Names.ReservedLabels.Contains(name) ? name + "_" : name;

    private void WriteScratch()
    {
        foreach (ChildField child in _task.Children.Where(c => c.Callee.Shape is not null))
            _writer.Line($"var {_printer.ChildBox(child)} = global::ReactorGen.Machines.Variables.Boxed(ref {_machine}.{child.Name}, {_printer.Examples.Print(child.Callee.Shape!)});");
        foreach (StoredSlot slot in _task.Slots)
        {
            if (slot.Local.Length > 0)
                _writer.Line($"var {slot.Local} = global::ReactorGen.Machines.Variables.Boxed(ref {_machine}.{slot.Name}, {_printer.Examples.Print(slot.Slot.Type.Shape!)});");
            if (slot.Storage != Storage.Scratch) continue;
            string type = slot.Slot.Type.Text;
            if (slot.Slot.Type.Shape is { } shape)
            {
                _writer.Line($"var {slot.Name} = {_printer.Examples.Print(shape)};");
                continue;
            }
            if (slot.Slot.IsRef) _writer.Line($"ref {type} {slot.Name} = ref global::System.Runtime.CompilerServices.Unsafe.NullRef<{type}>();");
            else _writer.Line($"{(slot.Slot.Type.IsRefLike ? "scoped " : "")}{type} {slot.Name} = default!;");
        }
    }

    private void WriteFunctions()
    {
        foreach (LocalFunction function in _task.Functions)
        {
            _writer.Mark(-1);
            _writer.Line();
            string comment = function.Comment.Trim('\n');
            if (comment.Length > 0) _writer.Line(comment);
            _writer.Mark(function.Position);
            _writer.Line(_printer.PrintFunction(function));
        }
        foreach (string example in _printer.Examples.Functions())
        {
            _writer.Mark(-1);
            _writer.Line();
            _writer.Line(example);
        }
    }

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

    private void WriteDispatch()
    {
        if (_task.Graph.Blocks().Any(b => b.Point > 0 && IsStarted(b.Point))) _writer.Line($"global::ReactorGen.Machines.Poll {_poll};");
        _writer.Line($"int {_state} = {_machine}._state;");
        _writer.Line($"{_machine}._state = {Running};");
        _writer.Line($"switch ({_state})");
        _writer.Open();
        _writer.Line("case 0: break;");
        WriteCases(_task.Graph.Elements, "");
        _writer.Line("default:");
        _writer.Indentation++;
        _writer.Line($"{_machine}._state = {_state};");
        _writer.Line($"global::ReactorGen.Machines.MachineStates.ThrowNotResumable({TaskWriter.MachineType(_task.Signature)}.Descriptor, {_state});");
        _writer.Line("break;");
        _writer.Indentation--;
        _writer.Close();
        _writer.Line();
    }

    private void WriteCases(EquatableArray<FlowElement> elements, string before)
    {
        foreach (FlowElement element in elements)
        {
            if (element is FlowBlock { Point: > 0 } block) WriteCase(block, before);
            if (element is not FlowTry guarded) continue;
            if (_pointsInside[guarded.EntryBlock].Count > 0) _writer.Line($"{Cases(guarded)}goto {_labels.OfTry(guarded.EntryBlock)};");
        }
    }

    private void WriteCase(FlowBlock block, string before)
    {
        if (!IsStarted(block.Point))
        {
            _writer.Line($"case {block.Point}: {before}goto {_labels.Of(block.Id)};");
            return;
        }
        _writer.Line($"case {block.Point}:");
        _writer.Indentation++;
        if (before.Length > 0) _writer.Line(before.TrimEnd());
        _writer.Mark(_task.Points[block.Point - 1].Point.Position);
        _writer.Line($"{_poll} = {_printer.Child(block.Point)}.Resume(ref {_context});");
        _writer.Mark(-1);
        _writer.Line($"goto {_labels.Of(block.Id)};");
        _writer.Indentation--;
    }

    /// <summary>The points inside a try follow one another: more than a few are a range, or nested tries would name each of them at every level.</summary>
    private string Cases(FlowTry guarded)
    {
        (int first, int last, int count) = _pointsInside[guarded.EntryBlock];
        if (count > 4 && last - first == count - 1) return $"case >= {first} and <= {last}: ";
        return string.Concat(FlowGraph.BlocksOf(guarded.Body).Where(b => b.Point > 0).Select(b => b.Point).OrderBy(p => p).Select(p => $"case {p}: "));
    }

    private (int First, int Last, int Count) FindPoints(EquatableArray<FlowElement> elements)
    {
        (int First, int Last, int Count) all = (int.MaxValue, 0, 0);
        foreach (FlowElement element in elements)
        {
            (int First, int Last, int Count) found = element switch
            {
                FlowBlock { Point: > 0 and var point } => (point, point, 1),
                FlowTry guarded => _pointsInside[guarded.EntryBlock] = FindPoints(guarded.Body),
                _ => (int.MaxValue, 0, 0),
            };
            all = (Math.Min(all.First, found.First), Math.Max(all.Last, found.Last), all.Count + found.Count);
        }
        return all;
    }

    private void WriteElements(EquatableArray<FlowElement> elements, int follow)
    {
        for (int i = 0; i < elements.Count; i++)
        {
            int next = i + 1 < elements.Count ? FirstBlock(elements[i + 1]) : follow;
            if (elements[i] is FlowBlock block) WriteBlock(block, next);
            else WriteTry((FlowTry)elements[i], next);
        }
    }

    private void WriteLabel(string label)
    {
        _writer.Mark(-1);
        _writer.Line();
        _writer.Line(label + ":;", outdent: 1);
    }

    private void WriteBlock(FlowBlock block, int next)
    {
        if (_targeted.Contains(block.Id)) WriteLabel(_labels.Of(block.Id));
        if (block.Point > 0) WriteResumption(_task.Points[block.Point - 1]);
        foreach (FlowStatement statement in block.Statements) WriteStatement(statement);
        WriteTransition(block.End, next);
    }

    private void WriteResumption(LoweredPoint point)
    {
        _writer.Mark(point.Point.Position);
        _writer.Line(IsStarted(point.Point.Number)
            ? $"if ({_poll} == {Pending})"
            : $"if ({_printer.Child(point.Point.Number)}{(_isBoxed(point.Point.Callee) ? "!.Machine" : "")}.Resume(ref {_context}) == {Pending})");
        _writer.Mark(-1);
        _writer.Open();
        _writer.Line($"{_machine}._state = {point.Point.Number};");
        _writer.Line($"return {Pending};");
        _writer.Close();
        if (_isBoxed(point.Point.Callee) && point.Point.Callee.Result is null)
            _writer.Line($"{_context}.ReturnBox(ref {_printer.Child(point.Point.Number)});");
    }

    /// <summary>Whether the callee begins and runs in one call. Such a point is resumed where the state is looked at.</summary>
    private bool IsStarted(int point) => _task.Points[point - 1].Point.Callee is { HasStart: true } callee && !_isBoxed(callee);


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
                (IReadOnlyList<string> copies, string condition) = _printer.PrintStatement(branch.Condition, () => If(branch));
                WriteUsersText(copies, condition, branch.Position);
                _writer.Mark(-1);
                if (branch.Next != next) _writer.Line($"goto {_labels.Of(branch.Next)};");
                break;
            case SwitchJump jump:
                _writer.Mark(jump.Position);
                _writer.Line($"switch ({_printer.Print(jump.Subject)})");
                _writer.Open();
                foreach (SwitchCase section in jump.Cases) _writer.Line($"{_printer.Print(section.Labels)} goto {_labels.Of(section.Block)};");
                _writer.Line($"default: goto {_labels.Of(jump.Default)};");
                _writer.Close();
                break;
            case Complete:
                WriteCompletion();
                break;
        }
    }

    private string If(Branch branch)
    {
        string condition = _printer.Print(branch.Condition);
        if (!branch.When) condition = Negated(condition);
        return $"if ({condition}) goto {_labels.Of(branch.Block)};";
    }

    private static string Negated(string condition) =>
        condition.EndsWith(IsNotNull, StringComparison.Ordinal) && IsPrimary(condition.Substring(0, condition.Length - IsNotNull.Length), 0) ? condition.Substring(0, condition.Length - IsNotNull.Length) + " is null" :
        condition.StartsWith("!", StringComparison.Ordinal) && IsPrimary(condition, 1) ? condition.Substring(1)
        : IsPrimary(condition, 0) ? "!" + condition
        : $"!({condition})";

    private const string IsNotNull = " is not null";

    /// <summary>Whether the text is one name, member access or call, so that a "!" in front binds as it should. A doubt counts as no.</summary>
    private static bool IsPrimary(string text, int start)
    {
        int depth = 0;
        for (int i = start; i < text.Length; i++)
        {
            char c = text[i];
            if (c is '"' or '\'' or '\n') return false;
            if (c == '(') depth++;
            else if (c == ')') depth--;
            else if (depth == 0 && !char.IsLetterOrDigit(c) && c is not ('_' or '.' or '@')) return false;
            if (c == '(' && i == start) return false;
        }
        return text.Length > start;
    }

    private void WriteCompletion()
    {
        _writer.Mark(-1);
        foreach (int slot in _task.ClearedAtEnd.Where(s => _task.Slots[s].Local.Length == 0)) _writer.Line($"{_printer.Variable(slot)} = default!;");
        foreach (StoredSlot boxed in _task.Slots.Where(s => s.Local.Length > 0)) _writer.Line($"{_machine}.{boxed.Name} = null;");
        foreach (ChildField child in _task.Children)
            if (_task.ClearsChildrenAtEnd || child.Callee.Shape is not null) _writer.Line($"{_machine}.{child.Name} = default!;");
        if (_task.Signature.Receiver is { HoldsReferences: true }) _writer.Line($"{_machine}.{_task.Names.Owner} = default!;");
        _writer.Line($"{_machine}._state = {Completed};");
        _writer.Line($"return {Ready};");
    }

    private void WriteTry(FlowTry guarded, int next)
    {
        bool suspends = _pointsInside[guarded.EntryBlock].Count > 0;
        if (suspends) WriteLabel(_labels.OfTry(guarded.EntryBlock));
        _writer.Mark(-1);
        (IReadOnlyList<string> copies, IReadOnlyList<string> headers) = _printer.PrintHeaders(guarded.Handlers, _labels.OfTry(guarded.EntryBlock));
        if (copies.Count > 0) _writer.Open();
        foreach (string copy in copies) _writer.Line(copy);
        _writer.Line("try");
        _writer.Open();
        if (suspends)
        {
            _writer.Line($"switch ({_state})");
            _writer.Open();
            WriteCases(guarded.Body, $"{_state} = {Running}; ");
            _writer.Close();
        }
        WriteElements(guarded.Body, next);
        _writer.Mark(-1);
        _writer.Close();
        for (int i = 0; i < headers.Count; i++)
        {
            _writer.Line($"catch{headers[i]}");
            _writer.Open();
            foreach (FlowStatement statement in guarded.Handlers[i].Statements) WriteStatement(statement);
            _writer.Mark(-1);
            _writer.Close();
        }
        if (guarded.Finally.Count > 0) WriteFinally(guarded.Finally);
        if (copies.Count > 0) _writer.Close();
    }

    private void WriteFinally(EquatableArray<FlowStatement> statements)
    {
        _writer.Line("finally");
        _writer.Open();
        // A suspension leaves the try too; only a real exit runs the user's finally.
        if (statements.Count == 1 && statements[0] is DisposeStatement dispose)
        {
            _writer.Line($"if ({_machine}._state == {Running}) {Text(dispose)}");
            _writer.Close();
            return;
        }
        _writer.Line($"if ({_machine}._state == {Running})");
        _writer.Open();
        foreach (FlowStatement statement in statements) WriteStatement(statement);
        _writer.Mark(-1);
        _writer.Close();
        _writer.Close();
    }
}
