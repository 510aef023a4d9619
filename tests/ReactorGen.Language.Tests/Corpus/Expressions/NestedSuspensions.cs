// covers: 1.26
using ReactorGen;

namespace Corpus.Expressions.NestedSuspensions;

public static partial class Program
{
    [ReactorTask]
    public static partial void Main(Trace t)
    {
        t.Log(Pause(Pause(Pause(1) + 1) + Pause(2)));
        t.Log(Add(t, Add(t, 1, Pause(2)), Pause(3)));
        t.Log(Add(t, Pause(4), Add(t, Pause(5), Add(t, 6, Pause(7)))));
        t.Log(Sum(t, Sum(t, 1, Pause(2)), Sum(t, Pause(3), 4)));
        t.Log(Sum(t, Pause(1) + Sum(t, 2, 3), Pause(Sum(t, 4, Pause(5)))));
    }

    private static int Add(Trace t, int a, int b)
    {
        t.Log($"add {a} {b}");
        return a + b;
    }

    [ReactorTask]
    private static partial int Sum(Trace t, int a, int b)
    {
        t.Log($"sum {a} {b}");
        return Pause(a) + Pause(b);
    }
}
