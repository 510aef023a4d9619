using System.Text;
using ReactorGen.Machines;

namespace ReactorGen;

/// <summary>Which tasks wait for which: what a leaf knows of the task that has to act before it can go on, such as the one it joins or the holder of a mutex.</summary>
/// <remarks>Made of dumps, of one executor or of several at once: tasks may wait for those of others.</remarks>
public sealed class TaskGraph
{
    private readonly IReadOnlyList<TaskDump> _tasks;
    private readonly Dictionary<Waker, int> _places = [];
    private readonly int[][] _waitsFor;

    /// <summary>Draws the graph.</summary>
    /// <param name="tasks">Dumps taken at about the same time.</param>
    public TaskGraph(IEnumerable<TaskDump> tasks)
    {
        ArgumentNullException.ThrowIfNull(tasks);
        _tasks = [.. tasks];
        for (int i = 0; i < _tasks.Count; i++) _places[_tasks[i].Identity] = i;
        _waitsFor = [.. _tasks.Select(Actors)];
        Deadlocks = FindCycles();
    }

    /// <summary>
    /// The rings of tasks each of which waits for the next, and the last for the first. Tasks that only wait for one of a ring are not part of it. Dumps of different
    /// executors are not taken at one moment: a ring across executors is certain when it is there twice.
    /// </summary>
    public IReadOnlyList<IReadOnlyList<TaskDump>> Deadlocks { get; }

    /// <summary>The tasks that a task waits for, as far as its leaves know them.</summary>
    /// <param name="task">One of those the graph was drawn of.</param>
    public IReadOnlyList<TaskDump> WaitsFor(TaskDump task)
    {
        for (int i = 0; i < _tasks.Count; i++)
        {
            if (ReferenceEquals(_tasks[i], task)) return [.. _waitsFor[i].Select(other => _tasks[other])];
        }
        throw new ArgumentException("The graph was not drawn of this dump.", nameof(task));
    }

    /// <summary>The deadlocks, one ring after another; empty where there is none.</summary>
    public override string ToString()
    {
        var text = new StringBuilder();
        foreach (IReadOnlyList<TaskDump> ring in Deadlocks)
        {
            if (text.Length > 0) text.AppendLine();
            text.Append("deadlock: ");
            foreach (TaskDump task in ring) text.Append(task.Name).Append(" #").Append(task.Id).Append(" -> ");
            text.Append(ring[0].Name).Append(" #").Append(ring[0].Id);
            foreach (TaskDump task in ring) text.AppendLine().Append(task);
        }
        return text.ToString();
    }

    private int[] Actors(TaskDump task) =>
        [.. task.Frames.Where(frame => !frame.Actor.IsDefault && _places.ContainsKey(frame.Actor)).Select(frame => _places[frame.Actor]).Distinct()];

    // Each task is entered once. A task on the path that is met again closes a ring.
    private List<IReadOnlyList<TaskDump>> FindCycles()
    {
        var rings = new List<IReadOnlyList<TaskDump>>();
        var place = new int[_tasks.Count];      // 0: not seen; n: the nth on the path; -1: done
        var path = new List<int>();
        var next = new List<int>();
        for (int start = 0; start < _tasks.Count; start++)
        {
            if (place[start] != 0) continue;
            Enter(start);
            while (path.Count > 0)
            {
                int task = path[^1];
                if (next[^1] == _waitsFor[task].Length)
                {
                    place[task] = -1;
                    path.RemoveAt(path.Count - 1);
                    next.RemoveAt(next.Count - 1);
                    continue;
                }
                int other = _waitsFor[task][next[^1]++];
                if (place[other] == 0) Enter(other);
                else if (place[other] > 0) rings.Add([.. path.Skip(place[other] - 1).Select(index => _tasks[index])]);
            }
        }
        return rings;

        void Enter(int task)
        {
            path.Add(task);
            next.Add(0);
            place[task] = path.Count;
        }
    }
}
