using System.Globalization;

namespace ReactorGen.Benchmarks.Harness;

/// <summary>The table.</summary>
internal static class ReportTable
{
    private const int NameWidth = 40;

    internal static void Print(IReadOnlyList<Measurement> measurements, TextWriter writer)
    {
        writer.WriteLine($"{"",-NameWidth} {"median",9} {"minimum",9} {"bytes",7} {"ratio of",9} {"ratio of",9} {"first",8} {"",6} {"",6}");
        writer.WriteLine($"{"",-NameWidth} {"ns/op",9} {"ns/op",9} {"per op",7} {"medians",9} {"minima",9} {"landing",8} {"goal",6} {"",6}");
        foreach (IGrouping<Row, Measurement> row in measurements.GroupBy(m => m.Row))
        {
            writer.WriteLine();
            writer.WriteLine(row.Key.Title);
            Measurement first = row.First();
            foreach (Measurement measurement in row) writer.WriteLine(Line(measurement, first));
        }
    }

    private static string Line(Measurement measurement, Measurement first)
    {
        double ratio = measurement.Median / first.Median, minima = measurement.Minimum / first.Minimum;
        Row row = measurement.Row;
        string targets = measurement.Contestant.IsOurs && row is { FirstLanding: { } landing, Goal: { } goal }
            ? string.Create(CultureInfo.InvariantCulture, $" {landing,8:F2} {goal,6:F2}  {Verdict(minima, landing, goal)}")
            : "";
        return string.Create(CultureInfo.InvariantCulture,
            $"  {measurement.Contestant.Name,-(NameWidth - 2)} {measurement.Median,9:F1} {measurement.Minimum,9:F1} {Math.Round(measurement.Bytes),7:F0} {ratio,9:F3} {minima,9:F3}{targets}");
    }

    /// <summary>Judged by the minima: on a machine that others use too, disturbance only ever adds, and not to everybody alike.</summary>
    private static string Verdict(double minima, double landing, double goal) => minima <= goal ? "goal" : minima <= landing ? "landed" : "misses";
}
