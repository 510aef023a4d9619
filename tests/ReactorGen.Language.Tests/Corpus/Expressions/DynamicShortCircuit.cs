// covers: 1.13, 4.7
using ReactorGen;

namespace Corpus.Expressions.DynamicShortCircuit;

public static partial class Program
{
    [ReactorTask]
    public static partial void Main(Trace t)
    {
        foreach (var a in new[] { false, true })
        {
            dynamic d = a, e = true;
            t.Log((bool)(d && Pause((bool)e)));
            t.Log((bool)(d || Pause((bool)e)));
            t.Log((bool)(a && Pause((bool)e)));
            t.Log((bool)(a || Pause((bool)e)));
            if (d && Pause(true)) t.Log("yes");
            if (Pause((bool)d)) t.Log("yes"); else t.Log("no");
            dynamic x = a;
            t.Log((object)(x && Pause(true)));
        }
    }
}

public readonly struct Tri(int v)
{
    public int V => v;
    public static bool operator true(Tri t) { return t.V > 0; }
    public static bool operator false(Tri t) { return t.V < 0; }
    public static Tri operator &(Tri a, Tri b) => new(System.Math.Min(a.V, b.V));
    public static Tri operator |(Tri a, Tri b) => new(System.Math.Max(a.V, b.V));
    public override string ToString() => $"T{v}";
}
