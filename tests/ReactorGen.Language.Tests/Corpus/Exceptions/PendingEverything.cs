// covers: 3.7, 3.8, 3.9, 3.10
using ReactorGen;

namespace Corpus.Exceptions.PendingEverything;

public static partial class Program
{
    private static int s_n;

    [ReactorTask]
    private static partial string Work(Trace t, int k)
    {
        for (var round = 0; round < 3; round++)
        {
            try
            {
                try
                {
                    if (k == 0) return Pause("returned " + round);
                    if (k == 1) throw new Boom("thrown");
                    if (k == 2) continue;
                    if (k == 3) break;
                    if (k == 4) goto end;
                }
                catch (Boom e) when (Filter(t, e, out var seen) && seen > 2)
                {
                    t.Log(Pause(seen));
                    if (round == 1) return "from catch " + e.Message;
                    throw;
                }
                finally
                {
                    t.Log("inner " + Pause(s_n++));
                    if (k == 5 && round == 1) throw new Boom("finally");
                }
                t.Log("through");
            }
            catch (Boom e)
            {
                t.Log("outer " + e.Message);
                try { Pause(); continue; }
                finally { t.Log("in catch " + Pause(1)); }
            }
            finally
            {
                for (var i = 0; i < 2; i++)
                {
                    if (Pause(i) == 1) break;
                    t.Log("outer finally");
                }
            }
            t.Log("round ends");
        }
        return "loop ended";
    end:
        return Pause("label");
    }

    private static bool Filter(Trace t, Exception e, out int seen) { seen = e.Message.Length; t.Log("filter"); return true; }

    [ReactorTask]
    public static partial void Main(Trace t)
    {
        s_n = 0;
        for (var k = 0; k < 6; k++) t.Log(Work(t, k));
    }
}
