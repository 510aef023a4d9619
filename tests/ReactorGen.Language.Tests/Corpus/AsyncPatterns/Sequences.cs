// covers: 3.3, 3.4
using System.Runtime.CompilerServices;
using ReactorGen;

namespace Corpus.AsyncPatterns.Sequences;

public static partial class Program
{
    [ReactorTask]
    public static partial void Main(Trace t)
    {
        foreach (var n in Await(Count(t, 3)))
        {
            t.Log(n + Pause(10));
            if (n == 2) continue;
            t.Log("round " + n);
        }

        foreach (var n in Await(Count(t, 5)))
        {
            if (n == 3) break;
        }

        foreach (var (number, text) in Await(Pairs())) t.Log(text + Pause(number));
        foreach (long n in Await(Count(t, 2))) t.Log(n);
        t.Log(Find(t, 2));
        t.Log(Find(t, 9));
        using var source = new CancellationTokenSource();
        try
        {
            foreach (var n in Await(Count(t, 9), source.Token))
            {
                if (n == 2) source.Cancel();
                Pause(n);
            }
        }
        catch (OperationCanceledException) when (source.IsCancellationRequested)
        {
            t.Log("cancelled");
        }

        try
        {
            foreach (var n in Await(Failing(t))) Pause(n);
        }
        catch (Boom e)
        {
            Pause(e.Message);
        }
        finally
        {
            foreach (var n in Await(Count(t, 1))) Pause(n);
        }
    }

    [ReactorTask]
    private static partial string Find(Trace t, int wanted)
    {
        foreach (var outer in Await(Count(t, 2)))
        {
            using (t.Open("inside " + outer))
            {
                foreach (var inner in Await(Count(t, 2)))
                {
                    if (outer * inner == wanted) return $"{outer} times {inner}";
                    if (inner == wanted - 1) goto none;
                }
            }
        }

    none:
        Pause();
        return "none";
    }

    private static async IAsyncEnumerable<int> Count(Trace t, int count, [EnumeratorCancellation] CancellationToken cancel = default)
    {
        try
        {
            for (var i = 1; i <= count; i++)
            {
                cancel.ThrowIfCancellationRequested();
                t.Log("yield " + i);
                yield return i;
            }

            t.Log("no more");
        }
        finally
        {
            await default(ValueTask);
            t.Log("sequence disposed");
        }
    }

    private static async IAsyncEnumerable<(int, string)> Pairs()
    {
        await default(ValueTask);
        yield return (1, "a");
        yield return (2, "b");
    }

    private static async IAsyncEnumerable<int> Failing(Trace t)
    {
        yield return 1;
        await default(ValueTask);
        t.Log("fails");
        throw new Boom("sequence");
    }
}
