// covers: 3.1
using ReactorGen;

namespace Corpus.Loops.DoWhile;

public static partial class Program
{
    [ReactorTask]
    public static partial void Main(Trace t)
    {
        var n = 0;
        do n += Pause(1);
        while (n < 3);
        do
        {
            if (n == 4)
            {
                n = 10;
                continue;
            }

            n++;
            t.Log(n);
        }
        while (Pause(n) < 10);
        do
        {
            if (Pause(true)) break;
        }
        while (t.Throw<bool>("condition never reached"));
        do
        {
            int fresh = Pause(n);
            t.Log(fresh);
        }
        while (n++ < 11);
    }
}
