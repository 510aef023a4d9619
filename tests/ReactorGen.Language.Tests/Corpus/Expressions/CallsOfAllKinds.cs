// covers: 1.3, 1.4, 1.5, 1.8, 1.9, 1.21
using ReactorGen;

namespace Corpus.Expressions.CallsOfAllKinds;

public static partial class Program
{
    struct S1
    {
        public int V;
        public int Add(int a) => V += a;
        public readonly int Get(int a) => V + a;
    }

    static int Ext(this S1 s, int a) => s.V + a;

    static int By(ref S1 s, int a)
    {
        s.V += a;
        return s.V;
    }

    static int In(in S1 s, int a) => s.V + a;

    static int In2(in int s, int a) => s * 100 + a;

    static int In3(in long s, int a) => (int)s * 100 + a;

    static S1 s_s;

    static ref S1 Ref() => ref s_s;

    static int Opt(int a, int b = 5, params int[] c) => a * 100 + b * 10 + c.Length;

    static string Named(int a, int b, int c) => $"{a}{b}{c}";

    class Base
    {
        public virtual string Name(int a) => "base" + a;
        public static T Id<T>(T a, int b) => a;
        public string Pick(object o, int i) => "object";
        public string Pick(string s, int i) => "string";
        public string Pick(int i, long l) => "long";
        public string Pick(Func<int> f, int i) => "func" + f();
        public string Pick(Func<int, int> f, int i) => "func1";
        public string Pick(int[] a, int i) => "array";
        public string Pick(short s, byte i) => "short";
    }

    static int Five() => 5;

    public class O
    {
        public int N = 3;
        public int Get() => N;
    }

    [ReactorTask]
    public static partial void Main(Trace t)
    {
        var s = new S1
        {
            V = 1
        };
        t.Log(s.Ext(Change(ref s) + Pause(1)));
        t.Log(s.Add(Change(ref s) + Pause(1)));
        t.Log(s.Get(Change(ref s) + Pause(1)));
        t.Log(In(s, Change(ref s) + Pause(1)));
        t.Log(By(ref s, Change(ref s) + Pause(1)));
        s_s = new S1
        {
            V = 7
        };
        t.Log(In(Ref(), ChangeS() + Pause(1)));
        t.Log(In2(Ref().V, ChangeS() + Pause(1)));
        int i = 3;
        t.Log(In2(i, i = Pause(4)));
        t.Log(In3(i, i = Pause(5)));
        t.Log(In2(i + 1, Pause(5)));
        t.Log(Opt(Pause(1)));
        t.Log(Opt(1, Pause(2)));
        t.Log(Opt(1, 2, 3, Pause(4), t.V("p", 5)));
        t.Log(Named(c: t.V("c", 1), a: Pause(2), b: t.V("b", 3)));
        t.Log(Opt(b: Pause(1), a: t.V("a", 2)));
        var b = new Base();
        t.Log(b.Pick("x", Pause(1)));
        t.Log(b.Pick((object)"x", Pause(1)));
        t.Log(b.Pick(1, Pause(2L)));
        t.Log(b.Pick(() => 4, Pause(1)));
        t.Log(b.Pick(x => 4, Pause(1)));
        t.Log(b.Pick([1], Pause(1)));
        t.Log(b.Pick(Five, Pause(1)));
        t.Log(b.Pick(default(string)!, Pause(1)));
        var o = new O();
        t.Log(b.Pick(o.Get, (o = new O { N = 9 }).N + Pause(1)));
        t.Log(Base.Id("x", Pause(1)));
        t.Log(Base.Id<object>(3, Pause(1)));
        t.Log(Base.Id(new { A = 1 }.A, Pause(1)));
        int ov;
        if (int.TryParse(Pause("12"), out ov) && int.TryParse("13", out var ow))
            t.Log(ov + ow + Pause(1));
        Out(out int u, Pause(3));
        t.Log(u);
        Out(out _, Pause(3));
        int[] arr = [1, 2];
        Swap(ref arr[t.V("i", 0)], ref arr[Pause(1)]);
        t.Log(arr);
        Action<int> act = x => t.Log(x);
        act += Pause<Action<int>>(x => t.Log(-x));
        act(Pause(4));
        Func<int, Func<int, int>> cur = x => y => x * y;
        t.Log(cur(Pause(3))(Pause(4)));
        t.Log(((Func<int>)o.Get)() + Pause(1));
        Base bb = new Derived();
        t.Log(((Derived)bb).Both(Pause(2)));
        t.Log(o?.ToString()!.Length > Pause(3));
        Conditional(Pause(3));
        (int A, string B) tup = (Pause(1), "b");
        var tup2 = (o!.N, tup.B, Pause(3));
        t.Log(tup2.N + tup2.B);
        var nm = (i, Pause(4), o.N);
        t.Log(nm.i + nm.N);
        t.Log((Pause(1), 2) == (1, t.V("two", 2)));
        t.Log((t.V("a", 1), Pause(2)) != (1, 3));
        t.Log((i, null) == (Pause(5), (string? )null));
        t.Log(tup == (Pause(1), "b"));
        t.Log((1, (2, Pause(3))) == (Pause(1), (2, 3)));
        object an = new
        {
            o.N,
            i,
            X = Pause(2),
            tup.B
        };
        t.Log(an.ToString());
        var an2 = new
        {
            o.N,
            i,
            X = Pause(2)
        };
        t.Log(an2.i + an2.N);
    }

    class Derived : Base
    {
        public override string Name(int a) => "derived" + a;
        public string Both(int a) => base.Name(a) + Name(a);
    }

    static void Out(out int u, int v) => u = v;

    static void Swap(ref int a, ref int b) => (a, b) = (b, a);

    [System.Diagnostics.Conditional("NOPE")]
    static void Conditional(int x) => throw new Exception();

    static void Caller(Trace t, int x, [System.Runtime.CompilerServices.CallerMemberName] string m = "", [System.Runtime.CompilerServices.CallerArgumentExpression("x")] string e = "", [System.Runtime.CompilerServices.CallerLineNumber] int l = 0) => t.Log($"{m} {e} {l}");

    static int ChangeS()
    {
        s_s.V += 20;
        return 0;
    }

    static int Change(ref S1 s)
    {
        s.V += 10;
        return 0;
    }
}
