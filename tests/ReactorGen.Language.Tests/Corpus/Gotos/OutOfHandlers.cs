// covers: 3.13, 3.7, 3.10
using ReactorGen;

namespace Corpus.Gotos.OutOfHandlers;

public static partial class Program
{
    [ReactorTask]
    public static partial void Main(Trace t)
    {
        var attempts = 0;
    retry:
        try
        {
            attempts++;
            if (attempts < 3) Fail(new Boom("attempt " + attempts));
            Pause(attempts);
        }
        catch (Boom e) when (attempts == 1)
        {
            t.Log(e.Message);
            goto retry;
        }
        catch (Boom e)
        {
            Pause(e.Message);
            if (attempts < 3) goto retry;
            goto given;
        }
        finally
        {
            t.Log("finally " + attempts);
        }

        t.Log("done");
        try
        {
            try
            {
                throw new Boom("last");
            }
            catch (Boom)
            {
                Pause("catch");
                goto given;
            }
            finally
            {
                Pause("finally");
            }
        }
        finally
        {
            t.Log("outermost");
        }

    given:
        t.Log("given");
        Pause();
    }
}
