// covers: 3.1, 3.10
using ReactorGen;

namespace Corpus.Loops.ContinueRunsTheIterator;

public static partial class Program
{
    [ReactorTask]
    public static partial void Main(Trace t)
    {
        for (var i = 0; i < 4; i += t.V("iterator", 1))
        {
            if (i == 0) continue;
            if (Pause(i) == 1) continue;
            try
            {
                if (i == 2) continue;
                Pause("in try");
            }
            finally
            {
                t.Log($"finally {i}");
            }

            t.Log("end of body");
        }
    }
}
