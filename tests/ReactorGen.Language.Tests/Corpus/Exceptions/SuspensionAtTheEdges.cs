// covers: 3.6, 3.10
// First and last thing of a try; a try as the whole body; a try entered by a jump only.
using ReactorGen;

namespace Corpus.Exceptions.SuspensionAtTheEdges;

public static partial class Program
{
    [ReactorTask]
    public static partial void Main(Trace t)
    {
        for (var i = 0; i < 3; i++)
        {
            t.Log(Whole(t, i));
            if (i == 1) continue;
            try
            {
                Pause("first");
                t.Log("middle");
                Pause("last");
            }
            finally
            {
                t.Log("finally");
            }
        }
    }

    [ReactorTask]
    private static partial int Whole(Trace t, int i)
    {
        try
        {
            while (true)
            {
                if (Pause(i) == 0) return Pause(0);
                try
                {
                    if (i == 1) return Pause(10);
                    Pause();
                }
                finally
                {
                    t.Log("inner");
                }

                i--;
            }
        }
        finally
        {
            t.Log("whole");
        }
    }
}
