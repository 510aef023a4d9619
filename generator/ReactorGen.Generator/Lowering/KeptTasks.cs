using System;
using System.Linq;
using ReactorGen.Generator.Model;

namespace ReactorGen.Generator.Lowering;

/// <summary>
/// Variables that hold tasks which hold the machine they belong to: a struct cannot contain itself, so they live in boxes. Known once all tasks are
/// lowered; such a task is then lowered again.
/// </summary>
internal static class KeptTasks
{
    /// <summary>Whether a task keeps another's machine in a variable.</summary>
    public static bool Any(LoweredTask task) => CallNode.Of(task).Kept.Count > 0;

    /// <param name="isBoxed">Whether a variable with the machine of that key needs a box.</param>
    public static BoundTask Boxed(BoundTask task, Func<string, bool> isBoxed) => task with
    {
        Slots = task.Slots.Select(s => s.Type.Shape is null && s.Type.Machines.Any(isBoxed) ? s with { Type = s.Type with { Shape = AnonymousShape.OfNamed(s.Type.Text) } } : s).ToEquatableArray(),
    };
}
