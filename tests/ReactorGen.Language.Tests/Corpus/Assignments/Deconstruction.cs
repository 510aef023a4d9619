// covers: 1.22, 2.15
using ReactorGen;

namespace Corpus.Assignments.Deconstruction;

public static partial class Program
{
    struct P
    {
        public int X, Y;
        public void Deconstruct(out int x, out int y)
        {
            x = X;
            y = Y;
        }
    }

    class Q(Trace t)
    {
        public void Deconstruct(out int a, out string b)
        {
            t.Log("deconstruct");
            a = 7;
            b = "q";
        }

        public int F;
        public int Prop { get => 1; set => t.Log($"set {value}"); }
    }

    static int[] s_a = [];

    [ReactorTask]
    public static partial void Main(Trace t)
    {
        s_a = new int[3];
        int a = 1, b = 2;
        (a, b) = (b, Pause(a));
        t.Log(a);
        t.Log(b);
        (a, b) = (b, a);
        Pause();
        var(x, y) = Pause((1, "s"));
        t.Log(x);
        t.Log(y);
        (int u, var v) = (Pause(5), t.V("v", 6L));
        Pause();
        t.Log(u + v);
        var q = new Q(t);
        (q.F, q.Prop) = (t.V("one", 1), Pause(2));
        t.Log(q.F);
        (s_a[t.V("i", 1)], _) = (Pause(9), t.V("dropped", 3));
        t.Log(s_a);
        (s_a[Pause(0)], (q.Prop, _)) = (Pause(9), (Pause(3), Pause(4)));
        t.Log(s_a);
        var(c, d) = Pause(q);
        t.Log(c);
        t.Log(d);
        var(e, (f, g)) = (Pause(1), (Pause(2), "x"));
        t.Log(e + f);
        t.Log(g);
        (a, var(h, i)) = (Pause(3), Pause(new P { X = 1, Y = 2 }));
        Pause();
        t.Log(a + h + i);
        var tuple = (a, b) = Pause((8, 9));
        t.Log(tuple.Item1);
        t.Log(tuple);
        (a, b, a) = (Pause(1), 2, 3);
        t.Log(a);
        long l;
        string? str;
        (l, str) = (Pause(3), null);
        t.Log(l);
        t.Log(str);
        (_, _) = (Pause(1), Pause(2));
        if (a > 2)
            (a, b) = Pause((b, a));
        t.Log(a);
    }
}
