namespace ReactorGen.Benchmarks;

/// <summary>What both sides of a comparison have in common, and the closed forms that their results must have.</summary>
internal static class Workload
{
    /// <summary>How many tasks are resumed in turn: a batch, as a server has one per look at its sockets.</summary>
    internal const int Tasks = 32;

    /// <summary>The value of a signal that is always ready.</summary>
    internal const long ReadyValue = 1000;

    /// <summary>Operations are handed out in whole batches.</summary>
    internal static int RoundUp(double operations) => Math.Max(1, (int)Math.Ceiling(operations / Tasks)) * Tasks;

    /// <summary>Each task stays in a chain of this depth and takes the numbers 0, 1, 2, ..</summary>
    internal static long Stay(int operations, int depth) => Tasks * (Triangle(operations / Tasks) + depth - 1);

    /// <summary>Each task calls the chain once for each of the numbers 0, 1, 2, ..</summary>
    internal static long Call(int operations, int depth) => Tasks * Triangle(operations / Tasks) + (long)operations * (depth - 1);

    /// <summary>One task calls the chain, which finds a value ready each time.</summary>
    internal static long AtOnce(int operations, int depth) => operations * (ReadyValue + depth - 1);

    /// <summary>Every spawned task adds the value of a signal and its own number.</summary>
    internal static long Spawn(int operations) => operations * ReadyValue + Triangle(operations);

    private static long Triangle(long count) => count * (count - 1) / 2;
}
