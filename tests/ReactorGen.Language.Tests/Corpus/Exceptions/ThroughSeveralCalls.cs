// covers: 5.7
using ReactorGen;

namespace Corpus.Exceptions.ThroughSeveralCalls;

public static partial class Program
{
    [ReactorTask]
    public static partial void Main(Trace t)
    {
        for (var i = 0; i < 4; i++)
        {
            try
            {
                t.Log(A(t, i));
            }
            catch (Boom e)
            {
                t.Log(e);
            }
        }

        A(t, 0);
    }

    [ReactorTask]
    private static partial int A(Trace t, int i)
    {
        try
        {
            return B(t, i) + Pause(1);
        }
        finally
        {
            t.Log("A");
        }
    }

    [ReactorTask]
    private static partial int B(Trace t, int i)
    {
        using var resource = t.Open("B");
        try
        {
            return C(t, i);
        }
        catch (Boom e) when (e.Message == "1")
        {
            t.Log("B catches");
            return -1;
        }
    }

    [ReactorTask]
    private static partial int C(Trace t, int i)
    {
        if (i == 0) throw new Boom("0");
        Pause(i);
        if (i < 3) throw new Boom(i.ToString());
        return i;
    }
}
