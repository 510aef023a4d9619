// covers: 3.11, 3.12
using ReactorGen;

namespace Corpus.Switches.GuardsOverListsOfAllKinds;

public static partial class Program
{
    [ReactorTask]
    public static partial void Main(Trace t)
    {
        foreach (var a in new int[]?[] { null, [], [1], [1, 2], [1, 2, 3], [1, 9, 9, 3], [2, 2] })
        {
            var copy = (int[]?)a?.Clone();
            switch (copy)
            {
                case [] when Pause(false): t.Log("empty"); break;
                case [1, var y] when Change(copy, 50) && Pause(y == 7): t.Log("no"); break;
                case [1, 2]: t.Log("12"); break;
                case [1, 2, ..] when Pause(false): t.Log("no"); break;
                case [1, .. var mid, 3] when Pause(mid.Length > 1): t.Log("mid " + mid.Length); break;
                case [.. var all, 3] when Pause(all.Length) > 1: t.Log(all[0]); break;
                case [1, ..] whole: t.Log(whole.Length); break;
                case null: t.Log("null"); break;
                default: t.Log("other"); break;
            }
            t.Log(copy switch { [var first, ..] when Pause(first) == 2 => "two", [1, _] when Pause(true) => "pair", { Length: 3 } => "three", [.., 3 or 4] => "ends", _ => "rest" });
        }
        foreach (var s in new[] { "", "a", "ab", "abc", "xbc" })
            t.Log(s switch { ['a', ..var r] when Pause(r) == "b" => "ab", ['a', ..var r, 'c'] when Pause(r.Length) == 1 => "a?c", [var c, .. ['b', ..]] when Pause(c) != 'x' => "?b", [_, ..] => "some", [] => "none" });
        foreach (var l in new List<List<int>> { new() { 1 }, new() { 1, 2 }, new() { 4, 5, 6 } })
            t.Log(l switch { [1] when Pause(false) => "never", [1, ..] when Pause(l.Count == 1) => "one", [.., 6] and { Count: var n } when Pause(n) == 3 => "six", [_, var z] when Pause(true) => "z" + z, _ => "?" });
    }

    private static bool Change(int[] a, int x) { a[^1] = x; return true; }
}
