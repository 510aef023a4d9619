using System.Runtime.CompilerServices;
using ReactorGen.Machines;

namespace ReactorGen;

/// <summary>
/// Which task, among all that the process has had: the same in every dump and for every handle, and never another's. A small value; the default one is nobody's.
/// </summary>
/// <remarks>
/// Numbers are given out when they are first asked for, so a task that nobody asks about costs nothing, and their order says nothing. A cell, which tasks use one after another, has
/// one, and which of its tasks it is says the other: <c>12.3</c>.
/// </remarks>
public readonly record struct TaskId
{
    private static readonly ConditionalWeakTable<Wakeable, StrongBox<long>> s_cells = [];
    private static long s_last;

    private readonly long _cell;
    private readonly int _life;

    private TaskId(long cell, int life)
    {
        _cell = cell;
        _life = life;
    }

    /// <summary>Whether it is the default value.</summary>
    public bool IsNone => _cell == 0;

    /// <summary>Two numbers with a point between them.</summary>
    public override string ToString() => IsNone ? "none" : $"{_cell}.{_life}";

    /// <summary>Of the task that a cell has in one of its lives. Any thread.</summary>
    internal static TaskId Of(Wakeable? cell, int generation) =>
        cell is null ? default : new TaskId(s_cells.GetValue(cell, static _ => new StrongBox<long>(Interlocked.Increment(ref s_last))).Value, generation);
}
