// covers: 5.6, 5.7
using ReactorGen;

namespace Corpus.Calls.LongChain;

public static partial class Program
{
    [ReactorTask]
    public static partial void Main(Trace t)
    {
        var total = 0;
        for (var i = 0; i < 3; i++) total += A(t, i);
        t.Log(total);
    }

    [ReactorTask]
    private static partial int A(Trace t, int n) => B(t, n) + 1;

    [ReactorTask]
    private static partial int B(Trace t, int n) { var x = C(t, n); return x + C(t, x); }

    [ReactorTask]
    private static partial int C(Trace t, int n) { using (t.Open("C")) return D(t, n + 1); }

    [ReactorTask]
    private static partial int D(Trace t, int n) { try { return E(t, n); } finally { t.Log("D"); } }

    [ReactorTask]
    private static partial int E(Trace t, int n) => n > 100 ? 0 : F(t, n) + F(t, -n);

    [ReactorTask]
    private static partial int F(Trace t, int n) { foreach (var x in new[] { n, 1 }) if (x != 1) return G(x); return Pause(0); }

    [ReactorTask]
    private static partial int G(int n) => H(Pause(n)) + Pause(1);

    [ReactorTask]
    private static partial int H(int n) => Pause(n);
}
