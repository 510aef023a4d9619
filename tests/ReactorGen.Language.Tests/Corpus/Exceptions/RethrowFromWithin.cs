// covers: 3.7
using ReactorGen;

namespace Corpus.Exceptions.RethrowFromWithin;

public static partial class Program
{
    [ReactorTask]
    public static partial void Main(Trace t)
    {
        for (var how = 0; how < 8; how++)
        {
            try
            {
                Work(t, how);
                t.Log("no exception");
            }
            catch (Exception e)
            {
                Pause(e.Message);
                t.Log(e.StackTrace!.Contains("Deep") ? "the original trace" : "another trace");
            }
        }
    }

    [ReactorTask]
    private static partial void Work(Trace t, int how)
    {
        try
        {
            Pause(how);
            Deep(how);
        }
        catch (Boom) when (how == 6)
        {
            Pause("six");
            throw;
        }
        catch (Boom e)
        {
            Pause(e.Message);
            if (how == 0) throw;
            if (how == 1)
            {
                t.Log("one");
                {
                    throw;
                }
            }

            foreach (var item in new[] { 1, 2 })
            {
                if (item == how) throw;
            }

            switch (how)
            {
                case 3:
                    Pause("three");
                    throw;
                case 4:
                    try
                    {
                        Pause("four");
                        throw new InvalidOperationException("inner");
                    }
                    catch (InvalidOperationException inner)
                    {
                        Pause(inner.Message);
                        try
                        {
                            throw;
                        }
                        catch (InvalidOperationException)
                        {
                            t.Log("the inner one");
                        }
                    }

                    throw;
                case 5:
                    try
                    {
                        throw new InvalidOperationException("no suspension");
                    }
                    catch (InvalidOperationException)
                    {
                        t.Log("caught");
                        throw;
                    }
            }

            using (t.Open("seven")) throw;
        }
        finally
        {
            Pause("finally");
        }
    }

    private static void Deep(int how) => throw new Boom("deep " + how);
}
