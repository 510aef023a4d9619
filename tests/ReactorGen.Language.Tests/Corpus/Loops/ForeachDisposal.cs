// covers: 3.3, 3.10
using System.Collections;
using ReactorGen;

namespace Corpus.Loops.ForeachDisposal;

public static partial class Program
{
    [ReactorTask]
    public static partial void Main(Trace t)
    {
        t.Log(Leave(t, 0));
        t.Log(Leave(t, 1));
        t.Log(Leave(t, 2));
        try
        {
            t.Log(Leave(t, 3));
        }
        catch (Boom e)
        {
            t.Log(e.Message);
        }

        foreach (var item in new Hidden(t, false)) Pause((int)item);
        foreach (var item in new Hidden(t, true)) Pause((int)item);
        try
        {
            foreach (var item in new Failing(t))
            {
                Pause(item);
                throw new Boom("body");
            }
        }
        catch (Boom e)
        {
            Pause(e.Message);
        }
    }

    [ReactorTask]
    private static partial string Leave(Trace t, int how)
    {
        foreach (var outer in new Numbers(t, 2))
        {
            foreach (var inner in new Numbers(t, 3))
            {
                Pause(inner);
                if (how == 0 && inner == 2) break;
                if (how == 1 && inner == 2) return "returned";
                if (how == 2 && inner == 2) goto out_;
                if (how == 3 && inner == 2) Fail(new Boom("thrown"));
            }

            t.Log("behind " + outer);
        }

        return "ran out";
    out_:
        Pause();
        return "jumped out";
    }

    private sealed class Hidden(Trace t, bool disposable) : IEnumerable
    {
        public IEnumerator GetEnumerator() => disposable ? new Closing(t) : new Plain();
    }

    private class Plain : IEnumerator
    {
        private int _n;

        public object Current => _n;

        public bool MoveNext() => _n++ < 2;

        public void Reset()
        {
        }
    }

    private sealed class Closing(Trace t) : Plain, IDisposable
    {
        void IDisposable.Dispose() => t.Log("closed");
    }

    private readonly struct Failing(Trace t)
    {
        public Enumerator GetEnumerator() => new(t);

        public struct Enumerator(Trace t) : IDisposable
        {
            public readonly int Current => 1;

            public readonly bool MoveNext() => true;

            void IDisposable.Dispose()
            {
                t.Log("dispose fails");
                throw new Boom("dispose");
            }
        }
    }
}
