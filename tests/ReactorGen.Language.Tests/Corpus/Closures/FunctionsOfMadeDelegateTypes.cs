// covers: 3.16, 4.7
using ReactorGen;

namespace Corpus.Closures.FunctionsOfMadeDelegateTypes;

public static partial class Program
{
    [ReactorTask]
    public static partial void Main(Trace t)
    {
        int n = 1;
        ref readonly int RoAt(int[] a, int i) { n++; return ref a[i]; }
        ref int At(int[] a, int i) { n++; return ref a[i]; }
        void Mod(ref int x, in int y, out int z, ref readonly int w) { x += y + w; z = n++; }
        int Sc(scoped ReadOnlySpan<int> s) => s.Length + n;
        object r = RoAt; Pause(); t.Log(r.GetType().Name.StartsWith("Func"));
        Delegate s = At; Pause(); t.Log(s.Method.GetParameters().Length);
        Delegate m = Mod; Pause(); t.Log(m.Method.GetParameters().Length);
        object sc = Sc; var sc2 = Sc; Pause(); t.Log(sc.GetType() == sc2.GetType());
        Delegate e = E1; Pause(); t.Log(e.Method.GetParameters()[0].DefaultValue!.ToString()!);
        int E1(DayOfWeek d = DayOfWeek.Friday, string s = "a\"b", char c = '\'', double x = 1.5) => n;
        var k = RoAt; var k2 = At; t.Log(k.GetType() == r.GetType()); t.Log(k2.GetType() == s.GetType());
        void Local<T>(T v) { T F(T x) { n++; return x; } Delegate d = F; t.Log(d.DynamicInvoke(v)!); Func<T, T> f = F; t.Log(f == F); t.Log(n); }
        Local(3); Pause(); Local("s");
    }
}
