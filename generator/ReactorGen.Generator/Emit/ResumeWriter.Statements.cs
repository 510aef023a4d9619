using System;
using System.Collections.Generic;
using ReactorGen.Generator.Model;

namespace ReactorGen.Generator.Emit;

/// <content>Statements inside a block.</content>
internal sealed partial class ResumeWriter
{
    private void WriteStatement(FlowStatement statement)
    {
        (IReadOnlyList<string> copies, string text) = _printer.PrintStatement([statement.Code], () => Text(statement));
        if (statement.Comment.Length > 0)
        {
            _writer.Mark(-1);
            _writer.Line(statement.Comment.TrimEnd('\n'));
        }
        if (statement is BeginStatement begin)
        {
            _writer.Mark(-1);
            _writer.Line($"// {_task.Points[begin.Point - 1].Point.Text}");
        }
        if (text.Length == 0) return;
        WriteUsersText(copies, text, statement.Position);
        if (statement is not BeginStatement { Point: var number }) return;
        _writer.Mark(-1);
        foreach (int slot in _task.Points[number - 1].Cleared) _writer.Line($"{_printer.Cleared(slot)} = default!;");
    }

    /// <summary>What is the user's is marked as his; a block with copies around it is ours.</summary>
    private void WriteUsersText(IReadOnlyList<string> copies, string text, int position)
    {
        if (copies.Count > 0)
        {
            _writer.Mark(-1);
            _writer.Open();
            foreach (string copy in copies) _writer.Line(copy);
        }
        _writer.Mark(position);
        _writer.Line(text);
        if (copies.Count == 0) return;
        _writer.Mark(-1);
        _writer.Close();
    }

    private string Text(FlowStatement statement) => statement switch
    {
        CodeStatement code => _printer.Print(code.Text),
        DeclareStatement declaration => Declaration(declaration),
        DisposeStatement dispose => Dispose(_printer.Print(dispose.Resource), dispose.Disposal),
        BeginStatement begin => Begin(begin),
        _ => throw new InvalidOperationException($"A {statement.GetType().Name} cannot be printed."),
    };

    private string Declaration(DeclareStatement declaration)
    {
        string variable = _printer.Variable(declaration.Slot);
        if (_printer.IsHoisted(declaration.Slot)) return declaration.Value is null ? "" : $"{variable} = {_printer.Print(declaration.Value)};";
        // A temporary of a type without a name.
        string type = _task.Slots[declaration.Slot].Slot is { Kind: SlotKind.Temporary, Type.Shape: not null } ? "var" : declaration.TypeText;
        if (_task.Slots[declaration.Slot].Slot.IsScoped && !type.StartsWith("scoped ", StringComparison.Ordinal)) type = TaskWriter.Scoped(_task.Signature) + type;
        return declaration.Value is null ? $"{type} {variable};" : $"{type} {variable} = {_printer.Print(declaration.Value)};";
    }

    private string Begin(BeginStatement begin)
    {
        CalleeModel callee = _task.Points[begin.Point - 1].Point.Callee;
        string child = _printer.Child(begin.Point), arguments = _printer.Print(begin.Arguments);
        if (IsStarted(begin.Point)) return $"{_poll} = {child}.Start(ref {_context}{(arguments.Length > 0 ? ", " : "")}{arguments});";
        return _isBoxed(callee)
            ? $"{{\n    var {Box} = {_context}.RentBox<{callee.Machine}>();\n    {Box}.Machine.Begin({arguments.Replace("\n", "\n    ")});\n    {child} = {Box};\n}}"
            : $"{child}.Begin({arguments});";
    }

    private static string Dispose(string variable, DisposalKind kind) => kind switch
    {
        DisposalKind.Direct => $"{variable}.Dispose();",
        DisposalKind.IfNotNull => $"{variable}?.Dispose();",
        DisposalKind.Constrained => $"global::ReactorGen.Machines.Variables.Dispose(ref {variable});",
        DisposalKind.IfDisposable => $"({variable} as global::System.IDisposable)?.Dispose();",
        _ => throw new InvalidOperationException("Nothing to dispose."),
    };
}
