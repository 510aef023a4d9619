// covers: 3.11, 3.13, 4.1
// "goto case" enters a section again, and not its scope: the variables are the same.
using ReactorGen;

namespace Corpus.Closures.GotoCase;

public static partial class Program
{
    [ReactorTask]
    public static partial void Main(Trace t)
    {
        List<Func<int>> all = [];
        var round = 0;
        Pause();
        switch (Pause(0))
        {
            case 0:
                var n = round * 10;
                all.Add(() => n++);
                var m = round;
                all.Add(() => m);
                if (round++ < 2) goto case 1;
                break;
            case 1:
                var own = round;
                all.Add(() => own);
                goto case 0;
        }

        foreach (var f in all) t.Log(f() + Pause(f()));
    }
}
