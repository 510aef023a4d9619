// covers: 3.15
using ReactorGen;

namespace Corpus.Statements.Unreachable;

public static partial class Program
{
    [ReactorTask]
    public static partial void Main(Trace t)
    {
        t.Log(AfterLoop());
        try
        {
            t.Log(Dead(t));
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            t.Log(e);
        }

        while (true)
        {
            if (Pause(true)) break;
            continue;
            t.Log("unreachable");
        }

        if (false)
        {
            Pause("never");
        }

        do
        {
            Pause(1);
        }
        while (false);
        return;
        Pause("unreachable");
        t.Log("unreachable");
    }

    [ReactorTask]
    private static partial int AfterLoop()
    {
        for (; ; )
        {
            if (Pause(1) == 1) return 1;
        }

        Pause(2);
    }

    [ReactorTask]
    private static partial int Dead(Trace t)
    {
        throw new Boom("dead").GetType() == typeof(Boom) ? Live(t) : new Boom("x");
        return Pause(3);
    }

    private static Exception Live(Trace t)
    {
        t.Log("live");
        return new Boom("live");
    }
}
