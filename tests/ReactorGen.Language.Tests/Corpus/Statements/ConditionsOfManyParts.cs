// covers: 1.13, 3.1
using ReactorGen;

namespace Corpus.Statements.ConditionsOfManyParts;

public static partial class Program
{
    [ReactorTask]
    public static partial void Main(Trace t)
    {
        foreach (var a in new[] { false, true })
        foreach (var b in new[] { false, true })
        foreach (var c in new[] { false, true })
        {
            if (a && Pause(b)) t.Log("and");
            if (a && Pause(b)) t.Log("and"); else t.Log("else");
            if (a || Pause(b)) t.Log("or");
            if (!(a || Pause(b)) && Pause(c)) t.Log("nor");
            if ((a && Pause(b) || c) && Pause(true)) { t.Log("mixed"); } else if (Pause(a) || b && Pause(c)) t.Log("mixed else");
            if (Pause(a) && b || Pause(c) && (Pause(a) || Pause(b))) t.Log("deep");
            int n = 0;
            while (n < 3 && Pause(a || n < 1)) n++;
            do n--; while (n > -2 && (Pause(b) || c));
            for (int i = 0; i < 2 && Pause(c); i++) n += 10;
            t.Log(n);
            t.Log(a && Pause(b) ? Pause(1) : 2);
            t.Log((a || Pause(b)) && c ? "x" : "y");
            if (Pause(n) is var k && k > 0 && Pause(k) is int m && m > 1) { Func<int> f = () => m + k; t.Log(f()); }
            if (t.Is("l", a) && (Pause(b) && t.Is("m", c) || Pause(!c))) { t.Log("in"); continue; }
            t.Log("out");
        }
    }
}
