// covers: 3.11, 3.13, 3.16
using ReactorGen;

namespace Corpus.Closures.FunctionsInSections;

public static partial class Program
{
    [ReactorTask]
    public static partial void Main(Trace t)
    {
        int total = 0;
        for (int k = 0; k < 4; k++)
        {
            switch (k)
            {
                case 0:
                    int local = k + 5;
                    int F(int x) => x + local++ + total++;
                    t.Log(F(1));
                    try { int T() => total + local; t.Log(T()); } finally { int U() => total; t.Log(U()); }
                    break;
                case 1:
                    local = 7;
                    Pause(); t.Log(F(2));
                    Func<int, int> f = F;
                    t.Log(f(3));
                    break;
                case 2 when Pause(true):
                    first: second: void G(string s) { t.Log(s + total); }
                    if (total++ < 6) goto first;
                    G("a");
                    goto default;
                default:
                    G("b");
                    lock (t) { void L() => total += 10; L(); L(); }
                    using (t.Open("r")) { int L() => total += 10; t.Log(L()); Pause(); t.Log(L()); }
                    break;
            }
        }
        checked { int P() => total; int Q() { return total + 1; } t.Log(P() + Q()); Pause(); }
        if (total > 0) { done: int P() => total; t.Log(P()); if (total++ < 70) goto done; }
        goto last;
        last:
        int End() { total++; return total; }
        Pause(End());
        { lab: lab2: int P() => total; Pause(); if (total++ < 80) goto lab; if (total++ < 82) goto lab2; t.Log(P()); }
    }
}
