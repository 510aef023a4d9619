using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using ReactorGen.Generator.Model;

namespace ReactorGen.Generator.Emit;

/// <summary>Gives a label to every block that something jumps to.</summary>
internal sealed class LabelNames
{
    private readonly Dictionary<int, string> _labels = [];
    private readonly Dictionary<int, string> _tryLabels = [];
    private readonly HashSet<string> _taken;

    public LabelNames(LoweredTask task)
    {
        _taken = [.. task.Names.ReservedLabels];
        foreach (FlowBlock block in task.Graph.Blocks().Where(b => b.HasUsersLabel)) _labels[block.Id] = block.Label;
        foreach (FlowBlock block in task.Graph.Blocks().Where(b => !b.HasUsersLabel)) _labels[block.Id] = Free(block.Label.Length > 0 ? block.Label : "Block_" + Text(block.Id));
        NameTries(task.Graph.Elements);
    }

    public string Of(int block) => _labels[block];

    /// <summary>The label in front of a try, by the first block inside.</summary>
    public string OfTry(int entryBlock) => _tryLabels[entryBlock];

    private void NameTries(IEnumerable<FlowElement> elements)
    {
        foreach (FlowTry guarded in elements.OfType<FlowTry>())
        {
            _tryLabels[guarded.EntryBlock] = Free("Try_" + Text(_tryLabels.Count + 1));
            NameTries(guarded.Body);
        }
    }

    private string Free(string label)
    {
        string free = label;
        for (int n = 2; !_taken.Add(free); n++) free = $"{label}_{Text(n)}";
        return free;
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
