// covers: 3.11, 3.12, 1.29
using ReactorGen;

namespace Corpus.Switches.GuardsWithSideEffects;

public static partial class Program
{
    private sealed class Probe(Trace t, int a, string? b) { public int A => t.V("A", a); public string? B => t.V("B", b); public Probe? Inner { get; init; } public int this[int i] => t.V($"[{i}]", a + i); public int Count => t.V("Count", 2); public void Deconstruct(out int x, out string? y) { t.Log("Deconstruct"); x = a; y = b; } }

    [ReactorTask] private static partial bool G(Trace t, string n, bool v) { t.Log($"guard {n}"); return Pause(v); }

    [ReactorTask]
    private static partial string Test(Trace t, Probe? p, int i)
    {
        switch (p)
        {
            case null when G(t, "null", i > 0): return "null guarded";
            case null: return "null";
            case { A: 1 } when G(t, "a1", false): return "never";
            case { A: 1, B: "x" or "y" } when G(t, "xy", i == 0): return "xy";
            case (1, { Length: > 1 and var n }) when G(t, "deconstruct", n == i): return $"length {n}";
            case [var first, var second] when G(t, "list", first > 5): return $"list {first} {second}";
            case { Inner: { A: var inner } nested } when G(t, "inner", inner > i): p = nested; goto case null;
            case { Inner.Inner: not null } or { A: < 0 }: return "deep" + Pause(i);
            case { B: { } b } when (i += Pause(b.Length)) > 3 || G(t, "late", true): return b + i;
            default: return "default";
        }
    }

    [ReactorTask]
    public static partial void Main(Trace t)
    {
        var leaf = new Probe(t, 1, "x");
        Probe?[] all = [null, leaf, new(t, 1, "long"), new(t, 6, null), new(t, 2, null) { Inner = leaf }, new(t, -1, null), new(t, 3, "bb"), new(t, 0, null) { Inner = new(t, 0, "z") { Inner = leaf } }];
        for (var i = 0; i < 3; i++) foreach (var p in all) t.Log(Test(t, p, i));
    }
}
