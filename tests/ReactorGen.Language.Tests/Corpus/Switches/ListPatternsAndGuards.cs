// covers: 3.11, 3.12
using ReactorGen;

namespace Corpus.Switches.ListPatternsAndGuards;

public static partial class Program
{
    private static string Name(Trace t, int[] a) => string.Join("", a);

    [ReactorTask]
    private static partial string Kind(Trace t, int[]? a)
    {
        switch (a)
        {
            case null: return Pause("null");
            case []: return "empty";
            case [var one] when Pause(one) > 5: return $"big {one}";
            case [var one]: return $"one {one}";
            case [1, .. var rest] when Pause(rest.Length) == 2 && rest is [.., 3]: return $"1..3 {Name(t, rest)}";
            case [var x, _, .. { Length: > 1 } rest, var y] when Pause(x) < Pause(y): return $"{x} {Name(t, rest)} {y}";
            case [.., var last] when Pause(last) is > 7 and var l: return $"last {l}";
            default: return "other";
        }
    }

    [ReactorTask]
    public static partial void Main(Trace t)
    {
        foreach (var a in new int[]?[] { null, [], [9], [2], [1, 2, 3], [1, 2, 4], [1, 2, 3, 4, 5], [5, 4, 3, 2, 8], [5, 1] })
            t.Log(Kind(t, a));
        var s = Pause("abc") switch
        {
            ['a', .. var mid, 'c'] when Pause(mid) == "x" => 1,
            ['a', .. var mid, 'c'] when Pause(mid) == "b" => Pause(mid.Length) + 10,
            _ => 3,
        };
        t.Log(s);
    }
}
