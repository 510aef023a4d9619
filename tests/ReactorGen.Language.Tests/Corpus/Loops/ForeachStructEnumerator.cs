// covers: 3.3
// The enumerator is a mutable struct: a copy would never move on.
using ReactorGen;

namespace Corpus.Loops.ForeachStructEnumerator;

public static partial class Program
{
    [ReactorTask]
    public static partial void Main(Trace t)
    {
        foreach (var step in new Steps(t, 3))
        {
            if (step == 2) continue;
            t.Log(step + Pause(step));
        }

        t.Log(First(t, 2));
        foreach (var a in new Steps(t, 2))
        {
            foreach (var b in new Steps(t, a))
            {
                if (Pause(b) == 2) break;
            }
        }

        try
        {
            foreach (var step in new Steps(t, 9))
            {
                Pause();
                if (step == 2) throw new Boom("in the body");
            }
        }
        catch (Boom e)
        {
            t.Log(e);
        }
    }

    [ReactorTask]
    private static partial int First(Trace t, int wanted)
    {
        foreach (var step in Pause(new Steps(t, 5)))
        {
            if (step == wanted) return Pause(step);
        }

        return 0;
    }
}
