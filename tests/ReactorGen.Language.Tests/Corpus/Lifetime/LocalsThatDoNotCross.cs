// covers: 4.5, 4.9
// Some live in one segment only, some cross a join but no suspension, some cross both.
using ReactorGen;

namespace Corpus.Lifetime.LocalsThatDoNotCross;

public static partial class Program
{
    [ReactorTask]
    public static partial void Main(Trace t)
    {
        for (var i = 0; i < 3; i++)
        {
            var segment = i * 2;
            t.Log(segment);
            int joined;
            if (Pause(i) == 1)
            {
                joined = 10;
            }
            else
            {
                joined = 20;
                Pause();
                joined++;
            }

            t.Log(joined);
            var crossing = joined + segment;
            Pause();
            var after = crossing + 1;
            if (after > 10) after--;
            t.Log(after);
        }

        int late;
        Pause();
        late = 5;
        t.Log(late);
        var dead = 1;
        Pause();
        dead = 2;
        t.Log(dead);
    }
}
