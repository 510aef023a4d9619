using System.Text.Json;

namespace ReactorGen.Benchmarks.Harness;

/// <summary>The same for machines.</summary>
internal static class ReportJson
{
    private static readonly JsonSerializerOptions s_indented = new() { WriteIndented = true };

    internal static void Write(IReadOnlyList<Measurement> measurements, string path) =>
        File.WriteAllText(path, JsonSerializer.Serialize(measurements.Select(m => new
        {
            row = m.Row.Title,
            contestant = m.Contestant.Name,
            operations = m.Operations,
            medianNanoseconds = m.Median,
            minimumNanoseconds = m.Minimum,
            bytes = m.Bytes,
            ours = m.Contestant.IsOurs,
            firstLanding = m.Contestant.IsOurs ? m.Row.FirstLanding : null,
            goal = m.Contestant.IsOurs ? m.Row.Goal : null,
        }), s_indented));
}
