// covers: 5.7, 1.4
using ReactorGen;

namespace Corpus.Calls.ArgumentsAreEvaluatedOnce;

public static partial class Program
{
    [ReactorTask]
    public static partial void Main(Trace t)
    {
        var i = 0;
        Take(t, i++, i++, Pause(i++));
        Take(t, c: i++, b: Pause(i++), a: i++);
        t.Log(i);
        Take(t, t.V("a", 1), t.V("b", 2), t.V("c", 3));
        try
        {
            Take(t, t.V("a", 1), t.Throw<int>("b"), Pause(3));
        }
        catch (Boom e)
        {
            t.Log(e);
        }
    }

    [ReactorTask]
    private static partial void Take(Trace t, int a, int b, int c)
    {
        t.Log("body");
        Pause(a);
        t.Log($"{a} {b} {c}");
    }
}
