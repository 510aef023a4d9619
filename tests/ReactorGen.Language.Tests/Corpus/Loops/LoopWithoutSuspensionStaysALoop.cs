// covers: 3.1
using ReactorGen;

namespace Corpus.Loops.LoopWithoutSuspensionStaysALoop;

public static partial class Program
{
    [ReactorTask]
    public static partial void Main(Trace t)
    {
        var total = Pause(0);
        for (var i = 0; i < 3; i++)
        {
            foreach (var j in new[] { 1, 2 })
            {
                if (j == 2) continue;
                total += i * j;
                while (total > 100) break;
            }
        }

        Pause(total);
        for (var i = 0; i < 2; i++)
        {
            var square = 0;
            for (var j = 0; j < 3; j++)
            {
                if (j == 1) continue;
                square += j;
            }

            Pause(square);
            switch (i)
            {
                case 0: continue;
                case 1: break;
            }

            t.Log("last");
        }
    }
}
