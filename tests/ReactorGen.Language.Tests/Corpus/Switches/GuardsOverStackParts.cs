// covers: 3.11, 3.12
using ReactorGen;

namespace Corpus.Switches.GuardsOverStackParts;

public sealed class H(Trace t) { public ReadOnlySpan<char> Text { get { t.Log("Text"); return "abc"; } } public int N; public Span<int> Nums => new int[] { 1, 2 }; }

public static partial class Program
{
    static ReadOnlySpan<int> Get(Trace t) { t.Log("get"); return [1, 2, 3]; }
    [ReactorTask]
    private static partial string F(Trace t, H h) => h switch
    {
        { N: 1 } when Pause(1) > 1 => "a",
        { N: 2, Text: ['a', ..] } => "b",
        { Text: [.., var c] } => $"{c}",
    };
    [ReactorTask]
    private static partial string E(Trace t, H h)
    {
        switch (h)
        {
            case { N: 1, Text: "x" }: return "x";
            case { N: 1, Text.Length: 3, Nums: [_, var n] } when Pause(n) == 3: return "n3";
            case { N: var n } when Pause(n) == 2: return "two";
            case { N: 3 }: return "three";
            default: return "d";
        }
    }

    [ReactorTask]
    public static partial void Main(Trace t)
    {
        t.Log(F(t, new(t) { N = 1 }) + F(t, new(t) { N = 2 }) + F(t, new(t) { N = 3 }));
        t.Log(E(t, new(t) { N = 1 }) + E(t, new(t) { N = 2 }) + E(t, new(t) { N = 3 }));
        switch (Get(t)) { case { Length: 1 } when Pause(1) > 0: t.Log("one"); break; case { Length: 2 } when Pause(2) > 5: t.Log("two"); break; case { Length: var n }: t.Log(n); break; }
        t.Log(Get(t) switch { [var f, ..] when f > 1 => "f", [.., var l] when Pause(l) == 3 => "l3", _ => "rest" });
    }
}
