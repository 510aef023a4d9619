// covers: 3.3
using ReactorGen;

namespace Corpus.Loops.ForeachEnumerable;

public static partial class Program
{
    [ReactorTask]
    public static partial void Main(Trace t)
    {
        foreach (var n in new Numbers(t, 3))
        {
            if (n == 1) continue;
            Pause(n);
        }

        foreach (var n in new Numbers(t, 5).Where(n => n % 2 == 1).Select(n => n * 10))
        {
            Pause(n);
            if (n > 20) break;
        }

        IEnumerable<int> numbers = new Numbers(t, 2);
        foreach (long n in numbers) t.Log(n + Pause(1L));
        t.Log(Find(t, 2));
        try
        {
            foreach (var n in new Numbers(t, 3))
            {
                Pause(n);
                t.Throw<int>("body");
            }
        }
        catch (Boom e)
        {
            t.Log(e);
        }

        foreach (var n in new Numbers(t, 0)) Pause(n);
        IReadOnlyList<string> list = ["a"];
        foreach (var s in list) Pause(s);
    }

    [ReactorTask]
    private static partial string Find(Trace t, int wanted)
    {
        foreach (var n in new Numbers(t, 4))
        {
            try
            {
                if (Pause(n) == wanted) return Pause("found");
            }
            finally
            {
                t.Log($"leaving {n}");
            }
        }

        return "none";
    }
}
