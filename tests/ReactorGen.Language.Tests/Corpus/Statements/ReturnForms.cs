// covers: 3.1, 3.10, 3.15
using ReactorGen;

namespace Corpus.Statements.ReturnForms;

public static partial class Program
{
    [ReactorTask]
    public static partial void Main(Trace t)
    {
        for (var i = 0; i < 4; i++) t.Log(Pick(t, i));
        Early(t, true);
        Early(t, false);
        t.Log(Wide(3));
        t.Log(Boxed());
        t.Log(Maybe(false));
        t.Log(NoSuspension(4));
        t.Log(Infinite(t));
        t.Log(Tail());
        Nothing();
    }

    [ReactorTask]
    private static partial string Pick(Trace t, int i)
    {
        if (i == 0) return "plain";
        if (i == 1) return Pause("suspended");
        if (i == 2)
        {
            var s = Pause("local");
            return s + Pause(1);
        }

        t.Log("last");
        return i > 2 ? Pause("conditional") : "no";
    }

    [ReactorTask]
    private static partial void Early(Trace t, bool leave)
    {
        Pause();
        if (leave) return;
        t.Log("stays");
        Pause();
    }

    [ReactorTask]
    private static partial long Wide(int n) { return Pause(n); }

    [ReactorTask]
    private static partial object Boxed() { return Pause(1); }

    [ReactorTask]
    private static partial int? Maybe(bool some)
    {
        if (some) return Pause(1);
        return null;
    }

    [ReactorTask]
    private static partial int NoSuspension(int x) { return x * 2; }

    [ReactorTask]
    private static partial int Infinite(Trace t)
    {
        var n = 0;
        while (true)
        {
            n += Pause(1);
            if (n > 2) return n;
        }
    }

    [ReactorTask]
    private static partial int Tail() => Pause(Pause(1));

    [ReactorTask]
    private static partial void Nothing() { }
}
