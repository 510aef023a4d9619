// covers: 3.15, 3.1
using ReactorGen;

namespace Corpus.Statements.UnreachableCode;

public static partial class Program
{
    [ReactorTask]
    public static partial void Main(Trace t)
    {
        ;
        t.Log(Forever(t));
        Behind(t, true);
        t.Log(Nothing());
        Empty();
        Conditions(t);
        try
        {
            Throwing(t);
        }
        catch (Boom e)
        {
            Pause(e.Message);
        }
    }

    [ReactorTask]
    private static partial int Forever(Trace t)
    {
        var n = 0;
        while (true)
        {
            if (Pause(n++) == 2) return n;
        }

        Pause("never");
    }

    [ReactorTask]
    private static partial void Behind(Trace t, bool leave)
    {
        const bool Never = false;
        const int Three = 3, Four = Three + 1;
        if (Never) Pause("never");
        else t.Log(Four);
        while (Never) Pause("never");
        for (; ; )
        {
            Pause(Three);
            break;
            Pause("never");
        }

        do
        {
            ;
            {
            }

            if (leave) continue;
            Pause("not here");
        }
        while (Pause(false));
        if (leave)
        {
            return;
        }

        goto end;
        Pause("never");
    end:
        Pause("not reached");
    }

    [ReactorTask]
    private static partial int Nothing() => 4;

    [ReactorTask]
    private static partial void Empty()
    {
    }

    [ReactorTask]
    private static partial void Conditions(Trace t)
    {
        int a, b = Pause(1), c;
        if (b == 1 && (c = Pause(2)) == 2) a = c;
        else a = -1;
        t.Log(a);
        for (int i = 0, j = Pause(3); i < j; i++, j = Pause(j - 1)) t.Log(i + j);
        for (a = 0, Pause("start"); a < 2; a++, Pause(a)) ;
        if (Pause(true)) ;
        else Pause("no");
        bool done;
        do done = Pause(true);
        while (!done);
        int assigned;
        try
        {
            assigned = Pause(5);
        }
        finally
        {
            Pause("finally");
        }

        t.Log(assigned);
        while (true)
        {
            int inner;
            if (Pause(assigned) > 5)
            {
                inner = 3;
                t.Log(inner);
                break;
            }

            inner = assigned++;
            Pause(inner);
        }
    }

    [ReactorTask]
    private static partial int Throwing(Trace t)
    {
        Pause();
        throw new Boom("always");
    }
}
