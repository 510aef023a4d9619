// covers: 4.5, 1.12, 2.16
using ReactorGen;

namespace Corpus.Lifetime.StackValuesMadeAnew;

public static partial class Program
{
    private static bool Get(int[] a, out Span<int> s) { s = a; return a.Length > 0; }
    private static int Next(ref Span<int> s, Span<int> x) { s = x[1..]; return s.Length; }
    private sealed class Parts(int[] a) { public void Deconstruct(out Span<int> s, out int n) { s = a; n = a.Length; } }
    [ReactorTask]
    private static partial int Sum(int[] a, int[] b)
    {
        Span<int> s = a;
        s[0]++;
        Pause();
        return Get(b, out s) && s.Length > 1 ? s[0] + s[1] : 0;
    }
    [ReactorTask]
    private static partial int Thrown(int[] a)
    {
        Span<int> s = a; s[0]++;
        Pause();
        if (!Get(a, out s) || s.Length == 0) throw new Boom(Get(a, out s) ? "x" + s.Length : "y");
        Pause();
        throw (Get(a, out s) ? new Boom("m" + s[0]) : null)!;
    }
    [ReactorTask]
    public static partial void Main(Trace t)
    {
        int[] a = [1, 2, 3], b = [4, 5];
        Span<int> s = a; s[0]++; Pause();
        (s, int n) = new Parts(b); s[1] = n; t.Log(b[1]); Pause();
        int len = (s = a).Length + s[0]; t.Log(len + s.Length); Pause();
        checked { len += (s = b).Length; } t.Log(s[0]); Pause();
        if (Get(a, out s) && s.Length > 2) { s[2]++; Pause(); } else t.Log("no");
        while (Get(b, out s) && n++ < 4) { s[0] += n; Pause(n); }
        t.Log(s[0]); Pause();
        for (s = a; n > 0; n -= 3) s[0]++;
        do { s = b; s[1]++; Pause(); } while (Get(a, out s) && s[0] < 0);
        t.Log(s.Length); Pause();
        switch ((s = a).Length) { case 3 when s[0] > 0: t.Log(s[0]); Pause(); break; default: Pause(); break; }
        try { Pause(); } finally { if (Get(b, out s)) s[0]--; foreach (int x in s) t.Log(x); }
        try { s = a; t.Log(s[0]); Pause(); t.Log("body"); } catch (Boom) { s = b; t.Log(s[0]); } finally { s = b; t.Log(s[1]); }
        ref int r = ref a[0], q = ref a[1]; r += q; Pause();
        r = ref q = ref b[1]; r++; q++; t.Log(b[1]); Pause();
        (r = ref a[2]) += 5; t.Log(r); Pause();
        t.Log((r = ref b[0]) + r); t.Log(r);
        Pause(); t.Log(Sum(a, b)); try { t.Log(Thrown(a)); } catch (Boom e) { t.Log(e.Message); }
    }
}
