// covers: 2.3, 2.4, 2.10, 2.13, 3.17
using ReactorGen;

namespace Corpus.Assignments.TargetsFoundBefore;

public sealed class Point
{
    public int X;
}

public readonly struct Number(int value)
{
    public readonly int Value = value;

    [ThreadStatic]
    public static Trace? T;

    public static implicit operator int(Number n)
    {
        T!.Log("to int");
        return n.Value;
    }

    public static implicit operator Number(int value)
    {
        T!.Log("from int");
        return new(value);
    }
}

public static partial class Program
{
    private static dynamic Get(Trace t, Point point)
    {
        t.Log("get");
        return point;
    }

    [ReactorTask]
    public static partial void Main(Trace t)
    {
        var point = new Point();
        Get(t, point).X = Pause(7);
        Get(t, point).X += Pause(1);
        t.Log(point.X);

        int[]? array = [1, 2];
        array?[^Pause(1)] = Pause(9);
        t.Log(array);

        Number.T = t;
        Number? number = 3;
        number += Pause(4);
        t.Log(number!.Value.Value);
        number = null;
        number += Pause(4);
        t.Log(number is null);

        object boxed = 5;
        checked
        {
            if (!(boxed is int k && k + 1 > 0)) return;
            Pause();
            t.Log(k);
            try
            {
                foreach (byte b in new[] { 300 }) t.Log(b);
            }
            catch (OverflowException)
            {
                t.Log("overflow");
            }
        }
    }
}
