using System.Text;
using ReactorGen.Machines;
using ReactorGen.Tasks;

namespace ReactorGen;

/// <summary>Where one task stands: its logical stack at the moment the dump was taken.</summary>
public sealed class TaskDump
{
    internal TaskDump(string name, string status, IReadOnlyList<StackEntry> frames)
    {
        Name = name;
        Status = status;
        Frames = frames;
    }

    /// <summary>The task's name.</summary>
    public string Name { get; }

    /// <summary><c>running</c>, <c>runnable</c> or <c>waiting</c>, with <c>, cancelled</c> where it has been asked to end.</summary>
    public string Status { get; }

    /// <summary>The frames, outermost first, then what the innermost waits for; where the task runs, its last known points.</summary>
    public IReadOnlyList<StackEntry> Frames { get; }

    /// <summary>
    /// One line for the task and one for each frame, the innermost first, as in a stack trace; the branches of a Join or Race indented, above the frame
    /// that waits for them.
    /// </summary>
    public override string ToString()
    {
        var text = new StringBuilder();
        text.Append(Name).Append(" (").Append(Status).Append(')');
        for (int i = Frames.Count - 1; i >= 0; i--) text.AppendLine().Append(' ', 3 * (Frames[i].Depth + 1)).Append(Frames[i]);
        return text.ToString();
    }

    /// <summary>Of a task that nobody runs while this reads it, or that the caller itself runs.</summary>
    /// <param name="cell">The task.</param>
    /// <param name="isClaimed">Whether the caller holds the task only in order to read it.</param>
    internal static TaskDump Of(TaskCell cell, bool isClaimed = false)
    {
        var frames = new List<StackEntry>();
        var writer = new StackWriter(frames);
        cell.Describe(ref writer);
        return Make(cell, frames, isClaimed ? TaskBits.Running : 0);
    }

    /// <summary>Of a task that another thread runs: what can be seen of it.</summary>
    internal static TaskDump OfRunning(TaskCell cell)
    {
        var frames = new List<StackEntry>();
        try
        {
            var writer = new StackWriter(frames);
            cell.Describe(ref writer);
        }
        catch (NullReferenceException)
        {
            // A frame that has just ended: those above it stand.
        }
        return Make(cell, frames, hidden: 0);
    }

    private static TaskDump Make(TaskCell cell, List<StackEntry> frames, long hidden)
    {
        long state = Volatile.Read(ref cell.State) & ~hidden;
        string status = TaskBits.Is(state, TaskBits.Running) ? "running" : TaskBits.Is(state, TaskBits.Notified) ? "runnable" : "waiting";
        if (TaskBits.Is(state, TaskBits.Cancelled)) status += ", cancelled";
        return new TaskDump(cell.Name, status, frames);
    }
}
