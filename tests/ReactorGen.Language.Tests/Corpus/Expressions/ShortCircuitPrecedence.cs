// covers: 1.13
using ReactorGen;

namespace Corpus.Expressions.ShortCircuitPrecedence;

public struct Tri(int v)
{
    public int V = v;
    public static bool operator true(Tri x) => x.V > 0;
    public static bool operator false(Tri x) => x.V < 0;
    public static Tri operator &(Tri a, Tri b) => new(Math.Min(a.V, b.V));
    public static Tri operator |(Tri a, Tri b) => new(Math.Max(a.V, b.V));
    public static Tri operator ^(Tri a, Tri b) => new(a.V * 10 + b.V);
}

public static partial class Program
{
    [ReactorTask]
    public static partial void Main(Trace t)
    {
        Tri a = new(1), b = new(5), c = new(3);
        t.Log((a && b | Pause(c)).V);
        t.Log((c && Pause(a) | b).V);
        t.Log((a && b ^ Pause(c)).V);
        t.Log((a && Pause(b) ^ c).V);
        t.Log((new Tri(0) || a ^ Pause(b)).V);
        t.Log((new Tri(0) || b | Pause(a) & c).V);
    }
}
