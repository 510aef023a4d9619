// covers: 1.3, 1.23, 3.11, 3.12, 4.4
using ReactorGen;

namespace Corpus.Switches.ExpressionsWithEverything;

public abstract record Shape;

public sealed record Circle(int Radius) : Shape;

public sealed record Box(int Width, int Height) : Shape
{
    public Shape? Inner { get; init; }
}

public enum Level { Low, Middle, High }

public static partial class Program
{
    [ReactorTask]
    public static partial void Main(Trace t)
    {
        Shape[] shapes = [new Circle(2), new Box(1, 2), new Box(3, 3), new Box(4, 5) { Inner = new Circle(7) }];
        foreach (Shape shape in shapes) t.V("area", Area(t, shape));
        t.V("nested", Nested(t, 3, Level.High) + Nested(t, 1, Level.Low) + Nested(t, 0, Level.Middle));
        for (int i = 0; i < 4; i++) t.V("typed", TargetTyped(t, i));
        t.V("args", Combine(t.V("left", 1), Same(2) switch { 2 => Pause(20), _ => 0 }, Pause(3) switch { > 2 => t.V("big", 9), _ => 1 }));
        try
        {
            t.V("never", Pause(5) switch { 1 => Pause(1), 2 => 2 });
        }
        catch (System.Runtime.CompilerServices.SwitchExpressionException e)
        {
            t.V("unmatched", e.UnmatchedValue);
        }
        List<Func<int>> all = [];
        for (int n = 0; n < 3; n++)
        {
            int kept = n switch { 0 => Pause(100), var other => other * Pause(10) };
            all.Add(() => kept++);
            all.Add(() => kept);
        }
        foreach (Func<int> one in all) t.V("shared", one());
        t.Log((Pause("a"), Pause(1)) switch { ("a", 1) => Pause("both"), ("a", _) => "first", _ => "none" });
        int[] values = [1, 2, 3];
        t.V("list", values switch { [1, .. var rest] when Pause(rest.Length) == 2 => rest[Pause(1)], _ => -1 });
        string? text = null;
        t.Log(text switch { null => Pause("null"), { Length: > 3 } longer => longer, _ => Pause("short") } ?? "nothing");

        static int Same(int value) => value;
    }

    [ReactorTask]
    private static partial int Area(Trace t, Shape shape) => shape switch
    {
        Circle { Radius: var r } when Pause(r > 5) => t.V("large", r),
        Circle(var r) => Pause(r) * r * 3,
        Box(var w, var h) { Inner: { } inner } => w * h - Area(t, inner),
        Box { Width: var w, Height: var h } when w == h => t.V("square", Pause(w)) * w,
        Box box when Pause(true) && box.Width < 2 => box.Width + Pause(box.Height),
        _ => throw new InvalidOperationException(Pause("unknown")),
    };

    [ReactorTask]
    private static partial int Nested(Trace t, int n, Level level)
    {
        int result = n switch
        {
            0 => level switch { Level.Low => Pause(1), Level.Middle => t.V("middle", 2), _ => 3 },
            1 => Pause(n) switch { var x when Pause(x == 1) => x + 10, _ => 11 },
            _ => level switch { Level.High when n > 2 => 20 + Pause(n), _ => Pause(21) },
        };
        return result + (level is Level.High ? Pause(1000) : 0);
    }

    [ReactorTask]
    private static partial string TargetTyped(Trace t, int i)
    {
        byte small = i switch { 0 => 1, 1 => (byte)Pause(2), _ => 3 };
        long? wide = i switch { 0 => null, 1 => Pause(5), _ => 6L + Pause(1) };
        object any = i switch { 0 => Pause("text"), 1 => 2, _ => small };
        Func<int, int> act = i switch { 0 => x => x + 1, 1 when Pause(true) => x => x * i, _ => Math.Abs };
        IEnumerable<int> list = i switch { 0 => [], 1 => [Pause(1), 2], _ => new List<int> { i } };
        return $"{small} {wide} {any} {act(-4)} {string.Join("+", list)}";
    }

    private static string Combine(int a, int b, int c) => $"{a} {b} {c}";
}
