// covers: 3.8, 3.9, 3.16
using ReactorGen;

namespace Corpus.Exceptions.LocalFunctionsInParts;

/// <summary>Local functions declared in one part of a try of which another part suspends.</summary>
public static partial class Program
{
    [ReactorTask]
    public static partial void Main(Trace t)
    {
        for (int i = 0; i < 2; i++)
        {
            InTheBody(t, i);
            InTheCatch(t, i);
            InTheFinally(t, i);
        }
    }

    [ReactorTask]
    private static partial void InTheBody(Trace t, int n)
    {
        int count = 0;
        try
        {
            int Twice(int x) => x * 2 + count;
            count++;
            t.Log($"body {Twice(n)}");
            if (n == 1) throw new Boom("body");
        }
        catch (Boom e)
        {
            t.Log(e.Message);
            Pause();
            t.Log($"caught {count}");
        }
    }

    [ReactorTask]
    private static partial void InTheCatch(Trace t, int n)
    {
        try
        {
            if (n == 1) throw new Boom("catch");
        }
        catch (Boom e)
        {
            string Message() => e.Message + n;
            t.Log(Message());
        }
        finally
        {
            Pause();
            t.Log("finally of the catch");
        }
    }

    [ReactorTask]
    private static partial void InTheFinally(Trace t, int n)
    {
        try
        {
            Pause();
            t.Log("body");
        }
        finally
        {
            static int Half(int x) => x / 2;
            t.Log($"half {Half(n)}");
        }
    }
}
