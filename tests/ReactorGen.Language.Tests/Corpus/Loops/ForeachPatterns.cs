// covers: 3.3, 1.6
using ReactorGen;

namespace Corpus.Loops.ForeachPatterns;

internal static class Extensions
{
    public static Steps.Enumerator GetEnumerator(this (Trace, int) count) => new Steps(count.Item1, count.Item2).GetEnumerator();

    public static IEnumerator<T> GetEnumerator<T>(this IEnumerator<T> enumerator, string unused = "") => enumerator;

    public static CharEnumerator GetEnumerator(in this int number) => number.ToString().GetEnumerator();
}

public static partial class Program
{
    [ReactorTask]
    public static partial void Main(Trace t)
    {
        foreach (var step in (t, 3))
        {
            if (Pause(step) == 2) break;
        }

        foreach (var item in new List<string> { "a", "b" }.AsEnumerable().GetEnumerator()) t.Log(Pause(item));
        foreach (var digit in 42) t.Log(Pause(digit));
        foreach (var step in Pause((t, 2))) t.Log(step + Pause(1));
        foreach (dynamic item in new object[] { 1, "x" }) t.Log((object)(Pause((object)item)));
        t.Log(Sum(new List<int> { 1, 2 }));
        t.Log(Sum(new Values()));
        Pairs(t, new ClassEnumerator(t));
        foreach (IDisposable opened in new Untyped(t, t.Open("x"), t.Open("y")))
        {
            Pause();
            using (opened) t.Log("in use");
        }

        try
        {
            foreach (string text in new Untyped(t, "a", 1, "b")) t.Log(Pause(text));
        }
        catch (InvalidCastException)
        {
            Pause("invalid cast");
        }

        foreach (ref var item in new Numbers3(new[] { 1, 2, 3 }))
        {
            item *= 10;
            t.Log(item);
            Pause();
        }

        foreach (ref readonly int item in new Numbers3([5, 6]))
        {
            t.Log(item);
            t.Log(Pause(1));
        }
    }

    [ReactorTask]
    private static partial int Sum<T>(T values) where T : IEnumerable<int>
    {
        var sum = 0;
        foreach (var value in values) sum += Pause(value);
        return sum;
    }

    [ReactorTask]
    private static partial void Pairs(Trace t, ClassEnumerator source)
    {
        foreach (var item in source)
        foreach (var inner in source)
            t.Log(Pause(item) + inner);
    }

    public struct Values : IEnumerable<int>
    {
        public IEnumerator<int> GetEnumerator()
        {
            yield return 3;
            yield return 4;
        }

        System.Collections.IEnumerator System.Collections.IEnumerable.GetEnumerator() => GetEnumerator();
    }

    public class ClassEnumerator(Trace t)
    {
        private int _n;

        public ClassEnumerator GetEnumerator() => this;

        public int Current => t.V("current", _n);

        public bool MoveNext() => ++_n < 5;
    }

    private sealed class Numbers3(int[] items)
    {
        public Enumerator GetEnumerator() => new(items);

        public struct Enumerator(int[] items)
        {
            private int _index = -1;

            public ref int Current => ref items[_index];

            public bool MoveNext() => ++_index < items.Length;
        }
    }
}
