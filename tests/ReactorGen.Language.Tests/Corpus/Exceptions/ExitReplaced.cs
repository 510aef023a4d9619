// covers: 3.8, 3.10
#pragma warning disable CS0162 // what comes behind a finally that throws
using ReactorGen;

namespace Corpus.Exceptions.ExitReplaced;

public static partial class Program
{
    private sealed class Faulty(Trace t) : IDisposable
    {
        public void Dispose()
        {
            t.Log("faulty");
            throw new Boom("dispose");
        }
    }

    [ReactorTask]
    private static partial int Returns(Trace t, int way)
    {
        try
        {
            try
            {
                if (way == 0)
                {
                    try { Pause(1); return 1; }
                    finally { throw new Boom("finally"); }
                }
                if (way == 1)
                {
                    using var faulty = new Faulty(t);
                    Pause(2);
                    return 2;
                }
                if (way == 2)
                {
                    try { return 3; }
                    finally { t.Throw<int>("native"); }
                }
                Pause(3);
                return 4;
            }
            catch (Boom e) { t.Log("swallowed " + e.Message); }
            if (way == 1) return 5;
        }
        finally { Pause(way); }
        t.Log("reached");
        return 6;
    }

    [ReactorTask]
    private static partial void InOneStatement(Trace t)
    {
        for (var i = 0; i < 4; i++)
        {
            try
            {
                try { try { if (i == 1) continue; if (i == 2) break; } finally { t.V("i", i); if (i is 1 or 2) throw new Boom("one"); } } catch (Boom) { t.Log("caught"); }
                foreach (var x in new[] { 1, 2 }) t.Log(x);
            }
            finally { Pause(i); }
            t.Log("next");
        }
    }

    [ReactorTask]
    private static partial string TwoFinallies(Trace t)
    {
        var rounds = 0;
        try
        {
            again:
            try
            {
                try
                {
                    try { if (rounds == 0) return "never"; }
                    finally { Pause(rounds); if (rounds++ == 0) throw new Boom("inner"); }
                }
                catch (Boom) when (rounds == 1) { t.Log("once"); goto again; }
            }
            finally { Pause(10); }
            t.Log("after");
        }
        finally { Pause(20); }
        return "end";
    }

    [ReactorTask]
    public static partial void Main(Trace t)
    {
        for (var way = 0; way < 4; way++) t.Log(Returns(t, way));
        InOneStatement(t);
        t.Log(TwoFinallies(t));
    }
}
