// covers: 3.4
using ReactorGen;

namespace Corpus.Using.EveryKind;

public static partial class Program
{
    [ReactorTask]
    public static partial void Main(Trace t)
    {
        using (Resource a = t.Open("a"), b = t.Open("b"), none = null!)
        {
            Pause();
            t.Log(a.Name + b.Name);
        }

        StructResource? nullable = t.OpenStruct("nullable");
        using (nullable) Pause(1);
        nullable = null;
        using (nullable) Pause(2);
        Generic(t, t.OpenStruct("generic"));
        Generic(t, t.Open("generic class"));
        Late(t, t.Open("late"));
        using (var hidden = new Hidden(t))
        {
            Pause();
            t.Log(hidden.Count);
        }

        using IDisposable first = t.Open("first"), second = new Hidden(t);
        try
        {
            using (Failing(t)) Pause("never");
        }
        catch (Boom)
        {
            Pause("no resource");
        }

        switch (Pause(1))
        {
            case 1:
            {
                using var inner = t.Open("inner");
                if (Pause(true)) break;
                t.Log("never");
                break;
            }
        }

        goto end;
    end:
        Pause("end");
    }

    [ReactorTask]
    private static partial void Generic<T>(Trace t, T resource) where T : IDisposable
    {
        using (resource)
        {
            Pause();
        }

        using var again = resource;
        Pause("again");
    }

    [ReactorTask]
    private static partial void Late(Trace t, dynamic resource)
    {
        using (resource)
        {
            Pause("late");
        }

        try
        {
            using (dynamic bad = "no resource")
            {
                Pause("never");
            }
        }
        catch (Microsoft.CSharp.RuntimeBinder.RuntimeBinderException)
        {
            Pause("cannot be disposed of");
        }
    }

    private static Resource Failing(Trace t) => t.Throw<Resource>("open");

    private struct Hidden(Trace t) : IDisposable
    {
        public int Count;

        void IDisposable.Dispose() => t.Log("hidden disposed " + ++Count);
    }
}
