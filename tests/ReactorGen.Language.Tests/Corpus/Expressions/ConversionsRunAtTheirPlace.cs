// covers: 1.2, 1.3, 1.13
using ReactorGen;

namespace Corpus.Expressions.ConversionsRunAtTheirPlace;

public sealed class Degrees(string text)
{
    [ThreadStatic] public static Trace? Log;

    public string Text => text;

    public static implicit operator Degrees(int value) => Made("int " + value);
    public static implicit operator Degrees(string? value) => Made("string " + (value ?? "null"));
    public static implicit operator Degrees(Type value) => Made("type " + value.Name);
    public static implicit operator Degrees(Place value) => Made("place");
    public static Degrees operator +(Degrees a, Degrees b) => new(a.Text + "+" + b.Text);

    private static Degrees Made(string text)
    {
        Log!.Log("made of " + text);
        return new Degrees(text);
    }
}

public sealed partial class Place(Trace t)
{
    [ReactorTask]
    public partial void Run() => t.Log(Program.Show(this, Pause(1), this!));
}

public sealed class Table
{
    public string this[Degrees row, int column] { get => row.Text + column; set => Degrees.Log!.Log($"{row.Text} {column} = {value}"); }
}

public static partial class Program
{
    private const int Five = 5;

    public static string Show(Degrees a, int b, Degrees c) => $"{a.Text} {b} {c.Text}";

    [ReactorTask]
    private static partial string ShowLater(Degrees a, int b, Degrees c) { Pause(); return Show(a, b, c); }

    [ReactorTask]
    public static partial void Main(Trace t)
    {
        Degrees.Log = t;
        t.Log(Show(1, Pause(2), 3));
        t.Log(Show((Five + 1), Pause(2), typeof(int)));
        t.Log(Show("text"!, Pause(2), Five));
        t.Log(ShowLater(typeof(string), Pause(2), (string?)null));
        t.Log((1 + new Degrees("x") + Pause(2)).Text);
        Degrees[] all = [1, Pause(2), "three"];
        new Place(t).Run();

        var table = new Table();
        int row = 4;
        t.Log(table[t.V("row", 5), Pause(1)] + table[row, Pause(2)] + table[6, Pause(3)]);
        table[row, 1] = Pause("set");
        table[t.V("row", 7), 1] += Pause("added");

        dynamic late = "no number";
        try { t.Log(Math.Max((int)late, Pause(1))); } catch (Microsoft.CSharp.RuntimeBinder.RuntimeBinderException) { t.Log("at once"); }
        int[] sizes = [1, 2, 3, 4];
        t.Log(sizes[1..Pause(3)].Length);
    }
}
