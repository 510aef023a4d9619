using System;
using System.Collections.Generic;
using System.Linq;
using ReactorGen.Generator.Model;

namespace ReactorGen.Generator.Lowering;

/// <summary>
/// Pass 10. Checks what the passes promise each other, on every method of a Debug build and of every test: a broken promise is a defect of the
/// generator and must not become wrong code.
/// </summary>
internal static class FlowVerifier
{
    /// <exception cref="InvalidOperationException">A promise is broken; the message holds the graph.</exception>
    public static void Run(LoweredTask task)
    {
        var regions = new Dictionary<int, List<int>>();
        Regions(task.Graph.Elements, [], regions);
        foreach (FlowBlock block in task.Graph.Blocks())
        {
            foreach (int target in FlowGraph.Targets(block.End).Concat(FlowGraph.Jumps(block.Statements)))
            {
                Require(regions.ContainsKey(target), task, $"B{block.Id} leads to B{target}, which is not there");
                Require(IsPrefix(regions[target], regions[block.Id]) || IsEntry(task.Graph.Elements, target), task, $"B{block.Id} jumps into the try around B{target}");
            }
            foreach (FlowStatement statement in block.Statements)
            {
                Require(!statement.Code.AllPieces().Any(p => p is ExitPiece or OperandPiece), task, $"B{block.Id} holds an exit that was not routed");
            }
        }
        int[] resumed = task.Graph.Blocks().Where(b => b.Point > 0).Select(b => b.Point).ToArray();
        Require(resumed.Distinct().Count() == resumed.Length, task, "a suspension point is resumed in two places");
        foreach (LoweredPoint point in task.Points)
        foreach (int kept in point.Kept)
            Require(task.Slots[kept].Storage is Storage.Field or Storage.Argument, task, $"%{kept} is alive at point {point.Point.Number} and not a field");
        foreach (StoredSlot slot in task.Slots)
            Require(slot.Storage != Storage.Field || !slot.Slot.Type.IsRefLike, task, $"{slot.Name} cannot be a field");
    }

    private static bool IsPrefix(List<int> outer, List<int> inner) => outer.Count <= inner.Count && outer.SequenceEqual(inner.Take(outer.Count));

    private static bool IsEntry(IEnumerable<FlowElement> elements, int block) =>
        elements.OfType<FlowTry>().Any(t => t.EntryBlock == block || IsEntry(t.Body, block));

    private static void Regions(IEnumerable<FlowElement> elements, List<int> path, Dictionary<int, List<int>> regions)
    {
        foreach (FlowElement element in elements)
        {
            if (element is FlowBlock block) regions[block.Id] = path;
            else Regions(((FlowTry)element).Body, [.. path, ((FlowTry)element).EntryBlock], regions);
        }
    }

    private static void Require(bool condition, LoweredTask task, string what)
    {
        if (!condition) throw new InvalidOperationException($"Lowering {task.Signature.DisplayName}: {what}.\n{FlowDump.Write(task.Graph)}");
    }
}
