// covers: 1.15
using ReactorGen;

namespace Corpus.Expressions.InterpolatedStringHandlersWithArguments;

public static partial class Program
{
    [ReactorTask]
    public static partial void Main(Trace t)
    {
        var s = Use(t, $"a{t.V("x", 1)}b{Pause(2)}c{t.V("y", 3),5}d{Pause(4):X}e");
        t.Log(s);
        t.Log(Limited(t, t.V("on", true), $"a{t.V("x", 1)}b{Pause(2)}c{t.V("y", 3)}"));
        t.Log(Limited(t, t.V("on", false), $"a{t.V("x", 1)}b{Pause(2)}c{t.V("y", 3)}"));
        t.Log(Limited(t, t.V("on", true), $"a{t.V("x", "0123456789")}b{Pause(2)}c{t.V("y", 3)}"));
        t.Log(Pause("w") + Use(t, $"{Pause("q")}") + Pause("z"));
        Handler h = $"z{Pause(1)}"; t.Log(h.ToString()); t.Log(Limited(t, t.V("on", true), $"a{t.V("x", 1)}" + $"b{Pause(2)}"));
        var sb = new System.Text.StringBuilder(); sb.Append($"[{sb.Length}{Pause(1)}{sb.Length,4}]").Append(Pause("k")).Append($"{Pause(2):D3}"); t.Log(sb.ToString()); t.Log(Two(t, $"l{t.V("1", 1)}", Pause(3)));
        t.Log(new Logger(t!).Write($"a{Pause(1)}b{t!.V("v", 2)}", t!.V("after", 3)));
    }

    private static string Use(Trace t, [System.Runtime.CompilerServices.InterpolatedStringHandlerArgument("t")] Handler h) => h.ToString();

    private static string Two(Trace t, [System.Runtime.CompilerServices.InterpolatedStringHandlerArgument("t")] Handler h, int n) => h.ToString() + n;

    private static string Limited(Trace t, bool on, [System.Runtime.CompilerServices.InterpolatedStringHandlerArgument("t", "on")] Handler h) => h.ToString();
}

public class Logger(Trace t)
{
    public Trace T => t;
    public string Write([System.Runtime.CompilerServices.InterpolatedStringHandlerArgument("")] Handler2 h, int after) => h.ToString() + after;
}

[System.Runtime.CompilerServices.InterpolatedStringHandler]
public class Handler2
{
    private readonly Trace _t; private System.Text.StringBuilder _b = new();
    public Handler2(int l, int n, Logger g) { _t = g.T; _t.Log($"make2 {l} {n}"); }
    public void AppendLiteral(string s) { _t.Log("lit " + s); _b.Append(s); }
    public void AppendFormatted(int v) { _t.Log("fmt " + v); _b.Append(v); }
    public override string ToString() => _b.ToString();
}

[System.Runtime.CompilerServices.InterpolatedStringHandler]
public class Handler
{
    private readonly Trace? _t; private System.Text.StringBuilder _b = new();
    public Handler(int l, int n) { }
    public Handler(int l, int n, Trace t) { _t = t; t.Log($"make {l} {n}"); }
    public Handler(int l, int n, Trace t, bool on, out bool go) { _t = t; go = on; t.Log($"make {l} {n}"); }
    public bool AppendLiteral(string s) { _t?.Log("lit " + s); _b.Append(s); return true; }
    public bool AppendFormatted<T>(T v, int alignment = 0, string? format = null) { _t?.Log("fmt " + v + alignment + format); _b.Append(v); return _b.Length < 10; }
    public override string ToString() => _b.ToString();
}
