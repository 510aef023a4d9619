// covers: 0.9c, 3.9, 3.8
using ReactorGen;

namespace Corpus.Exceptions.FiltersAndFinallies;

/// <summary>A filter runs before the finally of an inner try, unless that finally suspends: then it runs after it, as with await.</summary>
public static partial class Program
{
    [ReactorTask]
    public static partial void Main(Trace t)
    {
        Inner(t, "plain");
        InnerThatSuspends(t, "suspends");
        Both(t, "both", 0);
        Both(t, "both", 1);
        NotTaken(t);
    }

    private static bool Filter(Trace t, string name, bool result = true)
    {
        t.Log("filter of " + name);
        return result;
    }

    [ReactorTask]
    private static partial void Inner(Trace t, string name)
    {
        try
        {
            try
            {
                Pause();
                throw new Boom(name);
            }
            finally
            {
                t.Log("finally");
            }
        }
        catch (Boom e) when (Filter(t, e.Message))
        {
            t.Log("caught");
        }
    }

    [ReactorTask]
    private static partial void InnerThatSuspends(Trace t, string name)
    {
        try
        {
            try
            {
                Pause();
                throw new Boom(name);
            }
            finally
            {
                t.Log("finally");
                Pause();
            }
        }
        catch (Boom e) when (Filter(t, e.Message))
        {
            t.Log("caught");
        }
    }

    [ReactorTask]
    private static partial void Both(Trace t, string name, int which)
    {
        try
        {
            try
            {
                try
                {
                    if (which == 0) throw new Boom(name);
                    throw Pause(new Boom(name + " after a suspension"));
                }
                finally
                {
                    t.Log("innermost finally");
                }
            }
            finally
            {
                Pause();
                t.Log("finally between");
            }
        }
        catch (Boom e) when (Filter(t, e.Message))
        {
            Pause();
            t.Log("caught");
        }
    }

    [ReactorTask]
    private static partial void NotTaken(Trace t)
    {
        try
        {
            try
            {
                Pause();
                throw new Boom("not taken");
            }
            catch (Boom) when (Filter(t, "the inner one", false))
            {
                t.Log("never");
            }
            finally
            {
                Pause();
                t.Log("finally");
            }
        }
        catch (Boom) when (Filter(t, "the outer one", false) || Filter(t, "the outer one again"))
        {
            t.Log("caught");
        }
    }
}
