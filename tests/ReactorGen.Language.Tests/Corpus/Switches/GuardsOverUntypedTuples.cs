// covers: 3.12
using System.Runtime.CompilerServices;
using ReactorGen;

namespace Corpus.Switches.GuardsOverUntypedTuples;

public sealed class Tup(Trace t, params object?[] items) : ITuple { public int Length { get { t.Log("len"); return items.Length; } } public object? this[int i] { get { t.Log($"[{i}]"); return items[i]; } } }

public static partial class Program
{
    [ReactorTask]
    private static partial string F(Trace t, object? o) => o switch
    {
        (1, string s) when Pause(s) == "y" => "a",
        (2, _) => "b",
        (1, "x") => "c",
        (var a, (int b, _), 3) when Pause(b) > 1 => $"{a}{b}",
        (_, var (c, d), _) when Pause(true) => $"{c} {d}",
        ITuple { Length: 1 } => "single",
        string { Length: 2 } and ['x', var y] when Pause(y) == 'y' => "xy",
        string or null => "text",
        _ => "none",
    };

    [ReactorTask]
    public static partial void Main(Trace t)
    {
        foreach (var o in new object?[] { new Tup(t, 1, "x"), new Tup(t, 1, "y"), new Tup(t, 2, 5), new Tup(t, 7, (2, 3), 3), new Tup(t, 7, (1, "q"), 4), new Tup(t, 1), (1, "x"), (2, 2), Tuple.Create(1, "y"), "xy", "xz", null, 5 })
            t.Log(F(t, o));
    }
}
