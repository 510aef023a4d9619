// covers: 3.4, 3.10
using ReactorGen;

namespace Corpus.Using.Exits;

public static partial class Program
{
    [ReactorTask]
    public static partial void Main(Trace t)
    {
        for (var i = 0; i < 6; i++)
        {
            try
            {
                t.Log(Leave(t, i));
            }
            catch (Boom e)
            {
                t.Log(e);
            }
        }
    }

    [ReactorTask]
    private static partial string Leave(Trace t, int how)
    {
        foreach (var round in new[] { 1, 2 })
        {
            using (t.Open($"outer {how}"))
            {
                using var inner = t.Open("inner");
                if (how == 0) return "at once";
                Pause(how);
                if (how == 1) return Pause("return");
                if (how == 2) throw new Boom("throw");
                if (how == 3) break;
                if (how == 4) continue;
                Pause("falls through");
            }

            t.Log(round);
        }

        return "end";
    }
}
