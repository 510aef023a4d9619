using Xunit.Abstractions;

namespace ReactorGen.Runtime.Tests.Executors;

/// <summary>Counts the bytes that the whole process allocates while an operation is done many times, and prints a table.</summary>
internal static class SteadyState
{
    // On several threads cells go from one thread's pool to another's: it takes longer until a run finds all it wants where it looks.
    private const int Attempts = 25, SharedAttempts = 400;

    /// <summary>One line of the table.</summary>
    /// <param name="Name">What is done.</param>
    /// <param name="Run">Does it so many times as there are rounds.</param>
    /// <param name="Once">The bytes it may allocate however often it is done.</param>
    internal readonly record struct Row(string Name, Action Run, int Once = 0)
    {
        public static implicit operator Row((string Name, Action Run) row) => new(row.Name, row.Run);
    }

    /// <summary>
    /// Nothing at all on the thread of a loop. Of the whole process less than four bytes for each operation, where the smallest object has 24: the process that runs tests does other
    /// things now and then, the run around operations on a shared executor makes a task of the base library and a cell, and a cell that they want may lie in another thread's pool.
    /// </summary>
    public static void AssertAllocatesNothing(ExecutorKind kind, Row[] rows, int rounds, ITestOutputHelper output)
    {
        var failures = new List<string>();
        foreach ((string name, Action run, int once) in rows)
        {
            long limit = (4 * rounds) - 1, threadLimit = kind == ExecutorKind.Local ? once : limit;
            long least = long.MaxValue, leastOfThread = long.MaxValue;
            for (int attempt = 0; attempt < (kind == ExecutorKind.Local ? Attempts : SharedAttempts) && (least > (kind == ExecutorKind.Local ? once : limit) || leastOfThread > threadLimit); attempt++)
            {
                long before = GC.GetTotalAllocatedBytes(precise: true), beforeOfThread = GC.GetAllocatedBytesForCurrentThread();
                run();
                leastOfThread = Math.Min(leastOfThread, GC.GetAllocatedBytesForCurrentThread() - beforeOfThread);
                least = Math.Min(least, GC.GetTotalAllocatedBytes(precise: true) - before);
            }
            output.WriteLine($"{kind,-12}{name,-48}{least,8} bytes for {rounds} rounds");
            if (least > limit || leastOfThread > threadLimit) failures.Add($"{name}: {least} bytes for {rounds} rounds, {leastOfThread} of them on the thread that waits for it");
        }
        Assert.True(failures.Count == 0, string.Join("\n", failures));
    }
}
