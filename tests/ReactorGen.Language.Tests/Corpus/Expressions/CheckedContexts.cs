// covers: 1.25, 2.10, 3.17
using ReactorGen;

namespace Corpus.Expressions.CheckedContexts;

public static partial class Program
{
    struct U
    {
        public int V;
        public static U operator checked +(U a, U b) => new()
        {
            V = checked(a.V + b.V) + 1000
        };
        public static U operator +(U a, U b) => new()
        {
            V = unchecked(a.V + b.V)
        };
    }

    [ReactorTask]
    public static partial void Main(Trace t)
    {
        int max = int.MaxValue, one = 1;
        t.Log(unchecked(max + Pause(1)));
        try
        {
            t.Log(checked(max + Pause(1)));
        }
        catch (OverflowException)
        {
            t.Log("o1");
        }

        try
        {
            t.Log(checked(max * 2 + Pause(1)));
        }
        catch (OverflowException)
        {
            t.Log("o2");
        }

        try
        {
            t.Log(checked(Pause(1) + (byte)max));
        }
        catch (OverflowException)
        {
            t.Log("o3");
        }

        try
        {
            t.Log(checked(-Pause(int.MinValue)));
        }
        catch (OverflowException)
        {
            t.Log("o4");
        }

        try
        {
            t.Log(checked((byte)Pause(300)));
        }
        catch (OverflowException)
        {
            t.Log("o5");
        }

        t.Log(unchecked((byte)Pause(300)));
        checked
        {
            int x = max;
            try
            {
                x += Pause(1);
            }
            catch (OverflowException)
            {
                t.Log("o6");
            }

            try
            {
                x++;
                Pause();
            }
            catch (OverflowException)
            {
                t.Log("o7");
            }

            try
            {
                for (int i = int.MaxValue - 1; Pause(i) > 0; i++)
                    t.Log(i);
            }
            catch (OverflowException)
            {
                t.Log("o8");
            }

            try
            {
                int y = x + one;
                Pause();
                t.Log(y);
            }
            catch (OverflowException)
            {
                t.Log("o9");
            }

            unchecked
            {
                x += Pause(1);
                t.Log(x);
                x++;
                t.Log(x + max);
                t.Log(max + Pause(1));
                t.Log(int.MaxValue + 1);
                x = int.MaxValue + 1;
                Pause();
            }

            Func<int, int> f = v => v + 1;
            Pause();
            try
            {
                t.Log(f(max));
            }
            catch (OverflowException)
            {
                t.Log("o10");
            }

            try
            {
                if (max + one > Pause(0))
                    t.Log("no");
            }
            catch (OverflowException)
            {
                t.Log("o11");
            }

            U u = new()
            {
                V = 1
            };
            u += Pause(u);
            t.Log(u.V);
            t.Log((u + Pause(u)).V);
            u = u + u;
            t.Log(u.V);
            byte b = 255;
            try
            {
                b += Pause((byte)1);
            }
            catch (OverflowException)
            {
                t.Log("o12");
            }

            try
            {
                b++;
            }
            catch (OverflowException)
            {
                t.Log("o13");
            }

            try
            {
                b = (byte)(b + one);
                Pause();
            }
            catch (OverflowException)
            {
                t.Log("o14");
            }

            int[] arr = [max];
            try
            {
                arr[Pause(0)] += one;
            }
            catch (OverflowException)
            {
                t.Log("o15");
            }

            try
            {
                Log(t, max + one, Pause(1));
            }
            catch (OverflowException)
            {
                t.Log("o16");
            }

            try
            {
                Log(t, Pause(1), max + one);
            }
            catch (OverflowException)
            {
                t.Log("o17");
            }

            if (Pause(true))
            {
                try
                {
                    switch (one)
                    {
                        case 1:
                            max++;
                            break;
                    }
                }
                catch (OverflowException)
                {
                    t.Log("o18");
                }
            }

            try
            {
                return_ = max + one;
            }
            catch (OverflowException)
            {
                t.Log("o19");
            }

            try
            {
                var arr2 = new[]
                {
                    max + one,
                    Pause(2)
                };
            }
            catch (OverflowException)
            {
                t.Log("o20");
            }

            try
            {
                t.Log($"{max + one} {Pause(1)}");
            }
            catch (OverflowException)
            {
                t.Log("o21");
            }

            try
            {
                t.Log(Pause(true) ? max + one : 0);
            }
            catch (OverflowException)
            {
                t.Log("o22");
            }

            try
            {
                max -= -Pause(5);
            }
            catch (OverflowException)
            {
                t.Log("o23");
            }

            foreach (var z in new[]
            {
                1
            }

            )
            {
                Pause();
                try
                {
                    max += z;
                }
                catch (OverflowException)
                {
                    t.Log("o24");
                }
            }

            while (true)
            {
                try
                {
                    if (Pause(max) + 1 > 0)
                        break;
                }
                catch (OverflowException)
                {
                    t.Log("o25");
                    break;
                }
            }
        }

        t.Log(max + Pause(1));
    }

    static int return_;

    static void Log(Trace t, int a, int b) => t.Log(a + b);
}
