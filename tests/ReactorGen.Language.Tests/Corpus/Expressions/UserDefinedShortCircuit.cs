// covers: 1.13
using ReactorGen;

namespace Corpus.Expressions.UserDefinedShortCircuit;

public static partial class Program
{
    private static Trace s_t = null!;

    [ReactorTask]
    public static partial void Main(Trace t)
    {
        s_t = t;
        foreach (var a in new[] { -1, 0, 1 })
            foreach (var b in new[] { -1, 0, 1 })
            {
                var x = new Tri(a); var y = new Tri(b);
                t.Log(t.V("l", x) && Pause(y));
                t.Log(t.V("l", x) || Pause(y));
                if (x && Pause(y) || Pause(x)) t.Log("yes"); else t.Log("no");
                t.Log((Pause(x) && y && Pause(x)).ToString());
                Tri? n = x; 
                while (x && Pause(y)) { x = new Tri(x.V - 1); t.Log("loop"); }
            }
        Derived d = new Derived(3);
        Base e = d && Pause<Base>(new Base(5));
        t.Log(e.ToString());
        dynamic q = new Base(0);
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

public class Base(int v)
{
    public int V => v;
    public static bool operator true(Base t) => t.V > 0;
    public static bool operator false(Base t) => t.V < 0;
    public static Base operator &(Base a, Base b) => new(a.V & b.V);
    public static Base operator |(Base a, Base b) => new(a.V | b.V);
    public override string ToString() => $"B{V}";
}

public class Derived(int v) : Base(v) { }
