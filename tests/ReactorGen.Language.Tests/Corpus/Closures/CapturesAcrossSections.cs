// covers: 3.11, 3.12, 4.1
using ReactorGen;

namespace Corpus.Closures.CapturesAcrossSections;

public static partial class Program
{
    [ReactorTask]
    private static partial int One(int[] xs, int lim)
    {
        int hits = 0;
        switch (xs.Where(x => x > lim).Select(x => x + hits++).Sum())
        {
            case > 5 when xs.Any(x => x == lim + 1) && Pause(true): hits += 10; break;
            case 5 when xs.All(x => x != hits):
            case 4: Pause(); hits += 100; goto case 9;
            case 9 when xs.Contains(lim): Pause(); break;
            case 9: hits += 1000; Pause(); break;
            case var n when xs.Count(x => x + n > lim) is var c and > 1: Pause(c); hits += c + n; break;
        }
        return hits;
    }
    [ReactorTask]
    public static partial void Main(Trace t)
    {
        t.Log(One([1, 2, 3], 1)); t.Log(One([1, 2, 3], 2)); t.Log(One([1, 2, 3], 3)); t.Log(One([1, 4], 2));
        object o = t;
        var d = 5;
        Func<int> f = null!;
        switch (o)
        {
            case Trace u when (f = () => d++) is not null && f() == 5: Pause(); u.Log(d + f()); goto default;
            case string s: t.Log(s); break;
            default: t.Log(f()); Pause(); t.Log(f() + d); break;
        }
        string r = o switch
        {
            Trace u when new Func<int>(() => { u.Log("in"); return d; })() == 7 => Pause("x") + d,
            Trace u when new Func<bool>(delegate { u.Log(d); return true; })() => Pause("y") + d++,
            _ => "z",
        };
        t.Log(r + d);
        lock (new Func<object>(() => o)()) t.Log(d);
        foreach (var e in new[] { 1, 2 }.Where(e => e < d)) { Pause(); t.Log(e); }
        if (new Func<int>(() => d)() is var g and > 3 && new Func<int>(() => g + d)() > Pause(2)) t.Log(g);
        throw_(() => d);
        try { throw new Boom(new Func<string>(() => "b" + d)() + Pause("p")); } catch (Boom b) { Pause(); t.Log(b.Message); }
    }
    private static void throw_(Func<int> f) { }
}
