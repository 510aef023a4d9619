// covers: 1.21, 4.7, 5.4
using ReactorGen;

namespace Corpus.Expressions.TuplesEverything;

public static partial class Program
{
    [ReactorTask]
    private static partial (int Min, int Max, (string Name, int?[] Others) Info) Stats(params int[] xs)
    {
        (int lo, int hi) range = (int.MaxValue, int.MinValue);
        foreach (var x in xs)
        {
            range = (Math.Min(range.lo, Pause(x)), Math.Max(x, range.hi));
            range.lo += Pause(0);
        }

        return (range.lo, range.hi, ("s" + Pause(xs.Length), [null, Pause(1)]));
    }

    private static (int, string) Pair(Trace t, int n) { t.Log($"pair {n}"); return (n, $"p{n}"); }

    [ReactorTask]
    public static partial void Main(Trace t)
    {
        var stats = Stats(3, 1, 2);
        t.Log($"{stats.Min} {stats.Max} {stats.Info.Name} {stats.Info.Others.Length}");
        t.Log((Pause(1), "a") == (1, Pause("a")));
        t.Log(Pair(t, 1) == Pair(t, Pause(2)) || (Pause(1), (2, Pause(3))) != (1L, (2, 4.0)));
        (int A, int B) p = (Pause(1), 2);
        p.A = p.B + Pause(10);
        p = p with { B = Pause(20) };
        (byte, long?, object) converted = (Pause((byte)1), Pause(2), Pause("o"));
        t.Log($"{p} {converted.Item2 + 1} {converted.Item3}");
        var eight = (1, 2, 3, 4, 5, 6, 7, Pause(8), Pause(9));
        t.Log(eight.Item8 + eight.Rest.Item2);
        var dictionary = new Dictionary<(int, string), (bool Ok, string Why)> { [(Pause(1), "x")] = (true, Pause("why")) };
        if (dictionary.TryGetValue((1, Pause("x")), out var hit) && hit is (true, var why)) t.Log(why);
        if ((1, Pause(2), ("x", new int?[] { 5, 6 })) is (var min, _, (_, [var first, _])) && Pause(min) == 1) t.Log(min + first);
        var names = (p.A, p.B, Sum: p.A + Pause(p.B));
        t.Log(names.A + names.B + names.Sum);
        (int, int)? nothing = Pause(true) ? null : (1, 2);
        t.Log(nothing?.Item1 ?? Pause(-5));
    }

    private readonly struct Listish(int n) { public int Length => 2; public int this[int i] => n + i; }
}
