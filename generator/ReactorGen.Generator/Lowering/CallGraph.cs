using System.Collections.Generic;
using System.Linq;
using ReactorGen.Generator.Model;

namespace ReactorGen.Generator.Lowering;

/// <summary>A task in the call graph: whom it calls, or keeps in a variable, and how many bytes its own fields take, about.</summary>
internal sealed record CallNode(string Key, EquatableArray<string> Callees, int OwnSize)
{
    /// <summary>Those among them that a variable holds.</summary>
    public EquatableArray<string> Kept { get; init; } = EquatableArray<string>.Empty;

    public static CallNode Of(LoweredTask task)
    {
        int size = 8 + (task.Signature.Result?.Size ?? 0) + (task.Signature.Receiver?.Size ?? 0)
            + task.Slots.Where(s => s.Storage is Storage.Field or Storage.Argument).Sum(s => s.Slot.Type.Size);
        size += task.Children.Where(c => c.Callee.Size is > 0 and <= CallGraph.MaximumEmbeddedSize).Sum(c => c.Callee.Size);
        EquatableArray<string> kept = task.Slots.Where(s => s.Storage is Storage.Field or Storage.Argument && s.Local.Length == 0).SelectMany(s => s.Slot.Type.Machines).Distinct().ToEquatableArray();
        return new CallNode(task.Signature.MachineKey, task.Children.SelectMany(c => Contained(c.Callee)).Concat(kept).Distinct().ToEquatableArray(), size) { Kept = kept };
    }

    /// <summary>The machines of this compilation that a field for the callee holds.</summary>
    public static IEnumerable<string> Contained(CalleeModel callee) => callee.Size == 0 ? callee.Embedded.Prepend(callee.MachineKey) : callee.Embedded;
}

/// <summary>
/// Decides which callees cannot be fields of their callers: those on a cycle of calls, whose structs would contain themselves, and those
/// whose machines are larger than <see cref="MaximumEmbeddedSize"/>. They live in pooled boxes. And which tasks no variable can hold without a box:
/// those that hold, in variables of their own, the one that the variable belongs to.
/// </summary>
/// <param name="BoxedCalls">In ordinal order.</param>
/// <param name="LargeMachines">In ordinal order.</param>
internal sealed record CallGraph(EquatableArray<string> BoxedCalls, EquatableArray<string> LargeMachines)
{
    /// <summary>In bytes, estimated. Copying and clearing a larger machine costs more than renting a box.</summary>
    public const int MaximumEmbeddedSize = 1024;

    /// <summary>The keys of the callees that one caller has to box.</summary>
    public EquatableArray<string> BoxedBy(LoweredTask task)
    {
        List<string>? boxed = null;
        foreach (ChildField child in task.Children)
            if (IsBoxed(task.Signature.MachineKey, child.Callee)) (boxed ??= []).Add(child.Callee.MachineKey);
        return boxed?.ToEquatableArray() ?? EquatableArray<string>.Empty;
    }

    /// <summary>In ordinal order, like the others.</summary>
    public EquatableArray<string> BoxedKept { get; init; } = EquatableArray<string>.Empty;

    /// <summary>Whether a variable of one machine has to box its value, because of a machine in it.</summary>
    public bool BoxesKept(string holder, string machine) => BoxedKept.Count > 0 && Has(BoxedKept, Edge(holder, machine));

    private bool IsBoxed(string caller, CalleeModel callee)
    {
        if (callee.Size > MaximumEmbeddedSize || IsBoxed(caller, callee.MachineKey)) return true;
        for (int i = 0; i < callee.Embedded.Count; i++)
            if (IsBoxed(caller, callee.Embedded[i])) return true;
        return false;
    }

    private bool IsBoxed(string caller, string machine) => Has(LargeMachines, machine) || (BoxedCalls.Count > 0 && Has(BoxedCalls, Edge(caller, machine)));

    /// <summary>Both lists are in order.</summary>
    private static bool Has(EquatableArray<string> sorted, string text)
    {
        for (int low = 0, high = sorted.Count - 1; low <= high;)
        {
            int middle = low + (high - low) / 2, order = string.CompareOrdinal(sorted[middle], text);
            if (order == 0) return true;
            if (order < 0) low = middle + 1;
            else high = middle - 1;
        }
        return false;
    }

    private static string Edge(string caller, string callee) => caller + " -> " + callee;

    public static CallGraph Build(IEnumerable<CallNode> nodes)
    {
        var byKey = new Dictionary<string, CallNode>();
        foreach (CallNode node in nodes) byKey[node.Key] = node;
        Dictionary<string, int> component = Components(byKey, out List<string> order);
        var boxed = new SortedSet<string>(System.StringComparer.Ordinal);
        var large = new SortedSet<string>(System.StringComparer.Ordinal);
        var sizes = new Dictionary<string, int>();
        // Callees come before their callers, so their sizes are known.
        foreach (string key in order)
        {
            int size = byKey[key].OwnSize;
            foreach (string callee in byKey[key].Callees)
            {
                if (!component.TryGetValue(callee, out int other)) continue;
                if (other == component[key]) boxed.Add(Edge(key, callee));
                else if (!large.Contains(callee)) size += sizes[callee];
            }
            sizes[key] = size;
            if (size > MaximumEmbeddedSize) large.Add(key);
        }
        return new CallGraph(boxed.ToEquatableArray(), large.ToEquatableArray()) { BoxedKept = KeptOnCycles(byKey.Values) };
    }

    /// <summary>Where calls alone close a cycle, their boxes open it: what is left are cycles of variables.</summary>
    private static EquatableArray<string> KeptOnCycles(IEnumerable<CallNode> nodes)
    {
        Dictionary<string, CallNode> keepers = nodes.Where(n => n.Kept.Count > 0).ToDictionary(n => n.Key, n => n with { Callees = n.Kept });
        if (keepers.Count == 0) return EquatableArray<string>.Empty;
        Dictionary<string, int> component = Components(keepers, out _);
        return keepers.Values.SelectMany(n => n.Kept.Where(k => component.TryGetValue(k, out int other) && other == component[n.Key]).Select(k => Edge(n.Key, k)))
            .OrderBy(e => e, System.StringComparer.Ordinal).ToEquatableArray();
    }

    /// <summary>Tarjan's strongly connected components, without recursion: call chains can be long.</summary>
    private static Dictionary<string, int> Components(Dictionary<string, CallNode> nodes, out List<string> order)
    {
        var index = new Dictionary<string, int>();
        var low = new Dictionary<string, int>();
        var component = new Dictionary<string, int>();
        var open = new Stack<string>();
        var work = new Stack<(string Key, int Next)>();
        order = [];
        foreach (string root in nodes.Keys.OrderBy(k => k, System.StringComparer.Ordinal))
        {
            if (index.ContainsKey(root)) continue;
            work.Push((root, 0));
            while (work.Count > 0)
            {
                (string key, int next) = work.Pop();
                if (next == 0)
                {
                    index[key] = low[key] = index.Count;
                    open.Push(key);
                }
                EquatableArray<string> callees = nodes[key].Callees;
                if (next > 0 && component.ContainsKey(callees[next - 1]) == false && index.ContainsKey(callees[next - 1])) low[key] = System.Math.Min(low[key], low[callees[next - 1]]);
                for (; next < callees.Count; next++)
                {
                    string callee = callees[next];
                    if (!nodes.ContainsKey(callee)) continue;
                    if (!index.ContainsKey(callee)) break;
                    if (!component.ContainsKey(callee)) low[key] = System.Math.Min(low[key], index[callee]);
                }
                if (next < callees.Count)
                {
                    work.Push((key, next + 1));
                    work.Push((callees[next], 0));
                    continue;
                }
                if (low[key] != index[key]) continue;
                string member;
                do
                {
                    member = open.Pop();
                    component[member] = index[key];
                    order.Add(member);
                }
                while (member != key);
            }
        }
        return component;
    }
}
