// covers: 0.9d, 1.15
using ReactorGen;

namespace Corpus.Expressions.InterpolatedStrings;

public static partial class Program
{
    class C(Trace t, string n)
    {
        public int V;
        public override string ToString()
        {
            t.Log($"ToString {n}");
            return n + V;
        }
    }

    struct SF(Trace t, int v) : IFormattable
    {
        public string ToString(string? f, IFormatProvider? p)
        {
            t.Log($"format {f}");
            return v + (f ?? "none");
        }
    }

    static C Mk(Trace t, string n)
    {
        t.Log("mk " + n);
        return new C(t, n);
    }

    [ReactorTask]
    public static partial void Main(Trace t)
    {
        int x = 255;
        var c = new C(t, "c");
        t.Log($"a{x}b{Pause(1)}c{x, 6}|{x:X}|{Pause(2), -4}|{t.V("last", 3)}");
        t.Log($"{Mk(t, "1")} {Pause(1)} {Mk(t, "2")}");
        t.Log($"{Pause(Mk(t, "3"))}{Mk(t, "4")}{5}");
        t.Log($"{Mk(t, "5")}{Pause("z")}");
        t.Log($"{c} {Change(c)} {Pause(1)} {c}");
        t.Log($"{new SF(t, 3):abc} {Pause(1)} {new SF(t, 4)}");
        FormattableString fs = $"{c} {Pause(1)} {x:X2}";
        t.Log(fs.Format);
        t.Log(fs.ArgumentCount);
        t.Log(fs.ToString(System.Globalization.CultureInfo.InvariantCulture));
        IFormattable ff = $"{Pause(4)}-{x}";
        t.Log(ff.ToString(null, null));
        Take(t, $"x{Pause(3)}y{x}");
        t.Log($"""raw "{Pause(1)}" {x}""");
        t.Log($@"verb\{Pause("q")}
next {x}");
        t.Log($"{(x > 3 ? $"in{Pause(1)}" : "no")} {Pause(2)}");
        t.Log($"{Pause(1)}{{lit}}{x}");
        t.Log($"{null}{Pause<string?>(null)}|");
        string pre = "p";
        t.Log($"{pre}{Pause("s")}{t.V("q", "r")}");
        const string K = "k";
        t.Log($"{K}{Pause(1)}");
        t.Log("a" + $"{Pause(1)}" + x + $"{c}");
        Span<char> buf = stackalloc char[20];
        t.Log(buf.Length);
        var w = 5;
        t.Log($"{x, 5}{Pause(1):D3}{w, -3}|");
        t.Log(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{x}:{c}") + Pause(1));
        System.Text.StringBuilder sb = new();
        sb.Append($"{x}{c}").Append(Pause(3));
        sb.Append($"{Pause("in")}");
        t.Log(sb.ToString());
        char ch = 'c';
        t.Log($"{ch}{Pause('d')}{1.5}{Pause(2.5m)}{DateTime.MinValue:yyyy}");
        t.Log($"{x}{t.Throw<int>("mid")}{Pause(1)}");
    }

    static int Change(C c)
    {
        c.V++;
        return 0;
    }

    static void Take(Trace t, FormattableString f)
    {
        t.Log(f.Format);
        t.Log(f.GetArguments().Length);
    }
}
