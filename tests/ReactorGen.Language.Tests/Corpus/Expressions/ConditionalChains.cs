// covers: 1.26, 1.13
using ReactorGen;

namespace Corpus.Expressions.ConditionalChains;

public static partial class Program
{
    [ReactorTask]
    public static partial void Main(Trace t)
    {
        A? a = new A(t) { B = new A(t) };
        t.Log(a?.B?.M(Pause(1))?.B?[Pause(2)]);
        t.Log(a?.B?.M(Pause(1))?[Pause(2)].Length);
        t.Log(a?.M(Pause(3))?.M(Pause(4))!.F + Pause(5));
        A? none = Pause<A?>(null);
        t.Log(none?.M(Pause(6))?.B!.F);
        none?.Void(Pause(7));
        a?.Void(Pause(8));
        a?.B?.Void(a.F += Pause(9));
        t.Log(a!.F);
        int? n = Pause<int?>(4);
        t.Log(n?.CompareTo(Pause(3)));
        t.Log(Pause<int?>(null)?.CompareTo(Pause(3)));
        t.Log((a?.B ?? Pause(new A(t)))?.F ?? Pause(77));
        if (a?.M(Pause(1)) is { F: var f } && Pause(f) == f) t.Log(f);
        t.Log(a?.Self<string>(Pause("g"))?.ToUpperInvariant());
    }
}

public sealed class A(Trace t)
{
    public A? B;
    public int F = 1;
    public A? M(int x) { t.Log($"M {x}"); F += x; return x > 3 ? null : this; }
    public void Void(int x) => t.Log($"Void {x}");
    public string this[int i] => t.V("index", new string('x', i));
    public T Self<T>(T x) { t.Log("Self"); return x; }
}
