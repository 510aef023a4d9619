// covers: 3.11, 4.4, 3.2
using ReactorGen;

namespace Corpus.Switches.TypeTestsPatterns;

public static partial class Program
{
    private sealed class Request { public string? Method; public Dictionary<string, string> Headers = []; public object? Body; public int[] Codes = []; }

    [ReactorTask]
    private static partial Request Read(int i) => Pause(i) switch
    {
        0 => new() { Method = "GET", Codes = [1, 2, 3] },
        1 => new() { Method = "POST", Body = "text", Headers = { ["k"] = Pause("v") } },
        2 => new() { Method = "PUT", Body = new Request { Method = "inner", Codes = [4] } },
        3 => new() { Body = (1, "pair") },
        _ => new() { Method = "", Codes = [Pause(-1)] },
    };

    [ReactorTask]
    public static partial void Main(Trace t)
    {
        for (var i = 0; i < 5; i++)
        {
            var r = Read(i);
            if (r is { Method: "GET" or "HEAD", Codes: [var first, .., > 2 and var last] } && Pause(first) < last)
            {
                t.Log($"get {first} {last}");
                continue;
            }

            if (r is not { Method.Length: > 0 and var length })
            {
                t.Log(r.Body is (int a, string { Length: 4 } b) && a == Pause(1) ? b : "nothing");
                if (r.Codes is not [var code]) continue;
                t.Log(Pause(code));
                continue;
            }

            t.Log(length + Pause(length));
            var text = r switch
            {
                { Headers.Count: > 0, Body: string s } when r.Headers.TryGetValue(Pause("k"), out var v) => s + v,
                { Body: Request { Codes: [var c] } inner } when Pause(c) is var p and > 3 => inner.Method + p,
                _ => Pause("none"),
            };
            t.Log(text);
            while (r.Body is Request { Body: var next } nested)
            {
                t.Log(nested.Method + Pause(1));
                r = nested;
                if (next is null) break;
            }
        }

        object o = Pause<object>(5);
        if (!(o is int n) || n < Pause(0)) throw new Boom("no");
        t.Log(n);
        if (o is string || o is not int m) return;
        t.Log(m + Pause(1));
        var ok = (o, Pause("x")) is (int and > 3, { Length: 1 } one) ? one + n : "";
        t.Log(ok);
        t.Log(o is IComparable<int> and IFormattable f ? f.ToString("D3", null) + Pause("f") : "");
        t.Log(o is var any && any == o && Pause(true));
    }
}
