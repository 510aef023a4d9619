// covers: 4.9
using ReactorGen;

namespace Corpus.Lifetime.ManyLocals;

public static partial class Program
{
    [ReactorTask]
    public static partial void Main(Trace t)
    {
        int a0 = Pause(0), a1 = Pause(1), a2 = Pause(2), a3 = Pause(3), a4 = Pause(4), a5 = Pause(5), a6 = Pause(6), a7 = Pause(7), a8 = Pause(8), a9 = Pause(9);
        string b0 = "b" + Pause(a0), b1 = b0 + Pause(a1), b2 = b1 + Pause(a2), b3 = b2 + Pause(a3);
        long c0 = a0 + Pause(1L), c1 = c0 + a1, c2 = c1 + Pause(2L);
        {
            int d0 = Pause(10), d1 = Pause(d0), d2 = d0 + d1 + Pause(1);
            string e0 = Pause("e"), e1 = e0 + d2;
            t.Log(e1 + d0 + Pause(d1));
        }

        {
            int d0 = Pause(20), d3 = Pause(d0);
            string d1 = Pause("f") + d3;
            t.Log(d1 + d0);
        }

        t.Log(a0 + a1 + a2 + a3 + a4 + a5 + a6 + a7 + a8 + a9 + b3 + c2);
    }
}
