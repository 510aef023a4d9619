// covers: 3.12, 3.11, 4.4
using ReactorGen;

namespace Corpus.Switches.SwitchExpressionGuards;

public static partial class Program
{
    private abstract record Shape;
    private sealed record Circle(double Radius) : Shape;
    private sealed record Rectangle(double Width, double Height) : Shape;
    private sealed record Group(params Shape[] Items) : Shape;

    [ReactorTask]
    private static partial bool Check(Trace t, string what, bool value)
    {
        t.Log($"check {what}");
        return Pause(value);
    }

    [ReactorTask]
    private static partial string Classify(Trace t, object? o) => o switch
    {
        null => "null",
        int n and > 10 when Check(t, "big", n % 2 == 0) => $"big even {Pause(n)}",
        int n and (> 10 or < -10) => $"far {n}",
        int and 0 or 0L => "zero",
        Circle { Radius: var r and > 1 } when Check(t, "circle", r < 5) => $"circle {r}",
        Circle(var r) => $"other circle {Pause(r)}",
        Rectangle(var w, var h) when w == h && Check(t, "square", true) => "square",
        Rectangle { Width: > 3 } or Rectangle { Height: > 3 } => Pause("long"),
        Group { Items: [] } => "empty group",
        Group { Items: [var only] } => "one: " + Classify(t, only),
        Group { Items: [Circle, .., Circle { Radius: var last }] } when Pause(last) > 0 => $"circles to {last}",
        Group { Items: [_, .. var rest] } => $"{rest.Length} more, " + Classify(t, rest[^1]),
        string { Length: 0 } => "empty",
        string s when s[0] is >= 'a' and <= 'z' => Pause(s.ToUpperInvariant()),
        (int a, string b) when Check(t, b, a > 0) => $"pair {a}",
        _ => o.GetType().Name,
    };

    [ReactorTask]
    public static partial void Main(Trace t)
    {
        object?[] all =
        [
            null, 12, 13, -11, 0, 0L, 5, new Circle(2), new Circle(7), new Rectangle(2, 2), new Rectangle(4, 1), new Rectangle(1, 2),
            new Group(), new Group(new Circle(3)), new Group(new Circle(1), new Rectangle(1, 1), new Circle(4)), new Group(new Circle(1), new Rectangle(5, 5)),
            "", "abc", "ABC", (1, "one"), (-1, "minus"), 'c',
        ];
        foreach (var o in all) t.Log(Classify(t, o));
        try
        {
            t.Log(Pause(3) switch { 1 => Pause("a"), 2 => "b" });
        }
        catch (System.Runtime.CompilerServices.SwitchExpressionException e)
        {
            t.Log($"{e.UnmatchedValue}");
        }
    }
}
#pragma warning disable CS8509
