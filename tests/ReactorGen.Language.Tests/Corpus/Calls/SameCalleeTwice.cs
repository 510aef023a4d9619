// covers: 4.9, 5.6
// Callees of one machine type may share a place only where they are never alive together.
using ReactorGen;

namespace Corpus.Calls.SameCalleeTwice;

public static partial class Program
{
    [ReactorTask]
    public static partial void Main(Trace t)
    {
        t.Log(Work(t, 1) + Work(t, 2) * Work(t, 3));
        t.Log(Work(t, Work(t, Work(t, 1))));
        for (var i = 0; i < 2; i++)
        {
            Work(t, i);
            Work(t, i + 10);
        }

        if (Pause(true)) Work(t, 5);
        else Work(t, 6);
        t.Log((int)Box(1));
        t.Log((string)Box("s"));
    }

    [ReactorTask]
    private static partial int Work(Trace t, int n)
    {
        string? leftover = null;
        if (n % 2 == 0) leftover = "even";
        Pause();
        t.Log(leftover);
        return n + 1;
    }

    [ReactorTask]
    private static partial object Box<T>(T value) where T : notnull => Pause<object>(value);
}
