// What suspending, resuming, calling, spawning and throwing cost: async methods beside [ReactorTask] methods, in one run.
// See ../README.md for the columns and for how a run goes.
using System.Runtime.InteropServices;
using ReactorGen;
using ReactorGen.Benchmarks;
using ReactorGen.Benchmarks.Harness;

if (BenchmarkOptions.Parse(args) is not { } options)
{
    Console.Error.WriteLine(BenchmarkOptions.Usage);
    return 2;
}
using var executor = new LocalExecutor();
List<Row> rows = [];
foreach (Row row in Rows.All(executor))
{
    Contestant[] chosen = [.. row.Contestants.Where(contestant => options.Selects($"{row.Title} / {contestant.Name}"))];
    if (chosen.Length > 0) rows.Add(row with { Contestants = chosen });
}
try
{
    IReadOnlyList<Measurement> measurements = MeasuringPlan.Run(rows, options.Rounds, options.Milliseconds);
    Console.WriteLine($"{RuntimeInformation.FrameworkDescription}, {Environment.ProcessorCount} cores; {options.Rounds} rounds of {options.Milliseconds} ms, in turn; ratios to the first line of each row");
    ReportTable.Print(measurements, Console.Out);
    if (options.Json is { } path) ReportJson.Write(measurements, path);
    return 0;
}
catch (WrongResultException wrong)
{
    Console.Error.WriteLine(wrong.Message);
    return 1;
}
