// covers: 1.3
using ReactorGen;

namespace Corpus.Expressions.TempsOfTheConvertedType;

public static partial class Program
{
    [ReactorTask]
    public static partial void Main(Trace t)
    {
        byte small = 200;
        Take(t, small, Pause(1));
        Boxed(t, 5, Pause(2), small);
        Text(t, null, Pause(3));
        Value(t, default, Pause(4));
        Make(t, new(), Pause(5));
        Invoke(t, x => x + 1, Pause(6));
        Invoke(t, Twice, Pause(7));
        Invoke(t, static delegate(int x) { return -x; }, Pause(8));
        Maybe(t, 3, null, Pause(9));
        Either(t, t.Is("pick", true) ? 1 : null, Pause(10));
        Format(t, $"{small:X}", Pause(11));
        List(t, [1, 2, small], Pause(12));
        Pair(t, (1, null), Pause(13));
        Wide(t, small, 'c', Pause(14));
    }

    private static int Twice(int x) => x * 2;

    private static void Take(Trace t, int wide, int x) => t.Log($"{wide} {x}");

    private static void Boxed(Trace t, object a, int x, object b) => t.Log($"{a.GetType().Name} {x} {b.GetType().Name}");

    private static void Text(Trace t, string? s, int x) => t.Log($"{s is null} {x}");

    private static void Value(Trace t, Counter c, int x) => t.Log($"{c.N} {x}");

    private static void Make(Trace t, List<int> list, int x) => t.Log($"{list.Count} {x}");

    private static void Invoke(Trace t, Func<int, int> f, int x) => t.Log(f(x));

    private static void Maybe(Trace t, int? a, int? b, int x) => t.Log($"{a} {b.HasValue} {x}");

    private static void Either(Trace t, int? a, int x) => t.Log($"{a} {x}");

    private static void Format(Trace t, FormattableString s, int x) => t.Log($"{s.Format} {s.ArgumentCount} {x}");

    private static void List(Trace t, IReadOnlyList<long> items, int x) => t.Log($"{items.Count} {items[2]} {x}");

    private static void Pair(Trace t, (long A, string? B) pair, int x) => t.Log($"{pair.A} {pair.B is null} {x}");

    private static void Wide(Trace t, double a, int b, long c) => t.Log($"{a} {b} {c}");
}
