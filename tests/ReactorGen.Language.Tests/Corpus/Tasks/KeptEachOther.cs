// covers: 0.4, 4.7
// Variables that live across a suspension hold tasks whose own variables hold tasks of the method again.
using ReactorGen;

namespace Corpus.Tasks.KeptEachOther;

public struct Holder<T>
{
    public T Value;
}

public static partial class Program
{
    [ReactorTask]
    public static partial void Main(Trace t)
    {
        t.Log(Ping(2) + Pong(3));
        t.Log(First(4, "x"));
        t.Log(Second(3));
        t.Log(Third(2));
        t.Log(Captured(3));
    }

    [ReactorTask]
    private static partial int Ping(int n)
    {
        if (n == 0) return 1;
        var task = PongTask(0);
        Pause();
        return Await(task) + n;
    }

    [ReactorTask]
    private static partial int Pong(int n)
    {
        if (n == 0) return 2;
        var task = PingTask(0);
        Pause();
        return Await(task) * 2;
    }

    [ReactorTask]
    private static partial int First<T>(int n, T value)
    {
        if (n == 0) return 1;
        var pair = (SecondTask(0), value);
        Pause();
        return Await(pair.Item1) + n;
    }

    [ReactorTask]
    private static partial int Second(int n)
    {
        if (n == 0) return 2;
        var held = Held(ThirdTask(0));
        Pause();
        return Await(held.Value) + n;
    }

    [ReactorTask]
    private static partial int Third(int n)
    {
        if (n == 0) return 3;
        var task = FirstTask(0, 1.5);
        int kept = Second(n - 1);
        return Await(task) + kept;
    }

    [ReactorTask]
    private static partial int Captured(int n)
    {
        if (n == 0) return 4;
        var task = CapturingTask(0);
        Pause();
        return Await(task) + n;
    }

    [ReactorTask]
    private static partial int Capturing(int n)
    {
        if (n == 0) return 5;
        var task = CapturedTask(0);
        Action again = () => task = CapturedTask(0);
        Pause();
        if (n < 0) again();
        return Await(task) + n;
    }

    private static Holder<T> Held<T>(T value) => new() { Value = value };
}
