// covers: 3.11, 3.10
// break leaves the switch, continue the round, return all of it.
using ReactorGen;

namespace Corpus.Statements.SwitchInLoops;

public static partial class Program
{
    [ReactorTask]
    public static partial void Main(Trace t)
    {
        t.Log(Find(t, 3));
        t.Log(Find(t, 100));
        Numbers(t);
    }

    [ReactorTask]
    private static partial int Find(Trace t, int wanted)
    {
        for (var i = 0; i < 6; i++)
        {
            switch (i % 4)
            {
                case 0:
                    Pause(i);
                    continue;
                case 1:
                    for (; ; )
                    {
                        if (Pause(true)) break;
                    }

                    break;
                case 3:
                    if (i == wanted) return Pause(i);
                    switch (Pause(i))
                    {
                        case 3: t.Log("inner"); break;
                    }

                    break;
            }

            t.Log($"end of {i}");
        }

        return -1;
    }

    [ReactorTask]
    private static partial void Numbers(Trace t)
    {
        while (true)
        {
            switch (Pause(1))
            {
                case 1:
                    try
                    {
                        Pause(2);
                        return;
                    }
                    finally
                    {
                        t.Log("left through a switch, a loop and a try");
                    }
            }
        }
    }
}
