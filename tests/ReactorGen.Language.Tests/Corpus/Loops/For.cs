// covers: 3.1, 3.2
using ReactorGen;

namespace Corpus.Loops.For;

public static partial class Program
{
    [ReactorTask]
    public static partial void Main(Trace t)
    {
        for (var i = 0; i < 2; i++) Pause(i);
        for (int i = 0, j = Pause(5); i < j; i += 2, j -= Pause(1)) t.Log($"{i} {j}");
        for (var i = Pause(1); Pause(i) < 3; i += Pause(1)) t.Log(i);
        int x, y;
        for (x = Pause(0), y = 3; x < y; x++, t.Log("iterator"), Pause(x))
        {
            if (x == 1) continue;
            t.Log(x * y);
        }

        for (; ; )
        {
            if (++x > 5) break;
            Pause(x);
        }

        for (_ = Pause("initialiser"), t.Log("second"); x < 8; x++) ;
        for (var text = ""; text.Length < 2; text += Pause("x"))
        {
            var length = text.Length;
            Pause();
            t.Log(length);
        }

        for (; Pause(false);) t.Log("never");
        t.Log(x);
    }
}
