using Xunit.Abstractions;

namespace ReactorGen.Runtime.Tests.Executors;

/// <summary>Counts the bytes that the whole process allocates while an operation is done many times, and prints a table.</summary>
internal static class SteadyState
{
    private const int Attempts = 25;

    /// <summary>One line of the table.</summary>
    /// <param name="Name">What is done.</param>
    /// <param name="Run">Does it so many times as there are rounds.</param>
    /// <param name="Once">The bytes it may allocate however often it is done.</param>
    internal readonly record struct Row(string Name, Action Run, int Once = 0)
    {
        public static implicit operator Row((string Name, Action Run) row) => new(row.Name, row.Run);
    }

    /// <summary>Nothing at all on a loop of one thread; on a shared executor less than a byte for each operation, which leaves room for the run around them.</summary>
    public static void AssertAllocatesNothing(ExecutorKind kind, Row[] rows, int rounds, ITestOutputHelper output)
    {
        var failures = new List<string>();
        foreach ((string name, Action run, int once) in rows)
        {
            long limit = kind == ExecutorKind.Local ? once : rounds - 1;
            long least = long.MaxValue;
            for (int attempt = 0; attempt < Attempts && least > limit; attempt++)
            {
                long before = GC.GetTotalAllocatedBytes(precise: true);
                run();
                least = Math.Min(least, GC.GetTotalAllocatedBytes(precise: true) - before);
            }
            output.WriteLine($"{kind,-12}{name,-48}{least,8} bytes for {rounds} rounds");
            if (least > limit) failures.Add($"{name}: {least} bytes for {rounds} rounds");
        }
        Assert.True(failures.Count == 0, string.Join("\n", failures));
    }
}
