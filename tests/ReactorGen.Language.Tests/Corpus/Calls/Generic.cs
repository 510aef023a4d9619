// covers: 5.1, 5.6
using ReactorGen;

namespace Corpus.Calls.Generic;

public static partial class Program
{
    [ReactorTask]
    public static partial void Main(Trace t)
    {
        t.Log(Echo(5));
        t.Log(Echo("text"));
        t.Log(Echo<long>(5));
        t.Log(Echo<object?>(null));
        t.Log(Choose(true, 1, 2) + Choose(false, "a", "b"));
        t.Log(Make<Counter>().N);
        t.Log(Make<List<int>>().Count);
        t.Log(Max(new[] { 3, 1, 2 }));
        t.Log(Pair(1, "x").Second);
        t.Log(Convert<Colour, int>(Colour.Blue, c => (int)c));
        t.Log(Default<int>());
        t.Log(Default<string>());
    }

    [ReactorTask]
    private static partial T Echo<T>(T value)
    {
        var copy = value;
        Pause(value);
        return copy;
    }

    [ReactorTask]
    private static partial T Choose<T>(bool first, T a, T b) => Pause(first) ? Pause(a) : Pause(b);

    [ReactorTask]
    private static partial T Make<T>() where T : new()
    {
        Pause();
        return new T();
    }

    [ReactorTask]
    private static partial T Max<T>(IReadOnlyList<T> items) where T : IComparable<T>
    {
        var max = items[0];
        foreach (var item in items)
        {
            if (Pause(item).CompareTo(max) > 0) max = item;
        }

        return max;
    }

    [ReactorTask]
    private static partial (TFirst First, TSecond Second) Pair<TFirst, TSecond>(TFirst a, TSecond b) 
    {
        Pause(a);
        return (a, b);
    }

    [ReactorTask]
    private static partial TTo Convert<TFrom, TTo>(TFrom from, Func<TFrom, TTo> with) where TFrom : struct, Enum => with(Pause(from));

    [ReactorTask]
    private static partial T? Default<T>()
    {
        T? value = default;
        Pause();
        return value;
    }
}
