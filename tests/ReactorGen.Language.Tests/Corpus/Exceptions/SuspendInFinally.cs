// covers: 3.8
using ReactorGen;

namespace Corpus.Exceptions.SuspendInFinally;

public static partial class Program
{
    [ReactorTask]
    public static partial void Main(Trace t)
    {
        for (var i = 0; i < 5; i++)
        {
            try
            {
                t.Log(Once(t, i));
            }
            catch (Boom e)
            {
                t.Log(e);
            }
        }
    }

    [ReactorTask]
    private static partial int Once(Trace t, int i)
    {
        for (var round = 0; round < 2; round++)
        {
            try
            {
                if (i == 0) return Pause(i);
                if (i == 1) throw new Boom("pending");
                if (i == 2) continue;
                if (i == 3) break;
                Pause("falls through");
            }
            finally
            {
                Pause("finally");
                t.Log(round);
            }
        }

        return i * 10;
    }
}
