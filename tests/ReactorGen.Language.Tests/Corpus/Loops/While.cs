// covers: 3.1
using ReactorGen;

namespace Corpus.Loops.While;

public static partial class Program
{
    [ReactorTask]
    public static partial void Main(Trace t)
    {
        var n = 3;
        while (n > 0) n -= Pause(1);
        while (Pause(n) < 2) n++;
        while (n < 100 && Pause(true) || Pause(false))
        {
            n *= 5;
            if (n == 10) continue;
            t.Log(n);
            if (n > 50) break;
        }

        while (Pause(false)) t.Log("never");
        while (n-- > 248)
        {
            var copy = n;
            Pause();
            t.Log(copy);
        }

        t.Log(n);
    }
}
