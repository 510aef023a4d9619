// covers: 3.11, 3.12, 4.1
using ReactorGen;

namespace Corpus.Closures.LambdasInSwitchHeads;

public static partial class Program
{
    [ReactorTask]
    public static partial void Main(Trace t)
    {
        int k = Pause(1);
        if (int.TryParse("5", out var x)) Use(t, () => x + k);
        t.Log(x); Pause();
        switch (G(out var y)) { case 3 when H(() => y + k) > 0: Pause(); t.Log(y); break; default: t.Log("no"); break; }
        switch (G(out var z)) { case var q when H(() => z + q) > 0: Pause(); t.Log(z + q); break; default: t.Log("no"); break; }
        var s = G(out var w) switch { 3 when H(() => w) == 7 => Pause("seven"), _ => "other" };
        t.Log(s);
        var s2 = H(() => k) switch { var v when H(() => v + k) == 2 => Pause("two"), var v when v > 0 && (from i in Enumerable.Range(0, k + 3) where i > v select i).Count() == 2 => Pause("q"), _ => "other" };
        t.Log(s2);
        while (G(out var m) == 3 && H(() => m) > 5) { Pause(); t.Log(m); k++; if (k > 3) break; }
        t.Log(H(() => k));
    }
    private static int G(out int x) { x = 7; return 3; }
    private static int H(Func<int> f) => f();
    private static void Use(Trace t, Func<int> f) => t.Log(f());
}
