// covers: 1.8, 1.26
using ReactorGen;

namespace Corpus.Expressions.NullConditionalAccess;

public static partial class Program
{
    class N(Trace t)
    {
        public int F;
        public N? Next;
        public Counter C;
        public int P
        {
            get => t.V("P", F);
            set
            {
                t.Log($"set P {value}");
                F = value;
            }
        }

        public string? S;
        public int M(int a)
        {
            t.Log($"M {a}");
            return a + F;
        }

        public void V(int a) => t.Log($"V {a}");
        public N? Self() => t.V("self", this);
        public int this[int i] { get => t.V("ix", i); set => t.Log($"ix {i} = {value}"); }

        public event Action<int>? E;
        public void Fire(int i) => E?.Invoke(i);
        public Func<int, int>? D;
    }

    static N? s_none;

    [ReactorTask]
    private static partial int Twice(int x)
    {
        return Pause(x) * 2;
    }

    [ReactorTask]
    public static partial void Main(Trace t)
    {
        N? n = new N(t)
        {
            F = 10
        };
        N? z = null;
        s_none = null;
        n?.V(Pause(1));
        z?.V(Pause(2));
        s_none?.V(Pause(2));
        int? r = n?.M(Pause(3));
        t.Log(r);
        r = z?.M(Pause(3));
        t.Log(r);
        t.Log(n?.Self()?.M(Pause(4)));
        t.Log(n?.Self()!.M(Pause(4)).ToString());
        t.Log(z?.Self()?.M(Pause(4)));
        t.Log(n?.Next?.M(Pause(1)) ?? Pause(55));
        t.Log(Pause(n)?.F);
        t.Log(Pause<N?>(null)?.M(Pause(3)));
        t.Log(n?[Pause(3)]);
        t.Log(z?[Pause(3)]);
        t.Log(n?.S?.Substring(Pause(1)) ?? "none");
        n!.S = "hello";
        t.Log(n?.S?.Substring(Pause(1)).Length);
        Counter? c = new Counter
        {
            N = 3
        };
        t.Log(c?.Add(Pause(2)));
        t.Log(c.Value.N);
        t.Log(n?.C.Add(Pause(5)));
        t.Log(n!.C.N);
        n?.E += x => t.Log(x);
        n!.Fire(Pause(3));
        Action<int>? act = null;
        act?.Invoke(Pause(9));
        act = x => t.Log($"act {x}");
        act?.Invoke(Pause(9));
        n.D = x => x + 1;
        t.Log(n?.D?.Invoke(Pause(1)));
        t.Log(n?.D!(Pause(1)));
        int[]? arr = [1, 2, 3];
        t.Log(arr?[Pause(1)]);
        t.Log(arr?[^Pause(1)]);
        t.Log(arr?[Pause(1)..].Length);
        if (n?.M(Pause(1)) > 5)
            t.Log("yes");
        if (n?.Next?.M(Pause(1))is null)
            t.Log("is null");
        while (n.F-- > Pause(8))
            t.Log(n?.M(Twice(n?.F ?? 1)));
        t.Log($"{n?.M(Pause(1))} {z?.M(Pause(2))}");
        t.Log(n?.M(n?.M(Pause(1)) ?? 3));
    }
}
