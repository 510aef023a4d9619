using System.Diagnostics;

namespace ReactorGen.Benchmarks.Harness;

/// <summary>What has been measured of one contestant in one row.</summary>
internal sealed class Measurement(Row row, Contestant contestant)
{
    private readonly List<double> _samples = [];

    internal Row Row => row;

    internal Contestant Contestant => contestant;

    /// <summary>How many operations one sample has.</summary>
    internal int Operations { get; set; } = Workload.Tasks;

    /// <summary>Nanoseconds per operation, the median of the rounds.</summary>
    internal double Median => _samples.Order().ElementAt(_samples.Count / 2);

    /// <summary>Nanoseconds per operation in the best round: what the code costs where nothing disturbs it.</summary>
    internal double Minimum => _samples.Min();

    /// <summary>Bytes allocated per operation by the measuring thread, which is the only one that works, in the last round.</summary>
    internal double Bytes { get; private set; }

    internal void Sample()
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        double nanoseconds = Run(Operations);
        Bytes = (double)(GC.GetAllocatedBytesForCurrentThread() - before) / Operations;
        _samples.Add(nanoseconds / Operations);
    }

    /// <summary>Runs so many operations and checks the result.</summary>
    /// <returns>The nanoseconds it took.</returns>
    /// <exception cref="WrongResultException">The result is not what the closed form says.</exception>
    internal double Run(int operations)
    {
        long start = Stopwatch.GetTimestamp();
        long result = contestant.Run(operations);
        double nanoseconds = Stopwatch.GetElapsedTime(start).TotalNanoseconds;
        long expected = row.Expected(operations);
        if (result != expected) throw new WrongResultException($"{row.Title} / {contestant.Name}: {operations} operations gave {result} instead of {expected}.");
        return nanoseconds;
    }
}

/// <summary>A contestant has not done its work.</summary>
internal sealed class WrongResultException(string message) : Exception(message);
