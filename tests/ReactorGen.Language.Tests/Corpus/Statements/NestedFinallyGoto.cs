// covers: 3.8, 3.10, 3.13
using ReactorGen;

namespace Corpus.Statements.NestedFinallyGoto;

public static partial class Program
{
    [ReactorTask]
    private static partial int Run(Trace t, int n)
    {
        var count = 0;
    Top:
        try
        {
            count++;
            while (true)
            {
                try
                {
                    try
                    {
                        Pause(count);
                        if (count == 1) goto Top;
                        if (count == 2) break;
                        if (count == 3) continue;
                        if (count == 4) goto Middle;
                        if (count == 5) return Pause(count * n);
                        throw new Boom("six");
                    }
                    finally { t.Log($"f1 {Pause(count)}"); count++; }
                }
                finally { t.Log($"f2 {count}"); if (n == 2 && count == 4) throw new Boom("from finally"); }

                t.Log("not reached");
            Middle:
                t.Log(Pause("middle"));
            }

            t.Log("after while");
            goto Top;
        }
        catch (Boom e) when (count < 20)
        {
            t.Log($"{e.Message} {count}");
            count += 10;
            if (n == 2) goto Top;
            Pause();
            return -count;
        }
        finally
        {
            Pause();
            t.Log($"f3 {count}");
        }
    }

    [ReactorTask]
    public static partial void Main(Trace t)
    {
        t.Log(Run(t, 1));
        try { t.Log(Run(t, 2)); } catch (Boom e) { t.Log(e); }
        var log = "";
        for (var i = 0; i < 2; i++)
            try { try { log += i; if (i == 0) continue; log += Pause("x"); } finally { log += Pause("f"); if (i == 1) for (; ; ) { try { break; } finally { log += "b"; } } } }
            finally { log += Pause("g"); }
        t.Log(log);
    }
}
