// covers: 3.8, 3.10
using ReactorGen;

namespace Corpus.Exceptions.FinallyReplaces;

public static partial class Program
{
    [ReactorTask]
    public static partial void Main(Trace t)
    {
        t.Log(Value(t));
        try
        {
            Replaced(t);
        }
        catch (Exception e)
        {
            t.Log(e.Message);
        }

        Nested(t, true);
        Nested(t, false);
    }

    [ReactorTask]
    private static partial int Value(Trace t)
    {
        var n = 1;
        try
        {
            return n + Pause(1);
        }
        finally
        {
            n = 100;
            Pause(n);
            try
            {
                Fail(new Boom("swallowed"));
            }
            catch (Boom)
            {
                n++;
            }
        }
    }

    [ReactorTask]
    private static partial int Replaced(Trace t)
    {
        try
        {
            try
            {
                return t.V("returns", 1);
            }
            finally
            {
                Fail(new Boom("replaces the return"));
            }
        }
        catch (Boom e) when (t.Is("filter", e.Message.StartsWith("replaces")))
        {
            Pause();
            try
            {
                throw new Boom("from the handler after " + e.Message);
            }
            finally
            {
                Pause("on the way");
            }
        }
        finally
        {
            Pause("outer");
        }
    }

    [ReactorTask]
    private static partial void Nested(Trace t, bool fails)
    {
        for (var i = 0; i < 2; i++)
        {
            try
            {
                if (fails) Fail(new Boom("first"));
                continue;
            }
            catch (Boom)
            {
                break;
            }
            finally
            {
                for (var k = 0; k < 2; k++)
                {
                    if (Pause(k) == 1) continue;
                    t.Log(k);
                }

                foreach (var x in new[] { 'a', 'b' })
                {
                    if (Pause(x) == 'a') break;
                }
            }
        }
    }
}
