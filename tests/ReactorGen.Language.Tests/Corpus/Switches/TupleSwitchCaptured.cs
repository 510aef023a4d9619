// covers: 3.11, 4.1
using ReactorGen;

namespace Corpus.Switches.TupleSwitchCaptured;

public static partial class Program
{
    [ReactorTask]
    public static partial void Main(Trace t)
    {
        var functions = new List<Func<int>>();
        for (var i = 0; i < 4; i++)
        {
            switch (i, Pause(i * 2))
            {
                case (var a, var b) when Keep(() => a++ + b) && Pause(b) > 4:
                    functions.Add(() => a += 10);
                    t.Log(a + Pause(b));
                    break;
                case (0, _) or (_, 2) when Pause(i) == i:
                    functions.Add(() => i * 100);
                    break;
                case var (x, y):
                    functions.Add(() => x = y++);
                    t.Log(Pause(x) + y);
                    break;
            }
        }
        foreach (var f in functions) { t.Log(f()); t.Log(f() + Pause(0)); }

        bool Keep(Func<int> f) { functions.Add(f); t.Log("kept"); return true; }
    }
}
