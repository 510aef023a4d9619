// covers: 4.9, 1.1, 3.1
using ReactorGen;

namespace Corpus.Statements.DeepAndWide;

public static partial class Program
{
    private static int F(int a, int b, int c) => a * 100 + b * 10 + c;

    [ReactorTask] private static partial int G(int a, int b = 1) { return a + Pause(b); }

    [ReactorTask]
    public static partial void Main(Trace t)
    {
        t.Log(F(G(F(Pause(1), G(2), 3)), F(G(1, G(1, G(1))), Pause(F(1, Pause(2), 3)), G(Pause(4))), Pause(5) + G(Pause(6) - Pause(7))));
        int a = Pause(1), b = a + Pause(2), c = G(a, b), d = F(a, b, c) + Pause(a), e = d switch { > 0 => Pause(d), _ => 0 };
        string s1 = Pause("1"), s2 = s1 + Pause("2"), s3 = s2 + s1 + Pause(s2);
        t.Log(a + b + c + d + e + s3);
        if (a < Pause(2)) { int x = Pause(3); if (x > 2) { string y = Pause("y"); { double z = Pause(1.5); t.Log(x + y + (int)z); } } else { string x2 = Pause("n"); t.Log(x2); } }
        else { long x = Pause(4L); t.Log(x); }
        { int x = Pause(1); t.Log(x); } { string x = Pause("two"); t.Log(x); } { var x = (Pause(3), 'x'); t.Log(x.Item1); }
        for (int x = Pause(0), y = Pause(2); x < y && Pause(true); x += Pause(1), y -= Pause(0), t.Log(x)) for (var z = 0; z < Pause(1); z++) { if (z + x > 5) break; t.Log(x * y + z); }
        t.Log(Pause(1) + (Pause(2) + (Pause(3) + (Pause(4) + (Pause(5) + (Pause(6) + a++ * (Pause(7) - a)))))));
        t.Log(((((((Pause(1) - 2) * Pause(3)) - 4) * Pause(5)) - 6) * Pause(7)) - a);
        Func<int, Func<int, Func<int, int>>> f = x => y => z => x * y * z + a;
        t.Log(f(Pause(1))(Pause(2))(a = Pause(3)));
        int[][][] deep = [[[1, Pause(2)], [Pause(3)]], [[Pause(4), 5, 6]]];
        t.Log(deep[Pause(0)][Pause(1)][Pause(0)] + deep[^1][^Pause(1)][Pause(1)..].Length);
        deep[G(0, 0)][Pause(0)][1] += deep[1][0][G(1)]--;
        t.Log(deep[0][0][1]);
        var total = 0;
        foreach (var x in deep) foreach (var y in x) foreach (var z in y) { if (z == 3) goto Next; total += Pause(z); continue; Next: total += 100; }
        t.Log(total);
        t.Log(new string('x', Pause(3)).Replace("x", Pause("yy")).Substring(Pause(1), G(1, 1)).PadLeft(Pause(5), '.').IndexOf(Pause('y')));
    }
}
