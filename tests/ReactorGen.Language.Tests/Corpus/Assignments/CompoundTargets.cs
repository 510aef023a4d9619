// covers: 2.7, 2.8, 2.10, 2.11, 2.15, 2.16
using ReactorGen;

namespace Corpus.Assignments.CompoundTargets;

public static partial class Program
{
    class N(Trace t)
    {
        public int F;
        public int P
        {
            get => t.V("get", F);
            set
            {
                t.Log($"set {value}");
                F = value;
            }
        }

        public int this[int i, string s] { get => t.V($"get {i}{s}", F); set => t.Log($"set {i}{s} {value}"); }

        public string? S;
        public Counter C;
        public event Action E
        {
            add
            {
                t.Log("add");
            }

            remove
            {
                t.Log("remove");
            }
        }

        public static event Action? SE;
        public static void FireS() => SE?.Invoke();
    }

    class Acc(Trace t)
    {
        public int T;
        public void operator +=(int x)
        {
            t.Log($"+= {x}");
            T += x;
        }

        public void operator checked -=(int x)
        {
            t.Log("checked");
        }

        public void operator -=(int x)
        {
            t.Log("plain");
        }

        public void operator ++()
        {
            t.Log("++");
            T++;
        }
    }

    struct SAcc
    {
        public int T;
        public void operator +=(int x)
        {
            T += x;
        }
    }

    enum E
    {
        A = 1,
        B = 2,
        C = 4
    }

    struct Money
    {
        public int V;
        public static Money operator +(Money a, int b) => new()
        {
            V = a.V + b
        };
        public static implicit operator Money(int v) => new()
        {
            V = v
        };
        public static explicit operator int (Money m) => m.V;
    }

    [ReactorTask]
    public static partial void Main(Trace t)
    {
        var n = new N(t);
        n.P += Pause(1);
        n[t.V("i", 1), Pause("s")] += Pause(2);
        n[1, "q"] -= t.V("v", 3) + Pause(1);
        n.S += Pause("x");
        n.S += Pause(1);
        n.S += 'c';
        t.Log(n.S);
        n.C.N += Pause(3);
        t.Log(n.C.N);
        n.F <<= Pause(2);
        t.Log(n.F);
        n.E += Pause<Action>(() =>
        {
        });
        Pause(n).E -= Pause<Action>(() =>
        {
        });
        N.SE += Pause<Action>(() => t.Log("se"));
        N.FireS();
        var acc = new Acc(t);
        acc += Pause(5);
        var keep = acc;
        acc += (acc = new Acc(t)).T + Pause(7);
        t.Log(keep.T);
        t.Log(acc.T);
        acc -= Pause(1);
        checked
        {
            acc -= Pause(1);
        }

        Acc[] accs = [acc];
        accs[Pause(0)] += Pause(2);
        t.Log(acc.T);
        accs[Pause(0)]++;
        SAcc sa = new();
        sa += Pause(4);
        t.Log(sa.T);
        SAcc[] sas = [sa];
        sas[t.V("i", 0)] += Pause(6);
        t.Log(sas[0].T);
        E e = E.A;
        e |= Pause(E.B);
        t.Log(e);
        e &= ~Pause(E.A);
        t.Log((int)e);
        e += Pause(1);
        t.Log((int)e);
        byte b = 250;
        b += Pause((byte)10);
        t.Log(b);
        b <<= Pause(1);
        t.Log(b);
        char c = 'a';
        c += Pause((char)1);
        t.Log(c);
        short sh = 1;
        sh *= Pause((short)5);
        sh -= 1;
        t.Log(sh);
        int? q = 3;
        q += Pause(4);
        q += Pause<int?>(null);
        t.Log(q);
        bool bl = true;
        bl &= Pause(false);
        bl |= Pause(true);
        bl ^= Pause(true);
        t.Log(bl);
        double d = 1;
        d /= Pause(4);
        t.Log(d);
        long l = 1;
        l += Pause(3);
        t.Log(l);
        uint ui = 1;
        ui >>= Pause(1);
        t.Log(ui);
        int k = -8;
        k >>>= Pause(1);
        t.Log(k);
        float f = 1;
        f += Pause(2);
        t.Log(f);
        decimal m = 1;
        m += Pause(2);
        t.Log(m);
        Money mo = 3;
        mo += Pause(4);
        t.Log(mo.V);
        int back = 1;
        back += (int)Pause(mo);
        t.Log(back);
        string s = "a";
        s += Pause("b") + Pause("c");
        t.Log(s);
        object ob = "o";
        s += ob;
        s += Pause(ob);
        t.Log(s);
        Action ac = () => t.Log("1");
        ac += Pause<Action>(() => t.Log("2"));
        ac();
        ac -= Pause(ac);
        t.Log(ac is null);
        nint ni = 3;
        ni += Pause(4);
        t.Log((int)ni);
        int x = 1;
        x += x++ + Pause(x) + x;
        t.Log(x);
        x += (x = 5) + Pause(1);
        t.Log(x);
        int[] a = [1, 2];
        int ix = 0;
        a[ix++] += Pause(ix);
        t.Log(a);
        a[ix = Pause(0)] += ix + 1;
        t.Log(a);
        t.Log(a[0] += Pause(1));
        t.Log(x = Pause(3));
        x = a[1] = n.P = Pause(8);
        t.Log(x);
        Log2(t, x = Pause(5), x);
        t.Log((x = Pause(6)) + x);
        ref int r = ref a[Pause(1)];
        r = 9;
        t.Log(a);
        r = ref a[0];
        r++;
        t.Log(a);
        r = ref a[Pause(1)];
        r += 5;
        t.Log(a);
        (Pause(true) ? ref a[0] : ref a[1]) = 77;
        t.Log(a);
        ref int rr = ref (Pause(false) ? ref a[0] : ref a[1]);
        rr = 4;
        t.Log(a);
    }

    static void Log2(Trace t, int a, int b) => t.Log(a * 100 + b);
}
