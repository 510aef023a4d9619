using ReactorGen.Machines;

namespace ReactorGen.Sync;

/// <summary>How primitives and their holders are called in dumps.</summary>
internal static class Naming
{
    /// <summary><c>semaphore "database"</c>, or <c>a semaphore</c>.</summary>
    internal static string Of(string kind, string? name) => name is null ? $"a {kind}" : $"{kind} \"{name}\"";

    /// <summary>
    /// The name of the task that a waker stands for. Any thread: the cell may turn into another task's while its name is read, so its life is compared
    /// before and after.
    /// </summary>
    internal static string Of(Waker task)
    {
        if (task.Target is not { } target) return "code outside tasks";
        if (target.HasEnded(task.Generation)) return "a task that has ended";
        string name = target.Name;
        return target.HasEnded(task.Generation) ? "a task that has ended" : name;
    }
}
