// covers: 1.15
using ReactorGen;

namespace Corpus.Expressions.InterpolatedStringHandlers;

public static partial class Program
{
    [ReactorTask]
    public static partial void Main(Trace t)
    {
        var s = Use(t, $"a{t.V("x", 1)}b{Pause(2)}c{t.V("y", 3),5}d{Pause(4):X}e");
        t.Log(s);
        t.Log(Limited(t, true, $"a{t.V("x", 1)}b{Pause(2)}c{t.V("y", 3)}"));
        t.Log(Limited(t, false, $"a{t.V("x", 1)}b{Pause(2)}c{t.V("y", 3)}"));
    }

    private static string Use(Trace t, [System.Runtime.CompilerServices.InterpolatedStringHandlerArgument("t")] Handler h) => h.ToString();

    private static string Two(Trace t, [System.Runtime.CompilerServices.InterpolatedStringHandlerArgument("t")] Handler h, int n) => h.ToString() + n;

    private static string Limited(Trace t, bool on, [System.Runtime.CompilerServices.InterpolatedStringHandlerArgument("t", "on")] Handler h) => h.ToString();
}

[System.Runtime.CompilerServices.InterpolatedStringHandler]
public struct Handler
{
    private readonly Trace _t; private System.Text.StringBuilder _b = new();
    public Handler(int l, int n, Trace t) { _t = t; t.Log($"make {l} {n}"); }
    public Handler(int l, int n, Trace t, bool on, out bool go) { _t = t; go = on; t.Log($"make {l} {n}"); }
    public bool AppendLiteral(string s) { _t.Log("lit " + s); _b.Append(s); return true; }
    public bool AppendFormatted<T>(T v, int alignment = 0, string? format = null) { _t.Log("fmt " + v + alignment + format); _b.Append(v); return _b.Length < 100; }
    public override string ToString() => _b.ToString();
}
