// covers: 3.11
using ReactorGen;

namespace Corpus.Switches.GuardsOverOwnLists;

public readonly struct Seg(Trace t, int[] a) { public int Length => t.V("Len", a.Length); public int this[int i] => t.V("at" + i, a[i]); public Seg Slice(int s, int n) { t.Log($"slice {s} {n}"); return new(t, a[s..(s + n)]); } public override string ToString() => string.Join(",", a); }

public static partial class Program
{
    [ReactorTask]
    private static partial string F(Trace t, Seg? s)
    {
        switch (s)
        {
            case [] when Pause(1) > 1: return "never";
            case null: return "null";
            case [1, .. [2, ..] tail] when Pause(tail.Length) > 5: return "no";
            case [1, .. var tail] when Pause($"{tail}") == "2": return "one two";
            case [_, .., 9] when Pause(false): return "no";
            case [var first, .. var mid, var last] when first < last && Pause(true): return $"{first}<{mid}<{last}";
            case [.., 4 or 5] or [3]: return "ends";
            case { Length: 0 }: return "empty";
            default: return "?";
        }
    }

    [ReactorTask]
    public static partial void Main(Trace t)
    {
        t.Log(F(t, null));
        foreach (var a in new int[][] { [], [1], [3], [1, 2], [1, 2, 3], [5, 4], [2, 9], [9, 2, 9], [7, 5] }) t.Log(F(t, new Seg(t, a)));
    }
}
