// covers: 1.3, 1.2
using ReactorGen;

namespace Corpus.Expressions.ConversionsOnTemps;

public static partial class Program
{
    private sealed class Celsius(double d) { public double D => d; public static implicit operator Celsius(int n) => new(n); public static implicit operator double(Celsius c) => c.D; }
    private interface IShow { string Show(); }
    private readonly struct Shown(int n) : IShow { public string Show() => "shown" + n; }
    private static string All(byte b, long l, object o, Celsius c, IShow s, int? n, ReadOnlySpan<char> span, Func<int> f, int last) => $"{b} {l} {o} {c.D} {s.Show()} {n} {span.Length} {f()} {last}";
    private static string Kinds(params object?[] xs) => string.Join(",", xs.Select(x => x?.GetType().Name ?? "null"));
    private static T Id<T>(T x, int _) => x;

    [ReactorTask]
    public static partial void Main(Trace t)
    {
        t.Log(All(1, 2, 3, 4, new Shown(5), 6, "abc", () => 7, 8) + Pause(0));
        var text = Pause("xyz");
        t.Log(All(1, Pause(2), 'c', Pause(3), new Shown(1), null, text, () => text.Length, 0));
        t.Log(Kinds(1, 2L, 3.0, 4m, 5f, 'c', (byte)6, null, Pause(1), "s", default(int), 7u, DayOfWeek.Friday, new[] { 1 }, (1, 2), Pause(2)));
        t.Log(Id(1, Pause(2)) + Id(2.5, Pause(3)) + Id<long>(3, Pause(4)));
        t.Log(Id<Func<int, int>>(x => x + 1, Pause(1))(Pause(2)));
        t.Log(Id<Action<string>>(t.Log, Pause(1)).Method.Name);
        t.Log(Id<int?>(null, Pause(1)) ?? Id<int?>(5, Pause(2)));
        IShow boxed = Pause(true) ? new Shown(1) : new Shown(Pause(2));
        t.Log(boxed.Show());
        double d = Pause(true) ? Pause(1) : 2.5f;
        decimal m = 1 + Pause(2) + 0.5m;
        short s = Pause(true) ? (short)1 : Pause((short)2);
        nint native = Pause(5);
        t.Log($"{d} {m} {s} {native}");
        Delegate del = Id<Delegate>(() => 1, Pause(0));
        t.Log(del.DynamicInvoke());
        var x = Pause(1) == 1 ? Array.Empty<int>() : (IEnumerable<int>)[Pause(1)];
        t.Log(x.Count());
        int[] sizes = { 1, 'a', Pause((byte)2), (int)Pause(3L) };
        object[] objects = { 1, Pause("x"), Pause(2) };
        t.Log(sizes.Sum() + objects.Length);
        Celsius c = Pause(20);
        double sum = c + Pause(1) + (Celsius)Pause(2);
        t.Log(sum);
        uint u = Pause(1u) + 1;
        ulong big = u << Pause(33) | (ulong)Pause(1);
        t.Log(big);
        char ch = (char)(Pause('a') + 1);
        ch += (char)1;
        t.Log(ch);
        float fl = Pause(1) / 2 + Pause(1) / 2f;
        t.Log(fl);
        bool? tri = Pause(true) && Pause(false);
        t.Log(tri);
        (long, object) pair = (Pause(1), Pause("p"));
        t.Log(pair.Item1);
    }
}
