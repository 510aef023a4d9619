// covers: 3.6, 3.8
using ReactorGen;

namespace Corpus.Exceptions.ThrowThroughFinally;

public static partial class Program
{
    [ReactorTask]
    public static partial void Main(Trace t)
    {
        for (var i = 0; i < 4; i++)
        {
            try
            {
                Deep(t, i);
            }
            catch (Exception e)
            {
                t.Log(e);
            }
        }
    }

    [ReactorTask]
    private static partial void Deep(Trace t, int where)
    {
        try
        {
            if (where == 0) throw new Boom("0");
            try
            {
                Pause(1);
                if (where == 1) throw new Boom("1");
                try
                {
                    Fail(new Boom("leaf"));
                }
                finally
                {
                    t.Log("innermost");
                    if (where == 2) t.Throw<int>("replaces the pending one");
                }
            }
            finally
            {
                t.Log("middle");
            }
        }
        finally
        {
            t.Log("outer");
            if (where == 3) throw new InvalidOperationException("replaces it too");
        }
    }
}
