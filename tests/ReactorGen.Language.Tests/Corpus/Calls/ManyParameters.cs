// covers: 4.3, 4.8
using ReactorGen;

namespace Corpus.Calls.ManyParameters;

public static partial class Program
{
    [ReactorTask]
    public static partial void Main(Trace t)
    {
        t.Log(Work(t, 1, "b", 2.5, null, [1, 2], (3, "x"), x => x + 1, new Counter { N = 4 }, Colour.Blue, 5, 'k', true));
        Unused(1, "never read", t);
    }

    [ReactorTask]
    private static partial string Work(Trace t, int a, string b, double c, object? d, int[] e, (int Left, string Right) f, Func<int, int> g, Counter h, Colour i, int? j, char k, bool l)
    {
        a++;
        Pause();
        b += a;
        h.Add(Pause(1));
        e[0] += a;
        f.Left = Pause(9);
        j = null;
        Pause();
        return $"{a} {b} {c} {d is null} {e[0]} {f.Left}{f.Right} {g(1)} {h.N} {i} {j is null} {k} {l}";
    }

    [ReactorTask]
    private static partial void Unused(int a, string b, Trace t)
    {
        Pause();
    }
}
