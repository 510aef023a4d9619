// covers: 3.8, 3.15
using ReactorGen;

namespace Corpus.Exceptions.RuledOutInFinally;

/// <summary>Suspensions that constants rule out inside a finally: what stands around them is written apart all the same.</summary>
public static partial class Program
{
    private const bool Always = true;

    [ReactorTask]
    private static partial int Elements(int p)
    {
        try { }
        finally
        {
            foreach (var c in "ab") (p, p) = (0, Always ? p + c : Pause(3));
        }
        return p;
    }

    [ReactorTask]
    private static partial int Everything(Trace t, int p)
    {
        try { p++; }
        finally
        {
            int k = 0;
            while (k++ < 2)
            {
                (p, k) = (p + 1, Always ? k : Pause(3));
                if (p == 4) continue;
                t.Log(p);
            }
            switch (p)
            {
                case 1: t.Log(!Always ? Pause(1) : 2); break;
                case 4: goto case 1;
                default: t.Log("other"); break;
            }
            using (t.Open("resource")) t.Log(Always ? 1 : Pause(2));
            try { t.Log(Always || Pause(true)); }
            finally
            {
                foreach (var c in "ab")
                {
                    t.Log(c);
                    if (!Always) Pause();
                }
            }
            if (p > 3) goto skip;
            t.Log("not skipped");
        skip:
            t.Log(!Always && Pause(true));
        }
        return p;
    }

    [ReactorTask]
    private static partial int Handler(Trace t, int p)
    {
        try { throw new Boom("x"); }
        catch (Boom e) when (e.Message == "x")
        {
            foreach (var c in "ab") t.Log(Always ? c : Pause('c'));
            while (!Always) Pause();
            return p;
        }
        finally
        {
            for (int i = 0; i < 2; i++) t.Log(Always ? i : Pause(i));
        }
    }

    [ReactorTask]
    public static partial void Main(Trace t)
    {
        t.Log(Elements(1) + Pause(1));
        t.Log(Everything(t, 1));
        t.Log(Everything(t, 2));
        t.Log(Handler(t, Pause(2)));
    }
}
