// covers: 3.13, 3.2
using ReactorGen;

namespace Corpus.Gotos.Backward;

public static partial class Program
{
    [ReactorTask]
    public static partial void Main(Trace t)
    {
        var round = 0;
    again:
        var text = $"round {round}";
        int late;
        t.Log(Pause(text));
        if (round % 2 == 0) late = Pause(round);
        else late = -round;
        t.Log(late);
        if (++round < 4) goto again;
        t.Log("out");
        {
        start:
            Pause(round);
            if (--round > 1) goto start;
        }

        {
        start:
            if (round-- > 0) goto start;
            t.Log(Pause(round));
        }
    }
}
