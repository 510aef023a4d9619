namespace ReactorGen.Language.Tests.Harness;

/// <summary>What random programs call and do not suspend in: compiled once, instead of in each of them.</summary>
public static class Operations
{
    public static int Three(int a, int b, int c) => unchecked((a * 100) + (b * 10) + c);

    public static int Set(ref int target, int value) => target = value;

    public static int? Maybe(int x) => (x & 1) == 0 ? null : x;

    /// <summary>Logs what a program has left in its variables.</summary>
    public static void LogState(Trace t, int value, Node node, int[] array, Counter[] counters)
    {
        t.Log($"{value} {node.Field} {node.Counter} {node.Value} {counters[0]} {counters[1]}");
        t.Log((object)array);
    }
}
