// covers: 3.10
using ReactorGen;

namespace Corpus.Loops.Nested;

public static partial class Program
{
    [ReactorTask]
    public static partial void Main(Trace t)
    {
        t.Log(Search(t, 3));
        t.Log(Search(t, 99));
        var rounds = 0;
        while (true)
        {
            do
            {
                for (var i = 0; ; i++)
                {
                    if (i == 2) break;
                    foreach (var c in "ab")
                    {
                        if (c == 'b') continue;
                        Pause(c);
                    }
                }

                if (rounds > 0) break;
            }
            while (Pause(false));
            if (++rounds == 2) break;
        }

        t.Log(rounds);
    }

    [ReactorTask]
    private static partial int Search(Trace t, int wanted)
    {
        for (var a = 0; a < 3; a++)
        {
            for (var b = 0; b < 3; b++)
            {
                if (a == b) continue;
                if (Pause(a + b) == wanted) return (a * 10) + b;
                if (b == 2) break;
            }

            t.Log(a);
        }

        return -1;
    }
}
