// covers: 2.9, 2.14
using ReactorGen;

namespace Corpus.Assignments.IncrementTargets;

public static partial class Program
{
    class N(Trace t)
    {
        public int P
        {
            get => t.V("get", field);
            set
            {
                t.Log($"set {value}");
                field = value;
            }
        }

        public byte B;
        public Counter C;
    }

    struct M
    {
        public int V;
        public static M operator ++(M m) => new M
        {
            V = m.V + 10
        };
    }

    [ReactorTask]
    public static partial void Main(Trace t)
    {
        int[] a = [1, 2, 3];
        t.Log(a[Pause(1)]++);
        t.Log(++a[Pause(1)]);
        t.Log(a[Pause(2)]-- + Pause(1));
        a[Pause(0)]++;
        --a[Pause(0)];
        t.Log(a);
        var n = new N(t);
        Pause(n).P++;
        t.Log(Pause(n).P--);
        Pause(n).B--;
        t.Log(n.B);
        t.Log(++Pause(n).C.N);
        M[] m = [new M
        {
            V = 1
        }

        ];
        t.Log(m[Pause(0)]++.V);
        t.Log((++m[Pause(0)]).V);
        m[Pause(0)]++;
        t.Log(m[0].V);
        int?[] q = [1, null ];
        t.Log(q[Pause(0)]++);
        q[Pause(1)]++;
        t.Log(q);
        int x = 5;
        t.Log(x++ + Pause(x) + x++);
        t.Log(x);
        t.Log(++x * Pause(2) + --x);
        char[] c = ['a'];
        c[Pause(0)]++;
        t.Log(c);
        for (int i = 0; i < 3; a[Pause(i)]++, i++)
            t.Log(i);
        t.Log(a);
        checked
        {
            byte[] b = [255];
            try
            {
                b[Pause(0)]++;
            }
            catch (OverflowException)
            {
                t.Log("over");
            }

            try
            {
                t.Log(++b[Pause(0)]);
            }
            catch (OverflowException)
            {
                t.Log("over");
            }

            unchecked
            {
                b[Pause(0)]++;
            }

            t.Log(b);
        }
    }
}
