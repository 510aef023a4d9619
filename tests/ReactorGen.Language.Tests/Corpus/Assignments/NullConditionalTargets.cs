// covers: 2.13
using ReactorGen;

namespace Corpus.Assignments.NullConditionalTargets;

public static partial class Program
{
    class N(Trace t)
    {
        public int F;
        public N? Next;
        public int P
        {
            get => t.V("P", F);
            set
            {
                t.Log($"set P {value}");
                F = value;
            }
        }

        public int[] A = [1, 2, 3];
        public Counter C;
        public string? S;
        public event Action? E;
        public void Fire() => E?.Invoke();
        public int this[int i] { get => t.V("ix", i); set => t.Log($"ix {i} = {value}"); }
    }

    static N? Get(Trace t, N? n) => t.V("get", n);

    [ReactorTask]
    public static partial void Main(Trace t)
    {
        N? n = new N(t)
        {
            F = 10
        }, z = null;
        n?.F = Pause(1);
        z?.F = Pause(2);
        t.Log(n.F);
        n?.P = Pause(3);
        Get(t, n)?.P += Pause(4);
        Get(t, z)?.P += Pause(5);
        n?.A[Pause(1)] += Pause(6);
        t.Log(n.A);
        n?.Next?.F = Pause(1);
        n.Next = new N(t);
        n?.Next?.F = Pause(7);
        t.Log(n.Next.F);
        n?.C.N = Pause(8);
        t.Log(n.C.N);
        n?[Pause(1)] = Pause(2);
        n?[t.V("i", 1)] += Pause(2);
        z?[Pause(1)] = Pause(2);
        n?.S ??= Pause("s");
        n?.S ??= Pause("not");
        t.Log(n.S);
        int? value = n?.F = Pause(9);
        t.Log(value);
        value = z?.F = Pause(9);
        t.Log(value);
        n?.E += Pause<Action>(() => t.Log("E"));
        n!.Fire();
        n?.A = [Pause(1), 2];
        t.Log(n!.A);
        n?.F -= n?.P ?? Pause(1);
        t.Log(n.F);
        (n?.Next)?.F = Pause(3);
        t.Log(n!.Next.F);
    }
}
