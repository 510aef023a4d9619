// covers: 5.1, 5.6
using ReactorGen;

namespace Corpus.Calls.Extensions;

public static partial class Extensions
{
    [ReactorTask]
    public static partial int Doubled(this int n) => Pause(n) * 2;

    [ReactorTask]
    public static partial string Joined<T>(this IEnumerable<T> items, string separator = "-") => string.Join(Pause(separator), items);
}

public static partial class Program
{
    [ReactorTask]
    public static partial void Main(Trace t)
    {
        t.Log(5.Doubled());
        t.Log(5.Doubled().Doubled() + Extensions.Doubled(6));
        t.Log(new[] { 1, 2 }.Joined());
        t.Log(Pause("abc").Joined(separator: Pause("+")));
        string? none = null;
        t.Log(none.OrEmpty().Length + none.OrEmpty().Length);
        t.Log(Pause(3).Doubled());
    }

    [ReactorTask]
    private static partial string OrEmpty(this string? s) => s ?? Pause("");
}
