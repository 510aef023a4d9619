// covers: 3.7, 3.9
using ReactorGen;

namespace Corpus.Exceptions.CatchVariables;

public static partial class Program
{
    [ReactorTask]
    public static partial void Main(Trace t)
    {
        Exception? kept = null;
        try
        {
            Pause();
            throw new Boom("kept");
        }
        catch (Exception e)
        {
            kept = e;
            var copy = e.Message;
            t.Log(copy);
        }

        Pause();
        t.Log(kept);
        try
        {
            Generic<Boom>(t);
            Generic<FormatException>(t);
        }
        catch (Boom e)
        {
            t.Log(e);
        }

        string message = "outer name";
        try
        {
            Pause(1);
            int message2 = Pause(2);
            t.Log(message2);
        }
        catch (Boom e) when (e.Message is { } message2)
        {
            t.Log(message2);
        }

        Pause();
        t.Log(message);
    }

    [ReactorTask]
    private static partial void Generic<TException>(Trace t) where TException : Exception
    {
        try
        {
            Pause();
            throw new Boom("generic");
        }
        catch (TException e)
        {
            t.Log("caught as type parameter");
            t.Log(e);
        }
    }
}
