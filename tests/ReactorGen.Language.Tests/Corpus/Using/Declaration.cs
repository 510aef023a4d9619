// covers: 3.4
using ReactorGen;

namespace Corpus.Using.Declaration;

public static partial class Program
{
    [ReactorTask]
    public static partial void Main(Trace t)
    {
        using var a = t.Open("a");
        Pause(1);
        using Resource b = t.Open("b"), c = t.Open("c");
        {
            using var d = t.Open("d");
            Pause(2);
        }

        t.Log("after d");
        for (var i = 0; i < 3; i++)
        {
            using var e = t.Open($"e{i}");
            if (Pause(i) == 1) continue;
            using var f = Pause(t.Open("f"));
            if (i == 2) break;
            t.Log(e.Name + f.Name);
        }

        if (Pause(true))
        {
            using var g = t.Open("g");
            t.Log(Nested(t));
        }
    }

    [ReactorTask]
    private static partial int Nested(Trace t)
    {
        using var h = t.Open("h");
        using (t.Open("i"))
        {
            return Pause(5);
        }
    }
}
