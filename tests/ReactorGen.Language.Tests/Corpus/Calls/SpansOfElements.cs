// covers: 1.12, 1.19
using ReactorGen;

namespace Corpus.Calls.SpansOfElements;

public static partial class Program
{
    private static int Sum2(Span<int> s, int a) { s[0] += a; int r = 0; foreach (int x in s) r += x; return r * 10 + s.Length; }
    private static string SumR<T>(ReadOnlySpan<T> s, int a, ReadOnlySpan<char> c = default) => s.Length + "" + s[0] + s[^1] + a + c.ToString();
    private static int Both(Span<int> a, Span<int> b, int c = 0) => a[0] * 100 + b[1] + c;

    private sealed class Bag
    {
        public List<string> L = [];
        public Bag Put(ReadOnlySpan<string> s, string x) { L.AddRange(s); L.Add(x); return this; }
        public int this[ReadOnlySpan<int> i, int j] { get => i[0] + j; set => L.Add($"{i[1]}{j}{value}"); }
        public static Bag operator +(Bag b, ReadOnlySpan<int> s) { b.L.Add("+" + s[1]); return b; }
    }

    [ReactorTask]
    public static partial void Main(Trace t)
    {
        int n = 1; Action inc = () => n++;
        t.Log(Sum2([1, Pause(1)], Pause(2))); t.Log(Sum2([n, n++, n], Pause(n))); t.Log(SumR(["a", Pause("b"), null], Pause(2)));
        t.Log(SumR<object>([t.V("x", 1), "s", n], Pause(n++), ['q', (char)Pause('r')])); t.Log(SumR<long>(a: Pause(1), s: [n, n]) + SumR<long>(([n, t.V("l", 3)]), Pause(4)));
        t.Log(Both([1, Pause(1)], [2, n], Pause(3)));
        inc(); t.Log(SumR<Func<int>>([() => n, () => n + 1], Pause(1)).Length);
        Bag b = new(); b.Put(["p", Pause("q")], Pause("r")).Put(["s", t.V("v", "w")], Pause("x")); b[[n, 4], Pause(5)] = Pause(6); t.Log(b[[Pause(1), 2], Pause(3)]); b += [1, Pause(7)]; t.Log(string.Join(",", b.L));
        try { SumR([t.Throw<int>("thrown"), 1], Pause(1)); } catch (Boom e) { t.Log(e.Message); }
        t.Log(SumR<int?>([null, 1, n], Pause(1)) + SumR<byte>([1, (byte)n], Pause(3)) + SumR<(int, string)>([(1, "a"), (n, Pause("z"))], Pause(2)));
    }
}
