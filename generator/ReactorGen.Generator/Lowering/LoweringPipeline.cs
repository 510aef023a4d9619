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
        catch (InsufficientExecutionStackException)
        {
            return new LowerResult(null, EquatableArray.Of(new Problem("RG0032", -1, task.Signature.Name)));
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
        (FlowGraph simple, IReadOnlyList<LocalFunction> functions) = ClosureRewriter.Run(simplified, closures, task.Functions, slots, task.ReservedNames);
        Dictionary<int, SlotSet> live = Liveness.Run(simple, slots.Count);
        // Constants are declared anew at the top of every resume.
        foreach (LocalSlot constant in slots.All.Where(s => s.Kind == SlotKind.Constant))
            foreach (SlotSet set in live.Values) set.Remove(constant.Id);
        (List<StoredSlot> stored, List<Problem> problems) = StorageAssigner.Run(task, simple, slots, AliveAtPoints(simple, live, slots.Count));
        if (problems.Count > 0) return new LowerResult(null, problems.ToEquatableArray());
        LoweredTask lowered = Assemble(task, simple, live, stored) with
        {
            Closures = closures.Select(c => c.ToModel()).ToEquatableArray(),
            Functions = functions.ToEquatableArray(),
            Accessors = task.Accessors,
            OutsideAccessors = task.OutsideAccessors,
        };
        Verify(lowered);
        return new LowerResult(lowered, EquatableArray<Problem>.Empty);
    }

    [Conditional("DEBUG"), Conditional("VERIFY_LOWERING")]
    private static void Verify(LoweredTask task) => FlowVerifier.Run(task);

    private static SlotSet AliveAtPoints(FlowGraph graph, Dictionary<int, SlotSet> live, int slots)
    {
        var alive = new SlotSet(slots);
        foreach (FlowBlock block in graph.Blocks())
            if (block.Point > 0) alive.UnionWith(live[block.Id]);
        return alive;
    }

    private static LoweredTask Assemble(BoundTask task, FlowGraph graph, Dictionary<int, SlotSet> live, List<StoredSlot> stored)
    {
        bool IsHeld(StoredSlot s) => s.Storage is Storage.Field or Storage.Argument && s.Slot.Type.HoldsReferences;
        IEnumerable<int> tracked = stored.Where(IsHeld).Select(s => s.Slot.Id);
        DirtyFields.Result dirty = DirtyFields.Run(graph, tracked, FieldOf(stored), task.Signature.Parameters.Select(p => p.Slot), live);
        (List<ChildField> children, int[] fieldOfPoint) = StorageAssigner.AssignChildren(task, stored);
        Dictionary<int, FlowBlock> resumed = graph.Blocks().Where(b => b.Point > 0).ToDictionary(b => b.Point);
        IEnumerable<LoweredPoint> points = task.Points.Select((point, i) => new LoweredPoint(
            point,
            fieldOfPoint[i],
            resumed.TryGetValue(point.Number, out FlowBlock? block) ? live[block.Id].ToEquatableArray() : EquatableArray<int>.Empty,
            dirty.BeforePoint.TryGetValue(point.Number, out EquatableArray<int> dead) ? dead : EquatableArray<int>.Empty));
        return new LoweredTask(
            task.Signature, stored.ToEquatableArray(), children.ToEquatableArray(), points.ToEquatableArray(),
            graph with { Elements = DirtyFields.ClearBeforeLoops(graph.Elements, dirty) }, task.Constants, dirty.AtEnd, Catches(graph.Elements), Names(task),
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
