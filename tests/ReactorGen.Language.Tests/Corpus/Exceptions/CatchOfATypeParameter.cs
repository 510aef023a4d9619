// covers: 3.7, 3.9, 5.1
using ReactorGen;

namespace Corpus.Exceptions.CatchOfATypeParameter;

public static partial class Program
{
    [ReactorTask]
    public static partial void Main(Trace t)
    {
        t.Log(Try<Boom>(t, new Boom("a")));
        t.Log(Try<ArgumentException>(t, new ArgumentNullException("b")));
        try
        {
            t.Log(Try<ArgumentException>(t, new Boom("c")));
        }
        catch (Boom e)
        {
            Pause(e.Message);
        }

        t.Log(Holder<Boom>.Run(t));
    }

    [ReactorTask]
    private static partial string Try<T>(Trace t, Exception thrown) where T : Exception
    {
        try
        {
            Pause();
            throw thrown;
        }
        catch (T e) when (e.Message.Length > 0)
        {
            Pause(e.GetType().Name);
            return e.Message;
        }
        catch (T)
        {
            Pause("unnamed");
            throw;
        }
    }

    private static partial class Holder<TError> where TError : Exception
    {
        [ReactorTask]
        public static partial string Run(Trace t)
        {
            TError? kept = null;
            try
            {
                Fail(new Boom("held"));
            }
            catch (TError e)
            {
                kept = e;
                Pause();
            }

            return kept!.Message;
        }
    }
}
