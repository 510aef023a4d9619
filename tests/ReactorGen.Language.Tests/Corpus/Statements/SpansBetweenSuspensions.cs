// covers: 4.5, 1.12
using ReactorGen;

namespace Corpus.Statements.SpansBetweenSuspensions;

public static partial class Program
{
    [ReactorTask]
    public static partial void Main(Trace t)
    {
        int[] array = [1, 2, 3];
        Span<int> span = array;
        span[0] = 10;
        t.Log(span.Length);
        Pause();
        span = array.AsSpan(1);
        ref var first = ref array[0];
        first++;
        t.Log(span[0] + first);
        Pause();
        first = ref array[2];
        first = 7;
        foreach (ref var item in array.AsSpan()) item *= 2;
        t.Log((object)array);
        t.Log(Sum(array.AsSpan(0, 2)) + Pause(1));
        t.Log(Pause(1) + Sum(array));
        {
            ReadOnlySpan<char> text = "abc";
            t.Log(text.Length);
        }

        Pause();
    }

    private static int Sum(ReadOnlySpan<int> items)
    {
        var sum = 0;
        foreach (var item in items) sum += item;
        return sum;
    }
}
