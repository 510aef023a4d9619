// covers: 1.7, 2.8
using ReactorGen;

namespace Corpus.Expressions.GenericReceivers;

public static partial class Program
{
    [ReactorTask]
    private static partial int Use<T>(Trace t, T x, T[] a) where T : ICounts
    {
        var sum = x.Next() + Pause(1) + x.Next();
        x.Add(Pause(x.Next()));
        t.Log(x.Value);
        a[0].Add(Pause(5));
        a[Pause(0)].Add(a[0].Next());
        t.Log(a[0].Value);
        x.Value += Pause(x.Value);
        x.Value++;
        return sum + x.Value + Pause(a[0].Next());
    }

    [ReactorTask]
    private static partial string Show<T>(Trace t, T x) where T : notnull => Pause(x).ToString() + Pause(x.GetHashCode() - x.GetHashCode()) + x;

    [ReactorTask]
    public static partial void Main(Trace t)
    {
        t.Log(Use(t, new CS(), [new CS { Value = 1 }]));
        t.Log(Use(t, new CC(), [new CC { Value = 1 }]));
        t.Log(Use<ICounts>(t, new CS(), [new CS()]));
        t.Log(Show(t, 5));
        t.Log(Show(t, "five"));
        t.Log(Show(t, (1, "x")));
    }
}

public interface ICounts { int Value { get; set; } int Next(); void Add(int n); }
public struct CS : ICounts { public int Value { get; set; } public int Next() => ++Value; public void Add(int n) => Value += n; }
public sealed class CC : ICounts { public int Value { get; set; } public int Next() => ++Value; public void Add(int n) => Value += n; }
