// covers: 0.9b, 1.9
using ReactorGen;

namespace Corpus.Calls.InArgumentsByReference;

public struct Pair
{
    public int Left;
    public int Right;
}

/// <summary>
/// An <c>in</c> argument that a call returned by reference, or a field of one, is passed as the value it had: nothing can keep the reference across a
/// suspension. One that stands behind the last suspension is passed as it is, and so is a variable of one's own.
/// </summary>
public static partial class Program
{
    private static int s_value = 1;
    private static readonly Pair[] s_pairs = new Pair[2];

    private static ref int Value(Trace t, string name)
    {
        t.Log("reference " + name);
        return ref s_value;
    }

    private static ref Pair At(Trace t, int index)
    {
        t.Log("pair " + index);
        return ref s_pairs[index];
    }

    private static int Sum(in int a, int b, in int c)
    {
        s_value += 100;
        return (a * 10_000) + (b * 1000) + c;
    }

    private static int Read(in Pair pair, int b)
    {
        s_pairs[0].Left += 50;
        return (pair.Left * 1000) + (pair.Right * 100) + b;
    }

    [ReactorTask]
    private static partial int Change(int by)
    {
        s_value += by;
        s_pairs[0].Left += by;
        return Pause(by);
    }

    [ReactorTask]
    public static partial void Main(Trace t)
    {
        s_value = 1;
        (s_pairs[0], s_pairs[1]) = (new Pair { Left = 1, Right = 2 }, new Pair { Left = 3, Right = 4 });
        t.Log(Sum(Value(t, "a"), Change(1), s_value));
        t.Log(Sum(in Value(t, "b"), 2, Value(t, "c")));
        t.Log(Sum(s_value, Change(3), Value(t, "d")));
        t.Log(Read(At(t, 0), Change(4)));
        t.Log(Read(s_pairs[0], Change(5)));
        t.Log(Sum(At(t, 0).Right, Change(6), At(t, 1).Left));
        t.Log(Sum(At(t, 0).Left, Change(6), s_pairs[0].Left));
        var own = 7;
        t.Log(Sum(own, Pause(own = 8), own++));
        t.Log(own);
        t.Log(s_value);
    }
}
