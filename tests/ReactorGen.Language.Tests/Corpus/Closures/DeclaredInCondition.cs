// covers: 3.2, 4.1
using ReactorGen;

namespace Corpus.Closures.DeclaredInCondition;

public static partial class Program
{
    [ReactorTask]
    public static partial void Main(Trace t)
    {
        if (Pause(3) == G(out var x)) Use(t, () => x);
        t.Log(x); Pause();
        if (Pause(3) is var a && a > G(out var y)) t.Log("no"); else Use(t, () => y + a);
        t.Log(y + a); Pause();
        object o = Pause("s");
        if (o is not string s || s.Length > Pause(5)) { t.Log("none"); return; }
        Func<string> f = () => s; Pause(); t.Log(f());
        while (Pause(3) == G(out var z)) { Use(t, () => z); break; }
        if (Pause(true) && o is string u) Use(t, () => u.Length); 
    }
    private static int G(out int x) { x = 7; return 3; }
    private static void Use(Trace t, Func<int> f) => t.Log(f());
}
