// covers: 2.8, 2.9, 2.10, 1.25
using ReactorGen;

namespace Corpus.Expressions.CompoundIndexers;

public static partial class Program
{
    private sealed class Store(Trace t)
    {
        public readonly Dictionary<string, int> Map = new() { ["a"] = 1, ["b"] = 2 };
        public int this[string key, int extra = 0]
        {
            get => t.V($"get {key}{extra}", Map.GetValueOrDefault(key) + extra);
            set { t.Log($"set {key}{extra}={value}"); Map[key] = value; }
        }

        public byte Small { get; set; }
        public char Letter { get; set; } = 'a';
        public string? Text { get; set; }
        public Colour Colour { get; set; }
        public int? Maybe { get; set; }
        public Action? Handler { get; set; }
    }

    private static Store Show(Trace t, Store s) { t.Log("receiver"); return s; }

    [ReactorTask]
    public static partial void Main(Trace t)
    {
        var s = new Store(t);
        var n = 0;
        Show(t, s)["a"] += Pause(5);
        s[t.V("key", "b"), ++n] *= Pause(3) + n++;
        t.Log(s["c", Pause(1)]++);
        t.Log(--s[Pause("c")]);
        t.Log(s["a"] -= Pause(2));
        s["a"] = s["b"] = Pause(s["c"]);
        s.Small += (byte)Pause(250);
        unchecked { s.Small += (byte)Pause(10); }
        try
        {
            checked { s.Small += Pause((byte)255); s.Small += Pause((byte)255); }
        }
        catch (OverflowException)
        {
            t.Log($"overflow {s.Small}");
        }

        s.Letter += (char)Pause(2);
        s.Letter++;
        s.Text += Pause("x");
        s.Text += Pause(1) + 2;
        s.Text += s.Letter;
        s.Colour |= Pause(Colour.Blue);
        s.Colour++;
        s.Maybe += Pause(1);
        s.Maybe ??= Pause(2);
        s.Maybe <<= Pause(2);
        s.Maybe += null;
        t.Log($"{s.Letter} {s.Text} {(int)s.Colour} {s.Maybe?.ToString() ?? "null"}");
        s.Handler += Pause<Action>(() => t.Log("one"));
        s.Handler += () => t.Log("two");
        s.Handler();
        object o = "o";
        o += "p" + Pause("q");
        t.Log(o);
        var grid = new int[2, 3];
        grid[n = 1, Pause(2)] += grid[0, 0] = Pause(6);
        grid[n, n + 1] <<= Pause(1);
        t.Log(grid[1, 2]);
        int[][] jagged = [[1, 2], [3]];
        jagged[Pause(0)][n--] -= Pause(1) * jagged[n][0]++;
        t.Log((object)jagged[0]);
        short sh = 1;
        sh += (short)Pause(3);
        sh >>>= Pause(1);
        t.Log(sh);
    }
}
