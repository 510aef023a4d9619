// covers: 1.7
using ReactorGen;

namespace Corpus.Expressions.NullConditionalOnTypeParameters;

public static partial class Program
{
    [ReactorTask]
    public static partial void Main(Trace t)
    {
        Run(t, new Ctr());
        Run<ICtr>(t, new CC());
        Run(t, new CC());
        RunNull<CC>(t, null);
        RunNull<Ctr>(t, new Ctr());
        Boxed<Ctr>(t, new Ctr());
    }

    [ReactorTask]
    public static partial void Run<T>(Trace t, T c) where T : ICtr
    {
        c?.Add(Pause(1));
        t.Log(c!.N);
        c?.Add(t.V("x", 2));
        t.Log(c.N);
        t.Log(c?.Get(Pause(3)));
        var a = new[] { c };
        a[0]?.Add(Pause(5));
        t.Log(a[0].N);
        a[t.V("i", 0)]?.Add(Pause(5));
        t.Log(a[0].N);
    }

    [ReactorTask]
    public static partial void RunNull<T>(Trace t, T? c) where T : ICtr
    {
        c?.Add(Pause(1));
        t.Log(c?.Get(Pause(3)));
    }

    [ReactorTask]
    public static partial void Boxed<T>(Trace t, T c) where T : struct, ICtr
    {
        T? n = c;
        n?.Add(Pause(1));
        t.Log(n?.N);
        t.Log(n?.Get(Pause(3)));
        t.Log(n?.N);
    }
}

public interface ICtr { void Add(int x); int N { get; } string Get(int x); }

public struct Ctr : ICtr { private int _n; public void Add(int x) => _n += x; public int N => _n; public string Get(int x) { _n += x; return "g" + _n; } }

public class CC : ICtr { private int _n; public void Add(int x) => _n += x; public int N => _n; public string Get(int x) { _n += x; return "g" + _n; } }
