using System.Diagnostics;
using System.Globalization;

/// <summary>How long one thing took, each time.</summary>
internal sealed class Samples
{
    private readonly List<(double Elapsed, double Processor)> _all = [];

    public int Count => _all.Count;

    /// <summary>The shortest, in milliseconds.</summary>
    public double Elapsed => _all.Min(s => s.Elapsed);

    /// <summary>The least that all threads together needed, in milliseconds: other processes hardly count.</summary>
    public double Processor => _all.Min(s => s.Processor);

    public void Clear() => _all.Clear();

    public void Measure(Action action)
    {
        GC.Collect();
        TimeSpan before = Environment.CpuUsage.TotalTime;
        var watch = Stopwatch.StartNew();
        action();
        double elapsed = watch.Elapsed.TotalMilliseconds;
        _all.Add((elapsed, (Environment.CpuUsage.TotalTime - before).TotalMilliseconds));
    }
}

/// <summary>The generator beside the compiler, for one kind of run.</summary>
/// <param name="Aim">In per cent; null where there is none.</param>
internal sealed record Row(string Name, string Pass, int? Aim)
{
    public Samples Ours { get; } = new();

    public Samples Theirs { get; } = new();
}

/// <summary>All rows, printed as a table for a README.</summary>
internal sealed class Table(Row[] rows)
{
    public Row this[int index] => rows[index];

    public void Clear()
    {
        foreach (Row row in rows)
        {
            row.Ours.Clear();
            row.Theirs.Clear();
        }
    }

    public void Print()
    {
        Console.WriteLine("| after | generator, ms | the compiler's pass | ms | ratio | of processor time | aim |");
        Console.WriteLine("|---|---|---|---|---|---|---|");
        foreach (Row row in rows)
        {
            double ratio = 100 * row.Ours.Elapsed / row.Theirs.Elapsed;
            string aim = row.Aim is { } most ? $"{most} %, {(ratio < most ? "met" : "missed")}" : "";
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"| {row.Name} | {row.Ours.Elapsed:F1} | {row.Pass} | {row.Theirs.Elapsed:F0} | {ratio:F1} % | {100 * row.Ours.Processor / row.Theirs.Processor:F1} % | {aim} |"));
        }
    }
}
