// covers: 0.9e, 5.7
using ReactorGen;

namespace Corpus.Exceptions.FiltersOfCallers;

/// <summary>
/// An exception crosses several task calls to a filter. When that runs is another matter than in async methods, which
/// <c>DifferencesFromAsyncTests</c> shows; so the filters here look at the exception alone.
/// </summary>
public static partial class Program
{
    [ReactorTask]
    public static partial void Main(Trace t)
    {
        for (var i = 0; i < 4; i++)
        {
            try
            {
                t.Log(Outer(t, i));
            }
            catch (Boom e) when (e.Message == "two")
            {
                t.Log("caught two");
            }
            catch (InvalidOperationException e) when (e.InnerException is Boom { Message: var name })
            {
                t.Log(Pause(name));
            }
        }
    }

    [ReactorTask]
    private static partial int Outer(Trace t, int i)
    {
        try
        {
            return Inner(t, i);
        }
        catch (Boom e) when (e.Message == "one")
        {
            t.Log(e);
            return -1;
        }
        finally
        {
            t.Log("left the outer one");
        }
    }

    [ReactorTask]
    private static partial int Inner(Trace t, int i)
    {
        try
        {
            Pause(i);
            return i switch
            {
                1 => throw new Boom("one"),
                2 => Fail<int>(new Boom("two")),
                3 => throw new InvalidOperationException("three", new Boom("inner")),
                _ => i,
            };
        }
        finally
        {
            Pause();
            t.Log("left the inner one");
        }
    }
}
