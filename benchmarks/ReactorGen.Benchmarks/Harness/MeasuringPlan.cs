namespace ReactorGen.Benchmarks.Harness;

/// <summary>Warms up, finds out how much one sample is, and takes the samples of all contestants in turn.</summary>
internal static class MeasuringPlan
{
    internal static IReadOnlyList<Measurement> Run(IEnumerable<Row> rows, int rounds, double milliseconds)
    {
        List<Measurement> measurements = [.. rows.SelectMany(row => row.Contestants.Select(contestant => new Measurement(row, contestant)))];
        WarmUpTogether(measurements);
        foreach (Measurement measurement in measurements) Settle(measurement, milliseconds);
        // What lives on is old from here on, as in a server that has run for a while: stores between old objects are the cheap ones.
        GC.Collect();
        GC.Collect();
        foreach (Measurement measurement in measurements) measurement.Run(measurement.Operations);
        for (int round = 0; round < rounds; round++)
        {
            // Each round starts somewhere else, so that nobody always runs after the same neighbour.
            int shift = round * measurements.Count / rounds;
            for (int i = 0; i < measurements.Count; i++) measurements[(i + shift) % measurements.Count].Sample();
        }
        return measurements;
    }

    /// <summary>
    /// All a little at a time, so that what they share (run queue, pools, value task sources) is profiled with many types, as in a program, and not
    /// made for the first of them. The pauses are the compiler's, which waits until nothing new has been called for 100 ms.
    /// </summary>
    private static void WarmUpTogether(List<Measurement> measurements)
    {
        for (int cycle = 0; cycle < 120; cycle++)
        {
            foreach (Measurement measurement in measurements) measurement.Run(Workload.Tasks * (1 + cycle % 3));
            if (cycle % 12 == 11) Thread.Sleep(150);
        }
    }

    /// <summary>Alone, until it gets no faster: its optimised code is then in place. Then the size of a sample follows.</summary>
    private static void Settle(Measurement measurement, double milliseconds)
    {
        double best = double.MaxValue;
        int operations = Workload.Tasks;
        for (int sinceBetter = 0; sinceBetter < 6; sinceBetter++)
        {
            double perOperation = measurement.Run(operations) / operations;
            for (int i = 0; i < 3; i++) perOperation = Math.Min(perOperation, measurement.Run(operations) / operations);
            if (perOperation < best * 0.95) sinceBetter = -1;
            best = Math.Min(best, perOperation);
            operations = Workload.RoundUp(milliseconds * 1e6 / 8 / best);
            Thread.Sleep(20);
        }
        measurement.Operations = Workload.RoundUp(milliseconds * 1e6 / best);
    }
}
