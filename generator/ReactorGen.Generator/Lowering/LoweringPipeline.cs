using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.Linq;
using ReactorGen.Generator.Model;

namespace ReactorGen.Generator.Lowering;

/// <summary>The passes in their order. Pure: the result depends on the task and nothing else.</summary>
internal static class LoweringPipeline
{
    /// <summary>
    /// Never throws: what a pass could not do, or a broken promise between passes, is a defect of ours and comes back as RG0033, so that one method
    /// fails and not the generation of all.
    /// </summary>
    public static LowerResult Lower(BoundTask task)
    {
        try
        {
            return RunPasses(task);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            string name = task.Signature.Name, what = e.Message.Split('\n')[0];
            return new LowerResult(null, EquatableArray.Of(new Problem("RG0033", -1, name, $"{e.GetType().Name}: {what}")));
        }
    }

    private static LowerResult RunPasses(BoundTask task)
    {
        var slots = new SlotTable(task.Slots);
        Block desugared = Desugarer.Run(task.Body, slots);
        (Block enclosed, IReadOnlyList<Closure> closures) = ClosureBuilder.Run(desugared, task, slots);
        var unsaved = new List<Problem>();
        Block spilled = Spiller.Run(enclosed, slots, unsaved);
        if (unsaved.Count > 0) return new LowerResult(null, unsaved.ToEquatableArray());
        FlowGraph flow = FlowBuilder.Run(spilled, slots, task.Points);
        FlowGraph simplified = FlowSimplifier.Run(flow, slots);
        (FlowGraph simple, IReadOnlyList<LocalFunction> functions) = ClosureRewriter.Run(simplified, closures, task.Functions, slots);
        Dictionary<int, HashSet<int>> live = Liveness.Run(simple);
        // Constants are declared anew at the top of every resume.
        foreach (HashSet<int> set in live.Values) set.RemoveWhere(s => slots[s].Kind == SlotKind.Constant);
        (List<StoredSlot> stored, List<Problem> problems) = StorageAssigner.Run(task, simple, slots, AliveAtPoints(simple, live));
        if (problems.Count > 0) return new LowerResult(null, problems.ToEquatableArray());
        LoweredTask lowered = Assemble(task, simple, live, stored) with
        {
            Closures = closures.Select(c => c.ToModel()).ToEquatableArray(),
            Functions = functions.ToEquatableArray(),
        };
        Verify(lowered);
        return new LowerResult(lowered, EquatableArray<Problem>.Empty);
    }

    [Conditional("DEBUG"), Conditional("VERIFY_LOWERING")]
    private static void Verify(LoweredTask task) => FlowVerifier.Run(task);

    private static HashSet<int> AliveAtPoints(FlowGraph graph, Dictionary<int, HashSet<int>> live)
    {
        var alive = new HashSet<int>();
        foreach (FlowBlock block in graph.Blocks())
            if (block.Point > 0) alive.UnionWith(live[block.Id]);
        return alive;
    }

    private static LoweredTask Assemble(BoundTask task, FlowGraph graph, Dictionary<int, HashSet<int>> live, List<StoredSlot> stored)
    {
        bool IsHeld(StoredSlot s) => s.Storage == Storage.Field && s.Slot.Type.HoldsReferences;
        var tracked = new HashSet<int>(stored.Where(IsHeld).Select(s => s.Slot.Id));
        Dictionary<int, List<int>> dirty = DirtyFields.Run(graph, tracked, FieldOf(stored), task.Signature.Parameters.Select(p => p.Slot), live);
        (List<ChildField> children, int[] fieldOfPoint) = StorageAssigner.AssignChildren(task, stored);
        Dictionary<int, FlowBlock> resumed = graph.Blocks().Where(b => b.Point > 0).ToDictionary(b => b.Point);
        IEnumerable<LoweredPoint> points = task.Points.Select((point, i) => new LoweredPoint(
            point,
            fieldOfPoint[i],
            (resumed.TryGetValue(point.Number, out FlowBlock? block) ? live[block.Id] : []).OrderBy(s => s).ToEquatableArray(),
            (dirty.TryGetValue(point.Number, out List<int>? dead) ? dead : []).ToEquatableArray()));
        return new LoweredTask(
            task.Signature, stored.ToEquatableArray(), children.ToEquatableArray(), points.ToEquatableArray(), graph, task.Constants,
            dirty[0].ToEquatableArray(), Catches(graph.Elements), Names(task),
            EquatableArray<ClosureModel>.Empty, task.Functions);
    }

    private static List<int> FieldOf(List<StoredSlot> stored)
    {
        var first = new Dictionary<string, int>();
        return stored.Select(s =>
        {
            if (s.Storage != Storage.Field) return s.Slot.Id;
            if (!first.TryGetValue(s.Name, out int slot)) first[s.Name] = slot = s.Slot.Id;
            return slot;
        }).ToList();
    }

    private static bool Catches(IEnumerable<FlowElement> elements) =>
        elements.OfType<FlowTry>().Any(t => t.Handlers.Count > 0 || Catches(t.Body));

    private static ResumeNames Names(BoundTask task)
    {
        var reserved = new HashSet<string>(task.ReservedNames);
        return new ResumeNames(Free("machine"), Free("context"), Free("state"), Free("poll"), "owner", "_result", reserved.OrderBy(n => n, StringComparer.Ordinal).ToEquatableArray());

        string Free(string name)
        {
            string free = name;
            for (int n = 2; !reserved.Add(free); n++) free = name + n.ToString(CultureInfo.InvariantCulture);
            return free;
        }
    }
}
