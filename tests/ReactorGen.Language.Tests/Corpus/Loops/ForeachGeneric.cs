// covers: 3.3, 5.1
using ReactorGen;

namespace Corpus.Loops.ForeachGeneric;

public static partial class Program
{
    [ReactorTask]
    public static partial void Main(Trace t)
    {
        t.Log(Count(new List<int> { 1, 2 }));
        t.Log(Total(t, new[] { "a", "bc" }, s => s.Length));
        Walk<Numbers, int>(new Numbers(t, 2));
    }

    [ReactorTask]
    private static partial int Count<T>(IEnumerable<T> items)
    {
        var count = 0;
        foreach (var item in items)
        {
            Pause(item);
            count++;
        }

        return count;
    }

    [ReactorTask]
    private static partial int Total<T>(Trace t, T[] items, Func<T, int> of) where T : notnull
    {
        var total = 0;
        foreach (var item in items) total += of(Pause(item)) + of(item);
        return total;
    }

    [ReactorTask]
    private static partial void Walk<TItems, T>(TItems items) where TItems : IEnumerable<T>
    {
        foreach (var item in items) Pause(item);
    }
}
