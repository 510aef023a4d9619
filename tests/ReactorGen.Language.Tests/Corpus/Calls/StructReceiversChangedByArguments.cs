// covers: 1.5
using ReactorGen;

namespace Corpus.Calls.StructReceiversChangedByArguments;

public partial struct Counting
{
    public int N;

    public int Next => ++N;

    public int Up() => ++N;

    [ReactorTask]
    public partial int Go(int x, params int[] rest) { Pause(); return N * 100 + x * 10 + rest.Length; }

    [ReactorTask]
    public readonly partial int Named(string x, int y = 7) { Pause(); return N * 100 + y + x.Length; }

    [ReactorTask]
    public partial int Own() { int r = Go(Up()) + this.Go(Up(), Up(), 3); r += Go(x: N = 9); return r + N; }
}

public struct Outer
{
    public Counting Inner;
}

public class Holder
{
    public Counting Field;
    public Outer Nested;

    public Counting Property { get; set; }
}

public static partial class Program
{
    private static Counting _static;

    private static int Reset(Holder h) => (h.Field.N = 50) + (_static.N = 60) + (h.Nested.Inner.N = 70);

    [ReactorTask]
    public static partial void Main(Trace t)
    {
        _static = default;
        Counting c = new(), shared = new();
        var h = new Holder();
        var array = new Counting[2];
        t.Log(c.Go(c.Next) + c.Go(1, c.Up(), 2) + c.Go(c.Up(), c.N, c.N++) + c.Named("x", c.Up()) + c.Named(y: c.Up(), x: "q"));
        t.Log(h.Field.Go(Reset(h)) + _static.Go(Reset(h)) + h.Nested.Inner.Go(Reset(h)) + h.Property.Go(Reset(h)));
        t.Log(h.Field.Go(h.Field.Next) + array[1].Go(array[1].Up()) + array[t.V("i", 0)].Go(t.V("e", 1), array[0].Up()));
        Action up = () => shared.N += 5;
        int Run() { up(); return 1; }
        t.Log(shared.Go(Run()) + shared.Go(Pause(1) + Run()) + shared.Go(Run(), Pause(2)) + shared.Go(Pause(3), Run()));
        t.Log(c.Go((c = new Counting { N = 3 }).N) + c.Go(t.V("pure", 3)) + new Counting { N = 4 }.Go(c.Up()));
        t.Log(new Counting().Own());
        try { c.Go(c.N = 77, t.Throw<int>("x")); } catch (Boom) { t.Log(c.N); }
    }
}
