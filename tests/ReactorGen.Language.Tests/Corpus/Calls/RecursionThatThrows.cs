// covers: 0.4, 5.7
using ReactorGen;

namespace Corpus.Calls.RecursionThatThrows;

public static partial class Program
{
    [ReactorTask]
    public static partial void Main(Trace t)
    {
        for (var i = 0; i < 3; i++)
        {
            try
            {
                t.Log(Dive(t, i, 3));
            }
            catch (Boom e)
            {
                t.Log(e);
            }
        }

        t.Log(Dive(t, 0, 2));
    }

    [ReactorTask]
    private static partial int Dive(Trace t, int how, int depth)
    {
        using var resource = t.Open($"level {depth}");
        if (depth == 0)
        {
            if (how == 1) throw new Boom("at the bottom");
            if (how == 2) Fail(new Boom("at the bottom, suspended"));
            return Pause(0);
        }

        try
        {
            return Dive(t, how, depth - 1) + Pause(depth);
        }
        catch (Boom) when (depth == 2 && how == 2)
        {
            t.Log("caught half-way");
            return 1000;
        }
    }
}
