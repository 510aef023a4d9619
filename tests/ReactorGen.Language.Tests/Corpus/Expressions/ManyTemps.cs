// covers: 1.1, 4.9
using ReactorGen;

namespace Corpus.Expressions.ManyTemps;

public static partial class Program
{
    [ReactorTask]
    public static partial void Main(Trace t)
    {
        var x = 1;
        t.Log(F(x, x++, Pause(x), x++, Pause(x), $"{x++}", Pause(x), x, F(x, x++, Pause(x), 0, 0, "in", x++, x, "z")));
        t.Log(x);
        t.Log(t.V("a", 1) + t.V("b", 2L) + t.V("c", 3f) + Pause(4) + t.V("e", 5d) + Pause("s") + t.V("g", 'g') + Pause(t.V("h", true)) + x);
        t.Log((x + (x + (x + (x + Pause(x = 0) + x) + x) + x)) + x);
    }

    private static string F(int a, int b, int c, int d, int e, string f, int g, int h, string i) => $"{a},{b},{c},{d},{e},{f},{g},{h},[{i}]";
}
