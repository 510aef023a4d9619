// covers: 3.2, 4.2, 4.4
using ReactorGen;

namespace Corpus.Statements.ConditionsWithVariables;

public static partial class Program
{
    [ReactorTask]
    public static partial void Main(Trace t)
    {
        object o = Pause<object>("hello");
        if (!(Pause(o) is string { Length: > 2 } s) || Pause(s.Length) < 0) { t.Log("no"); return; }
        t.Log(s);
        if (int.TryParse(Pause("4"), out var n) && Pause(n) is var m and > 3 && (m, n) is (4, int k) && Pause(k) == 4) t.Log(n + m + k);
        var queue = new Queue<int>([1, 2, 3]);
        var fs = new List<Func<int>>();
        while (queue.TryDequeue(out var x) && Pause(x) is var y && y < 3)
        {
            fs.Add(() => x++ * 10 + y);
            if (Pause(y) == 1) continue;
            x += 5;
        }
        foreach (var f in fs) { t.Log(f()); t.Log(f()); }
        bool b = Pause(true) && int.TryParse("12", out var z) && z > Pause(3);
        t.Log(b);
        t.Log(Pause(o) is string { Length: var len } and [var c, .., 'o'] && Pause(len) == 5 ? c + len : 0);
        int w;
        if (Pause(true) && (w = Pause(3)) > 2 || (w = 5) > 2) t.Log(w);
        do { if (Pause(fs.Count) is 2 and var q) { fs.Add(() => q); continue; } fs.Clear(); } while (fs.Count is > 0 and var left && Pause(left) > 0);
        t.Log(fs.Count);
        for (var (i, j) = (0, Pause(3)); i < j && Pause(i) is var p; i++, j -= Pause(1)) t.Log(p + j);
        t.Log(o is not string v ? "none" : v + Pause(v.Length));
        switch (Pause(3)) { case > 2 and var g when (g += Pause(1)) > 3 && g is 4: t.Log(g); break; case var h: t.Log(h); break; }
    }
}
