// covers: 1.17, 1.20
using ReactorGen;
using System.Runtime.CompilerServices;
using System.Diagnostics.CodeAnalysis;

namespace Corpus.Expressions.RequiredMembersByAnyConstructor;

public enum Level
{
    Low,
    High = 5
}

public class Req
{
    public static Trace T = null!;
    public Req(string name, in int x, ref int y, out int z, Level level = Level.High, string? s = null, double d = 1.5, decimal m = 2.5m, float f = 3.25f, char c = '\'', int? n = 4, [CallerMemberName] string who = "", [CallerArgumentExpression(nameof(name))] string text = "", params string[] more)
    {
        y++;
        z = 9;
        T.Log($"ctor {name} {x} {y} {level} {s} {d} {m} {f} {c} {n} {who} {text} {more.Length}");
    }

    public required int A
    {
        get;
        init
        {
            T.Log("A=" + value);
            field = value;
        }
    }

    public int B
    {
        get;
        init
        {
            T.Log("B=" + value);
            field = value;
        }
    }

    public required int F;
}

public class Opt
{
    public Opt([CallerLineNumber] int line = 0, long q = long.MaxValue, ulong u = ulong.MaxValue, byte b = 3, nint ni = 3, Level? lv = Level.Low)
    {
        Req.T.Log($"opt {line > 10} {q} {u} {b} {ni} {lv}");
    }

    public required string Name
    {
        get;
        set
        {
            Req.T.Log("Name");
            field = value;
        }
    }
}

[InterpolatedStringHandler]
public ref struct Handler
{
    string _s = "";
    public Handler(int a, int b, string name)
    {
        _s = name + ":";
    }

    public void AppendLiteral(string s) => _s += s;
    public void AppendFormatted<T>(T v) => _s += "<" + v + ">";
    public override string ToString() => _s;
}

public class H
{
    public H(string name, [InterpolatedStringHandlerArgument("name")] Handler h)
    {
        Req.T.Log(h.ToString());
    }

    public required int A { get; init; }
}

public static partial class Program
{
    [ReactorTask]
    public static partial void Main(Trace t)
    {
        Req.T = t;
        int y = t.V("y", 3);
        var r = new Req("nm", t.V("x", 2), ref y, out int z)
        {
            B = t.V("b", 1),
            A = Pause(2),
            F = Pause(3)
        };
        t.Log(r.A + r.B + r.F + y + z);
        r = new Req(level: Level.Low, y: ref y, x: 5, name: t.V("n", "k"), z: out z)
        {
            F = Pause(1),
            A = t.V("a", 5)
        };
        t.Log(r.A);
        r = new Req("q", 1, ref y, out _, Level.Low, "s", 1, 2, 3, 'x', null, "who", "text", "m1", t.V("m2", "m2"))
        {
            F = 1,
            A = Pause(6)
        };
        var o = new Opt
        {
            Name = Pause("x")
        };
        o = new()
        {
            Name = Pause("y")
        };
        t.Log(o.Name);
        var h = new H("hh", $"a{t.V("hole", 4)}b")
        {
            A = Pause(1)
        };
        h = new H(Pause("h2"), $"c{t.V("hole2", 4)}d")
        {
            A = Pause(1)
        };
        t.Log(h.A);
    }
}
