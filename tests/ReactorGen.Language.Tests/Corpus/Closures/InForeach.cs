// covers: 3.3, 3.16, 4.2
// The variable of a foreach, shared with local functions and changed delegates.
using ReactorGen;

namespace Corpus.Closures.InForeach;

public static partial class Program
{
    private static void Each(IEnumerable<string> items, Func<string, int, bool> visit)
    {
        var index = 0;
        foreach (var item in items)
            if (!visit(item, index++)) break;
    }

    [ReactorTask]
    public static partial void Main(Trace t)
    {
        List<Func<string>> all = [];
        foreach (var word in new List<string> { "one", "two" })
        {
            Add();
            Pause();
            Add();

            void Add() => all.Add(() => word + all.Count);
        }

        foreach (object number in new object[] { 1, 2 })
        {
            string Show() => $"{number}";
            Pause();
            all.Add(Show);
        }

        foreach (var c in "ab")
        {
            all.Add(Up);
            Pause();

            string Up() => char.ToUpperInvariant(c).ToString();
        }

        foreach (var f in all) t.Log(f() + Pause("."));
        string? found = null;
        foreach (var list in new[] { new[] { "a", "bb" }, new[] { "ccc" } })
        {
            Each(list, (s, i) => (found = s).Length + i < 2);
            Pause();
            t.Log(found);
        }
    }
}
