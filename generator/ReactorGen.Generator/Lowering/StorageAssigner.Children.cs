using System.Collections.Generic;
using System.Globalization;
using ReactorGen.Generator.Model;

namespace ReactorGen.Generator.Lowering;

/// <content>The fields that hold the machines of callees.</content>
internal sealed partial class StorageAssigner
{
    /// <summary>Gives each machine type one field; its callees are never alive together.</summary>
    public static (List<ChildField> Fields, int[] FieldOfPoint) AssignChildren(BoundTask task, IEnumerable<StoredSlot> slots)
    {
        var taken = new HashSet<string>(MachineMembers) { task.Signature.MachineName, task.Signature.FrameName };
        foreach (StoredSlot slot in slots)
            if (slot.Storage is Storage.Field or Storage.Argument) taken.Add(Plain(slot.Name));
        var fields = new List<ChildField>();
        var byMachine = new Dictionary<string, int>();
        int[] fieldOfPoint = new int[task.Points.Count];
        for (int i = 0; i < task.Points.Count; i++)
        {
            CalleeModel callee = task.Points[i].Callee;
            if (!byMachine.TryGetValue(callee.Machine, out int index))
            {
                byMachine[callee.Machine] = index = fields.Count;
                fields.Add(new ChildField(ChildName(callee.MethodName, taken), callee));
            }
            fieldOfPoint[i] = index;
        }
        return (fields, fieldOfPoint);
    }

    private static string ChildName(string method, HashSet<string> taken)
    {
        string name = char.ToLowerInvariant(method[0]) + method.Substring(1);
        if (taken.Contains(name) || CSharpKeywords.Contains(name)) name += "Call";
        string unique = name;
        for (int n = 2; !taken.Add(unique); n++) unique = $"{name}_{n.ToString(CultureInfo.InvariantCulture)}";
        return unique;
    }
}
