// covers: 1.1, 4.3
using ReactorGen;

namespace Corpus.Expressions.ParametersChangeMeanwhile;

public static partial class Program
{
    private static int s_shared;

    [ReactorTask]
    public static partial void Main(Trace t)
    {
        s_shared = 1;
        Work(t, 5, "p");
        t.Log(s_shared);
    }

    [ReactorTask]
    private static partial void Work(Trace t, int p, string name)
    {
        t.Log(p + (p = 9) + Pause(p) + p);
        t.Log(name + (name = "q") + Pause("r") + name);
        t.Log(s_shared + Touch(t) + s_shared);
        p += Pause(p);
        t.Log(p);
    }

    [ReactorTask]
    private static partial int Touch(Trace t)
    {
        t.Log("touch");
        s_shared += Pause(10);
        return s_shared;
    }
}
