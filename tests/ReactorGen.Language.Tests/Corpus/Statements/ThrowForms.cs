// covers: 3.1, 1.23
using ReactorGen;

namespace Corpus.Statements.ThrowForms;

public static partial class Program
{
    [ReactorTask]
    public static partial void Main(Trace t)
    {
        for (var i = 0; i < 5; i++)
        {
            try
            {
                t.Log(Pick(t, i));
            }
            catch (Exception e)
            {
                t.Log(e);
            }
        }

        throw new Boom("the end");
    }

    [ReactorTask]
    private static partial int Pick(Trace t, int i)
    {
        if (i == 0) throw new Boom("before any suspension");
        Pause(i);
        if (i == 1) throw new Boom("after one");
        if (i == 2) throw new Boom("in an argument " + Inner(t));
        Fail(new InvalidOperationException("from a leaf"));
        return i;
    }

    [ReactorTask]
    private static partial int Inner(Trace t)
    {
        Pause();
        return t.Throw<int>("deep");
    }
}
