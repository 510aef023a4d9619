// covers: 1.13, 3.12, 4.5
using ReactorGen;

namespace Corpus.Expressions.StackChoices;

/// <summary>Spans and references chosen by <c>?:</c> and switch expressions, with a suspension in a branch.</summary>
public static partial class Program
{
    private static readonly int[] s_fixed = [1, 2, 3];
    private static readonly Counter s_start = new() { N = 5 };
    private static Counter s_other;

    private static ref readonly int Fixed(int i) => ref s_fixed[i];

    private static int Sum(ReadOnlySpan<int> values)
    {
        int sum = 0;
        foreach (int value in values) sum += value;
        return sum;
    }

    private static void Add(Trace t, ref Counter counter, int by)
    {
        t.Log("add " + counter.N);
        counter.N += by;
    }

    private static int Read(in Counter counter, in int more) => counter.N + more;

    [ReactorTask]
    private static partial void Spans(Trace t, bool first, int[] array)
    {
        Span<int> a = first ? stackalloc int[Pause(2)] : array;
        t.Log(a.Length);
        ReadOnlySpan<int> b = Pause(1) switch { 1 when first => [1, Pause(3)], _ => [] };
        t.Log(Sum(b));
        scoped Span<int> c = Pause(1) > 0 ? first ? array.AsSpan(Pause(1)) : stackalloc int[3] : default;
        c[0] = 4;
        t.Log(Sum(c) + array[1]);
        t.Log(Sum(first ? [1, 2, Pause(3)] : array));
        ReadOnlySpan<char> text = first ? Pause("abc") : "de";
        t.Log(text.Length);
        Span<int> e = first ? array.AsSpan(0, Pause(2)) : array;
        Span<int> rest = e[1..];
        t.Log(Sum(rest));
    }

    [ReactorTask]
    private static partial void References(Trace t, bool first, Counter[] counters)
    {
        int local = 7;
        int[] numbers = new int[2];
        (first ? ref numbers[Pause(0)] : ref local) = 1;
        t.Log(numbers[0] + local);
        ref int r = ref (first ? ref numbers[Pause(1)] : ref local);
        r += 5;
        t.Log(numbers[1] + local);
        ref Counter c = ref (t.Is("a", first) ? ref counters[Pause(1)] : ref s_other);
        c.N++;
        (t.Is("b", first) ? ref counters[Pause(1)] : ref s_other).N += 4;
        Add(t, ref t.Is("c", first) ? ref counters[Pause(0)] : ref s_other, 2);
        Add(t, ref t.Is("d", !first) ? ref counters[0] : ref first ? ref counters[Pause(2)] : ref s_other, 3);
        t.Log(Read(in t.Is("e", first) ? ref s_start : ref counters[Pause(1)], 3));
        t.Log(Read(s_start, in first ? ref Fixed(Pause(0)) : ref Fixed(2)));
        ref readonly int f = ref (first ? ref Fixed(Pause(1)) : ref local);
        t.Log(f);
        t.Log(counters[0].N + counters[1].N * 10 + counters[2].N * 100 + s_other.N * 1000);
    }

    [ReactorTask]
    private static partial void ReadOnlyLocals(Trace t)
    {
        ref readonly int a = ref Fixed(0);
        if (a > 0) t.Log(a);
        if (a == 1)
        {
            t.Log(a + 1);
            Pause();
        }
        a = ref Fixed(1);
        t.Log(a);
        ref readonly int b = ref Fixed(Pause(2));
        if (b > 0) t.Log(b);
        foreach (ref readonly int each in s_fixed.AsSpan()) t.Log(each);
    }

    [ReactorTask]
    public static partial void Main(Trace t)
    {
        s_other = new Counter { N = 1 };
        Spans(t, true, [1, 2, 3]);
        Spans(t, false, [1, 2, 3]);
        References(t, true, new Counter[3]);
        References(t, false, new Counter[3]);
        ReadOnlyLocals(t);
    }
}
