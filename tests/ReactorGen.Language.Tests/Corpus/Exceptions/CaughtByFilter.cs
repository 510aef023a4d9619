// covers: 3.7, 3.9
#pragma warning disable CS1058 // a clause behind one that catches all
using ReactorGen;

namespace Corpus.Exceptions.CaughtByFilter;

public static partial class Program
{
    private static bool caught;

    private static bool Caught_ => !caught;

    [ReactorTask]
    private static partial void Replaced(Trace t, bool other)
    {
        try
        {
            try { Fail(new Boom("original")); }
            catch (Exception e) when ((e = other ? new Boom("other") : e) is Boom { Message: var message })
            {
                t.Log(Pause(message));
                t.Log(e.Message);
                e = new Boom("third");
                throw;
            }
        }
        catch (Boom e) { t.Log("rethrown " + e.Message); }
    }

    [ReactorTask]
    private static partial void Unused(Trace t)
    {
        try
        {
            try { Fail(new Boom("kept")); }
            catch (Exception e) when (Set(out e)) { Pause(1); throw; }
        }
        catch (Exception e) { t.Log(e.Message); }
        static bool Set(out Exception e) { e = new Boom("set"); return true; }
    }

    [ReactorTask]
    private static partial void Captured(Trace t)
    {
        try
        {
            try { Fail(new Boom("captured")); }
            catch (Exception e) when ((e = new Boom("instead")) != null)
            {
                Func<string> f = () => e.Message;
                Pause(2);
                t.Log(f());
                throw;
            }
        }
        catch (Exception e) { t.Log(e.Message); }
    }

    [ReactorTask]
    private static partial void Names(Trace t)
    {
        caught = false;
        try { Fail(new Boom("a")); }
        catch (Boom) when (caught) { Pause(1); }
        catch when (Caught_)
        {
            try { Pause(2); Fail(new Boom("b")); }
            catch (Boom) when (!caught)
            {
                try { Pause(3); throw; }
                catch when (Caught_ && !caught) { t.Log(Pause("c")); }
            }
        }
    }

    [ReactorTask]
    private static partial void BehindAll(Trace t)
    {
        try { Fail(new Boom("a")); }
        catch (Exception e) { t.Log(e.Message); }
        catch { Pause(1); }
        try { Fail(new Boom("b")); }
        catch (Exception) { Pause(2); }
        catch { Pause(3); throw; }
    }

    [ReactorTask]
    private static partial void Both(Trace t)
    {
        try
        {
            try { Fail(new Boom("both")); }
            catch (Boom e)
            {
                t.Log(Pause(e.Message));
                if (e.Message == "both") throw;
                t.Log("not here");
            }
        }
        catch (Exception e) { t.Log(e.Message); }
    }

    [ReactorTask]
    public static partial void Main(Trace t)
    {
        Replaced(t, true);
        Replaced(t, false);
        Unused(t);
        Captured(t);
        Names(t);
        BehindAll(t);
        Both(t);
    }
}
