using System.Text;
using ReactorGen.Machines;
using ReactorGen.Tasks;

namespace ReactorGen;

/// <summary>Where one task stands: its logical stack at the moment the dump was taken.</summary>
public sealed class TaskDump
{
    private TaskDump(TaskCell cell, long state, List<StackEntry> frames)
    {
        Identity = new Waker(cell, TaskBits.Generation(state));
        Name = cell.Name;
        Executor = cell.Owner.Name;
        Frames = frames;
        Status = TaskBits.Is(state, TaskBits.Running) ? "running" : TaskBits.Is(state, TaskBits.Notified) ? "runnable" : "waiting";
        if (TaskBits.Is(state, TaskBits.Cancelled)) Status += ", cancelled";
        SuspendedFor = TimeSpan.FromMilliseconds(unchecked((uint)Environment.TickCount64 - (uint)cell.SuspendedAt));
    }

    /// <summary>Which task it is: the same in every dump that is taken of it, however many tasks have its name.</summary>
    public TaskId Id => TaskId.Of(Identity.Target, Identity.Generation);

    /// <summary>The task's name.</summary>
    public string Name { get; }

    /// <summary>The name of its executor.</summary>
    public string Executor { get; }

    /// <summary><c>running</c>, <c>runnable</c> or <c>waiting</c>, with <c>, cancelled</c> where it has been asked to end.</summary>
    public string Status { get; }

    /// <summary>
    /// How long ago the task suspended last, or was spawned if it never has; to about a hundredth of a second, and modulo 49 days. Of a task that runs it includes
    /// the running.
    /// </summary>
    public TimeSpan SuspendedFor { get; }

    /// <summary>The frames, outermost first, then what the innermost waits for; where the task runs, its last known points.</summary>
    public IReadOnlyList<StackEntry> Frames { get; }

    /// <summary>
    /// One line for the task and one for each frame, the innermost first, as in a stack trace; the branches of a Join or Race indented, above the frame
    /// that waits for them.
    /// </summary>
    public override string ToString()
    {
        var text = new StringBuilder();
        text.Append(Name).Append(" #").Append(Id).Append(" (").Append(Status).Append(", ").Append(Short(SuspendedFor)).Append(')');
        for (int i = Frames.Count - 1; i >= 0; i--) text.AppendLine().Append(' ', 3 * (Frames[i].Depth + 1)).Append(Frames[i]);
        return text.ToString();
    }

    /// <summary>What a leaf that waits for this very task keeps.</summary>
    internal Waker Identity { get; }

    /// <summary>Of a task that nobody runs while this reads it, or that the caller itself runs.</summary>
    /// <param name="cell">The task.</param>
    /// <param name="isClaimed">Whether the caller holds the task only in order to read it.</param>
    internal static TaskDump Of(TaskCell cell, bool isClaimed = false)
    {
        var frames = new List<StackEntry>();
        var writer = new StackWriter(frames);
        cell.Describe(ref writer);
        return new TaskDump(cell, Volatile.Read(ref cell.State) & ~(isClaimed ? TaskBits.Running : 0), frames);
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
        return new TaskDump(cell, Volatile.Read(ref cell.State), frames);
    }

    private static string Short(TimeSpan time) =>
        time.TotalSeconds < 1 ? $"{time.TotalMilliseconds:0} ms" : time.TotalMinutes < 1 ? $"{time.TotalSeconds:0.0} s" : time.ToString(@"d\.hh\:mm\:ss");
}
