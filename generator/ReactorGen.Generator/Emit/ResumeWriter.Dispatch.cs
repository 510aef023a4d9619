using System;
using System.Collections.Generic;
using System.Linq;
using ReactorGen.Generator.Model;

namespace ReactorGen.Generator.Emit;

/// <content>The switches on the state: one at the top, and one in each try that suspends inside.</content>
internal sealed partial class ResumeWriter
{
    /// <summary>By the entry block of a try: the first and the last point inside, and how many there are.</summary>
    private readonly Dictionary<int, (int First, int Last, int Count)> _pointsInside = [];

    private void WriteDispatch()
    {
        if (_task.Graph.Blocks().Any(b => b.Point > 0 && IsStarted(b.Point))) _writer.Line($"global::ReactorGen.Machines.Poll {_poll};");
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

    /// <summary>By their entry blocks the tries that every state falls into, so that nothing has to jump to them.</summary>
    private readonly HashSet<int> _fallenInto = [];

    /// <summary>Whether the first thing in a try is another one that has all its points.</summary>
    private bool FallsIntoAllPoints(FlowTry guarded)
    {
        FlowElement? first = guarded.Body.SkipWhile(e => e is FlowBlock { Point: 0, Statements.Count: 0, End: Goto }).FirstOrDefault();
        return first is FlowTry inner && _pointsInside[inner.EntryBlock].Count == _pointsInside[guarded.EntryBlock].Count && _fallenInto.Add(inner.EntryBlock);
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
}
