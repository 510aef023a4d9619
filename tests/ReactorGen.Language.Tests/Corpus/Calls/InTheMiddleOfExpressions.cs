// covers: 5.6, 1.4
using ReactorGen;

namespace Corpus.Calls.InTheMiddleOfExpressions;

public static partial class Program
{
    [ReactorTask]
    public static partial void Main(Trace t)
    {
        if (Even(t, 4) && !Even(t, Add(t, 1, 2))) t.Log("yes");
        t.Log(Add(t, Add(t, 1, t.V("two", 2)), Add(t, Pause(3), 4)));
        for (var i = Add(t, 0, 0); Even(t, i) || i < 3; i = Add(t, i, 1)) t.Log(i);
        while (Even(t, Add(t, 1, 2))) t.Log("never");
        var list = new List<int> { Add(1, 2) };
        t.Log(list[Add(t, 0, 0)] == Add(t, 1, 2) ? Add(t, 5, 5) : Add(t, 6, 6));
        switch (Add(t, 1, 1))
        {
            case 2: Add(t, 7, 7); break;
        }
    }

    private static int Add(int a, int b) => a + b;

    [ReactorTask]
    private static partial bool Even(Trace t, int n)
    {
        t.Log($"even {n}");
        return Pause(n) % 2 == 0;
    }

    [ReactorTask]
    private static partial int Add(Trace t, int a, int b)
    {
        t.Log($"add {a} {b}");
        Pause();
        return a + b;
    }
}
