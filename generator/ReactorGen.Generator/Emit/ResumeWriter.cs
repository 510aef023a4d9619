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
            string scope = slot.Slot.IsScoped ? TaskWriter.Scoped(_task.Signature) : "";
            if (slot.Slot.IsRef) _writer.Line($"{scope}ref {(slot.Slot.IsReadOnly ? "readonly " : "")}{type} {slot.Name} = ref global::System.Runtime.CompilerServices.Unsafe.NullRef<{type}>();");
            else _writer.Line($"{scope}{type} {slot.Name} = default!;");
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
        WriteArguments(point);
        _writer.Line($"{_machine}._state = {point.Point.Number};");
        _writer.Line($"return {Pending};");
        _writer.Close();
        if (_isBoxed(point.Point.Callee) && point.Point.Callee.Result is null)
            _writer.Line($"{_context}.ReturnBox(ref {_printer.Child(point.Point.Number)});");
    }

    /// <summary>The first wait stores what comes after it: a run that was resumed has the arguments from the machine.</summary>
    private void WriteArguments(LoweredPoint point)
    {
        List<string> stores = point.Kept.Where(s => _task.Slots[s].Storage == Storage.Argument).Select(s => $"{_machine}.{_task.Slots[s].Name} = {_task.Slots[s].Name};").ToList();
        if (TaskWriter.HasReceiverArgument(_task.Signature)) stores.Insert(0, $"{_machine}.{_task.Names.Owner} = this;");
        if (stores.Count == 0) return;
        if (stores.Count == 1)
        {
            _writer.Line($"if ({_state} == 0) {stores[0]}");
            return;
        }
        _writer.Line($"if ({_state} == 0)");
        _writer.Open();
        foreach (string store in stores) _writer.Line(store);
        _writer.Close();
    }

    /// <summary>Whether the callee begins and runs in one call. Such a point is resumed where the state is looked at.</summary>
    private bool IsStarted(int point) => _task.Points[point - 1].Point.Callee is { HasStart: true } callee && !_isBoxed(callee);

    private void WriteTry(FlowTry guarded, int next)
    {
        bool suspends = _pointsInside[guarded.EntryBlock].Count > 0;
        if (suspends && !_fallenInto.Contains(guarded.EntryBlock)) WriteLabel(_labels.OfTry(guarded.EntryBlock));
        _writer.Mark(-1);
        (IReadOnlyList<string> copies, IReadOnlyList<string> headers) = _printer.PrintHeaders(guarded.Handlers, _labels.OfTry(guarded.EntryBlock));
        if (copies.Count > 0) _writer.Open();
        foreach (string copy in copies) _writer.Line(copy);
        _writer.Line("try");
        _writer.Open();
        if (suspends && !FallsIntoAllPoints(guarded))
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
