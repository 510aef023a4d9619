// covers: 1.15
using System.Runtime.CompilerServices;
using ReactorGen;

namespace Corpus.Expressions.InterpolatedStringHandlersOfEveryCall;

[InterpolatedStringHandler]
public class Handler
{
    public string Text = "";

    public Handler(int literal, int formatted, Base o, long level = 7) => Text = o.Name + level;

    public Handler(int literal, int formatted, string name, long level) => Text = name + level;

    public Handler(int literal, int formatted, Place place) => Text = place.Name;

    public Handler(int literal, int formatted, Base o, int level, out bool ok)
    {
        Text = o.Name + level;
        ok = level > 0;
    }

    public Handler(int literal, int formatted, ref int level) => Text = "r" + level++;

    public void AppendLiteral(string s) => Text += s;

    public void AppendFormatted<T>(T value) => Text += value;
}

public struct Place
{
    public string Name;

    public string Own([InterpolatedStringHandlerArgument("")] Handler h) => h.Text;
}

public partial class Base
{
    public string Name = "base";
    public Place Place = new() { Name = "field" };
    public int Number = 4;
    public List<string> Set = [];

    public string Own([InterpolatedStringHandlerArgument("")] Handler h) => h.Text;

    public string this[int level, [InterpolatedStringHandlerArgument("", "level")] Handler h]
    {
        get => h.Text;
        set => Set.Add(h.Text + value);
    }

    public string this[string name, int level, [InterpolatedStringHandlerArgument("name", "level")] Handler h] { set => Set.Add(h.Text + value); }

    [ReactorTask]
    public partial string Task(string name, int level, [InterpolatedStringHandlerArgument("name", "level")] Handler h) { Pause(); return h.Text; }

    [ReactorTask]
    public partial string OwnTask([InterpolatedStringHandlerArgument("")] Handler h, int after = 0) { Pause(); return h.Text + after; }
}

public partial class Derived : Base
{
    [ReactorTask]
    public partial string Run() { Name = "derived"; return Own($"x{Pause(1)}") + this.Own($"y{Pause(2)}") + base.Own($"z{Pause(3)}"); }
}

public static partial class Program
{
    private static string Extended(this Base b, int n, [InterpolatedStringHandlerArgument("b")] Handler h, int m = 0) => h.Text + n + m;

    private static string ByReference(ref int level, [InterpolatedStringHandlerArgument("level")] Handler h) => h.Text;

    private static string Reordered(string name, int level, [InterpolatedStringHandlerArgument("name", "level")] Handler h) => h.Text;

    [ReactorTask]
    private static partial string ExtendedTask(this string name, int level, [InterpolatedStringHandlerArgument("name", "level")] Handler h, int z = 3) { Pause(); return h.Text + z; }

    [ReactorTask]
    public static partial void Main(Trace t)
    {
        t.Log(new Derived().Run());
        Base? b = new(), none = null;
        t.Log(b.Extended(2, $"a{Pause(1)}") + Extended(b, 3, $"b{Pause(2)}", Pause(3)) + b.Own(($"p{Pause(4)}")));
        t.Log(b?.Own($"c{Pause(5)}") + none?.Own($"c{Pause(6)}") + Pause(b)?.Own($"d{Pause(7)}") + b?.Extended(1, $"e{Pause(8)}"));
        t.Log(b![1, $"i{Pause(9)}"] + b[0, $"i{Pause(10)}"] + b?[2, $"j{Pause(11)}"]);
        b![1, $"s{Pause(12)}"] = "v"; b[2, $"s{t.V("q", 2)}"] = Pause("w"); b[t.V("n", 3), $"s{t.V("q", 3)}"] += Pause("x");
        t.Log(string.Join(",", b.Set));
        var made = new Base { [t.V("name", "i"), 4, $"m{Pause(13)}"] = Pause("y"), ["j", 5, $"n{t.V("q", 4)}"] = Pause("z"), Number = Pause(5) };
        t.Log(string.Join(",", made.Set));
        Place[] places = [new() { Name = "first" }, new() { Name = "second" }];
        int[] numbers = [1, 2];
        int number = 7;
        t.Log(places[t.V("at", 1)].Own($"a{Pause(14)}") + b.Place.Own($"b{Pause(15)}"));
        t.Log(ByReference(ref number, $"c{Pause(16)}") + ByReference(ref numbers[t.V("at", 1)], $"d{Pause(17)}") + ByReference(ref b.Number, $"e{Pause(18)}") + number + numbers[1] + b.Number);
        t.Log(Reordered(level: t.V("l", 1), name: t.V("n", "name"), h: $"f{Pause(19)}") + Reordered("n", 3, $"h{Pause(20)}"));
        t.Log(b.Task("t", 1, $"k{Pause(21)}") + b.Task("u", t.V("l", 2), $"l{t.V("v", 3)}") + b.OwnTask($"m{t.V("w", 4)}") + b.OwnTask($"n{Pause(22)}", Pause(23)) + b.OwnTask(after: Pause(1), h: $"o"));
        t.Log("p".ExtendedTask(1, $"q{Pause(24)}") + "r".ExtendedTask(1, $"q{t.V("s", 5)}") + ExtendedTask("v", Pause(25), h: $"w{2}", z: Pause(26)));
    }
}
