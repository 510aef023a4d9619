// covers: 3.13, 4.1
using ReactorGen;

namespace Corpus.Gotos.GotoFreshVariables;

public static partial class Program
{
    [ReactorTask]
    public static partial void Main(Trace t)
    {
        var list = new List<Func<int>>();
        var n = 0;
        again:
        {
            var x = Pause(n);
            list.Add(() => x++);
            list.Add(() => x * 10);
            if (++n < 3) goto again;
            inner:
            var y = x;
            list.Add(() => y += x);
            if (Pause(n++) < 5) goto inner;
        }
        foreach (var f in list) t.Log(f());
        var m = 0;
        top:
        try
        {
            var z = m;
            list.Add(() => z);
            if (m++ < 2) goto top;
        }
        finally { t.Log("left " + Pause(m)); }
        t.Log(list[^1]() + list[^2]());
        for (var i = 0; ; i++)
        {
            for (var j = 0; ; j++)
            {
                if (Pause(i * j) > 3) goto done;
                if (j > 2) goto next;
            }
            next: t.Log(i);
        }
        done: t.Log("done");
    }
}
