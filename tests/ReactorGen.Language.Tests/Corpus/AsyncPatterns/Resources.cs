// covers: 3.4
using ReactorGen;

namespace Corpus.AsyncPatterns.Resources;

public static partial class Program
{
    [ReactorTask]
    public static partial void Main(Trace t)
    {
        using (Await(new Slow(t, "a")))
        {
            t.Log("in a " + Pause(1));
        }

        using (Await(new Slow(t, "no suspension inside"))) t.Log("inside");
        using (Await((IAsyncDisposable?)null)) Pause("null");
        t.Log(Several(t, 0));
        t.Log(Several(t, 1));
        try
        {
            t.Log(Several(t, 2));
        }
        catch (Boom e)
        {
            Pause(e.Message);
        }

        try
        {
            using var closing = Await(new Slow(t, "fails") { Fails = true });
            Pause("before");
            throw new Boom("replaced");
        }
        catch (Boom e)
        {
            t.Log(e.Message);
        }

        for (var i = 0; i < 2; i++)
        {
            using var first = Await(new Slow(t, "first " + i));
            using var second = t.Open("second");
            if (Pause(i) == 0) continue;
            t.Log("last");
        }
    }

    [ReactorTask]
    private static partial string Several(Trace t, int how)
    {
        var a = new Slow(t, "one");
        using var one = Await(a);
        using var two = Await(new Slow(t, "two"));
        t.Log(a.Name);
        if (how == 1) return "returned";
        if (how == 2) Fail(new Boom("failed"));
        return "fell through " + Pause(how);
    }

    private sealed class Slow(Trace t, string name) : IAsyncDisposable
    {
        public string Name => name;

        public bool Fails { get; init; }

        public async ValueTask DisposeAsync()
        {
            t.Log("closing " + name);
            await default(ValueTask);
            t.Log("closed " + name);
            if (Fails) throw new Boom("close " + name);
        }
    }
}
