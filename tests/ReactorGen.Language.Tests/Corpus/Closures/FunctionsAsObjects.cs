// covers: 1.3, 3.16, 4.1
using ReactorGen;

namespace Corpus.Closures.FunctionsAsObjects;

public static partial class Program
{
    private delegate int Op(int x);
    private static T Id<T>(T x, int _) => x;
    private static string Kind(object o) => "o" + o.GetType().Name;
    [ReactorTask]
    public static partial void Main(Trace t)
    {
        int n = 1;
        int Add(int x) => n += x;
        int Twice(int x) => n += 2 * x;
        static int Fixed(int x) => x * 10;
        T Gen<T>(T x) { n++; return x; }
        Func<int, int> pick = Pause(true) ? Add : Twice;
        t.Log(pick(1) + Pause(1));
        Delegate d = Pause(true) ? (Delegate)Add : Fixed;
        t.Log(d.DynamicInvoke(2));
        Func<int, int> f = Add;
        t.Log(Add == f); t.Log(f != Add); t.Log(f == Twice); t.Log(f + Twice == f);
        f += Twice; f -= Add; t.Log(f(Pause(3)));
        Delegate same = Add; t.Log(same == (Delegate)(Func<int, int>)Add); t.Log(same.Equals((Func<int, int>)Add));
        object[] os = [(Op)Add, Pause(2), new Op(Twice), (Func<int, int>)Fixed];
        foreach (object o in os) t.Log(o is Op op ? op(1) : o is Delegate e ? e.DynamicInvoke(4) : o);
        (Delegate a, object b) pair = (Add, Twice);
        Pause();
        t.Log(pair.a.DynamicInvoke(1)); t.Log(pair.b is Func<int, int>);
        var (p, q) = ((Func<int, int>)Add, Pause(1));
        t.Log(p(q));
        Delegate g = Gen<string>; t.Log(g.DynamicInvoke("g")); Func<int, int> gi = Gen; t.Log(gi(Pause(4)));
        IEnumerable<Delegate> list = new List<Delegate> { Add, Fixed, Gen<int> };
        Pause();
        foreach (Delegate x in list) t.Log(x.DynamicInvoke(3));
        System.Runtime.Serialization.ISerializable s = Twice; Pause(); t.Log(s is Func<int, int>);
        t.Log(Kind(Add) + Kind(Fixed) + Pause("k"));
        MulticastDelegate m = Twice; Pause(); t.Log(m.GetInvocationList().Length);
        dynamic y = (Func<int, int>)Add; Pause(); t.Log((object)y(5));
        t.Log(nameof(Add) + nameof(Gen)); t.Log(n); var z = Fixed; t.Log(z(Pause(2)));
        Func<Func<int, int>> ff = () => Add; Pause(); t.Log(ff()(1)); Func<Delegate> fd = () => Twice; Pause(); t.Log(fd().DynamicInvoke(1));
        Delegate Inner() => Add; t.Log(Inner() == (Delegate)(Func<int, int>)Add); Pause();
        object w = Opt; Pause(); t.Log(w.GetType().Name.Contains("Anonymous")); var v = Opt; t.Log(v() + v(Pause(2))); t.Log(v.GetType() == w.GetType());
        int Opt(int k = 7) => n += k;
        object u = Par; var pa = Par; Pause(); t.Log(u.GetType() == pa.GetType()); t.Log(pa(1, 2, Pause(3)));
        int Par(params int[] k) => n += k.Length;
    }
}
