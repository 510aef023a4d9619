// covers: 1.25, 3.9, 3.12, 3.17
using ReactorGen;

namespace Corpus.Statements.CheckedParts;

/// <summary><c>checked</c> and <c>unchecked</c> reach labels, filters, initialisers, references, defaults and statements that declare variables.</summary>
public static partial class Program
{
    private static readonly int[] s_numbers = new int[4];

    private static ref int At(int i) => ref s_numbers[i & 3];

    private static int Both(out int y, int z) => y = z;

    private static (int, int) Pair(int x) => (x, x + 1);

    private static void Try(Trace t, Func<int> step)
    {
        try
        {
            t.Log(step());
        }
        catch (OverflowException)
        {
            t.Log("overflow");
        }
    }

    [ReactorTask]
    private static partial string Guard(object value, int one)
    {
        checked
        {
            switch (value)
            {
                case int i when i + one < 0: return "negative" + Pause(1);
                case int i and > 5: return "int " + Pause(i);
                case string s when s.Length + one > Pause(3): return s;
                default: return "other" + Pause(2);
            }
        }
    }

    [ReactorTask]
    private static partial string Arm(int value, int one)
    {
        checked
        {
            return value switch { var i when i * one + one < 0 => "negative" + Pause(1), > 5 => Pause("large"), _ => "other" };
        }
    }

    [ReactorTask]
    private static partial string Filter(int value, int one)
    {
        checked
        {
            try
            {
                Pause();
                throw new Boom("b");
            }
            catch (Boom) when (value + one < 0)
            {
                return "filtered" + Pause(1);
            }
            catch (Boom e)
            {
                return e.Message;
            }
        }
    }

    [ReactorTask]
    private static partial int Arrays(int value, int one)
    {
        checked
        {
            int[] a = { one, value + one }, b = { Pause(one), value * one };
            int[,] c = { { one, value - one }, { 3, 4 } };
            Pause();
            return a[1] + b.Length + c.Length;
        }
    }

    [ReactorTask]
    private static partial int References(int value, int one)
    {
        checked
        {
            ref int r = ref s_numbers[(value + one) & 3];
            r = 9;
            int sum = r + one;
            return sum + Pause(1);
        }
    }

    [ReactorTask]
    private static partial int Variables(Trace t, int value, int one)
    {
        checked
        {
            var (a, b) = (value + one, Pause(1));
            t.Log(a + b);
            Both(out var q, value + one);
            t.Log(q + Pause(1));
            Both(out var z, value + one);
            t.Log(z);
            a += Both(out var w, one);
            t.Log(w);
            var (c, d) = Pair(value * one);
            t.Log(c - d);
            b += Both(out var v, Pause(2)) * value;
            return a + b + v;
        }
    }

    [ReactorTask]
    private static partial string Constants(Trace t)
    {
        unchecked
        {
            int Local(byte b = (byte)300) => b;
            byte[] bytes = { (byte)300 };
            Pause();
            var map = new Dictionary<byte, int> { { (byte)300, Local() }, { (byte)302, Pause(2) } };
            var other = new Dictionary<byte, int> { [(byte)301] = bytes[0], [(byte)302] = Pause(2) };
            t.Log(string.Join(",", map.Keys) + string.Join(",", other.Keys));
            switch (Pause(44))
            {
                case (byte)300: t.Log(Pause("hit")); break;
                default: t.Log("miss"); break;
            }
            t.Log(Pause(45) is (byte)300 or (byte)301);
            return Pause(44) switch { >= (byte)300 and < (byte)310 => Pause("arm"), _ => "none" };
        }
    }

    [ReactorTask]
    public static partial void Main(Trace t)
    {
        Array.Clear(s_numbers);
        foreach (int value in new[] { 3, int.MaxValue })
        {
            int step = 0;
            while (step < 6)
            {
                try
                {
                    t.Log(step++ switch
                    {
                        0 => Guard(value, 1),
                        1 => Arm(value, 1),
                        2 => Filter(value, 1),
                        3 => Arrays(value, 1),
                        4 => References(value, 1),
                        _ => (object)Variables(t, value, 1),
                    });
                }
                catch (OverflowException)
                {
                    t.Log("overflow");
                }
            }
        }
        t.Log(Guard("four", 1));
        t.Log(Constants(t));
        checked
        {
            t.Log(Pause(1));
            Try(t, () => At(int.MaxValue - 1));
        }
    }
}
