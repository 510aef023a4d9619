// covers: 3.11
using ReactorGen;

namespace Corpus.Switches.GuardsReadPartsOnce;

public static partial class Program
{
    [ReactorTask]
    public static partial void Main(Trace t)
    {
        for (var x = 0; x < 4; x++)
        {
            Properties(t, new Point(t) { Left = x, Top = 1 });
            Positional(t, new Point(t) { Left = x, Top = 2 });
            Nested(t, new Line(t, new Point(t) { Left = x }, x == 2 ? null : new Point(t) { Left = 7 }));
            Typed(t, x % 2 == 0 ? new Point(t) { Left = x } : new Line(t, new Point(t), null));
        }
    }

    [ReactorTask]
    private static partial void Properties(Trace t, Point point)
    {
        switch (point)
        {
            case { X: 0 } when Change(point, 1) && Pause(false): t.Log("zero"); break;
            case { X: 1, Y: 1 } when Pause(point.Left) == 2: t.Log("one"); break;
            case { X: 0, Y: var y } when Pause(y) == 1: t.Log("zero again"); break;
            case { Y: 1, X: var x } when Change(point, 9) && Pause(x) == 2: t.Log("two " + x); break;
            case { X: > 2 }: t.Log("three"); break;
            case { X: var x }: t.Log("rest " + x); break;
        }
    }

    [ReactorTask]
    private static partial void Positional(Trace t, Point point)
    {
        switch (point)
        {
            case (0, var y) when Pause(y) == 7: t.Log("never"); break;
            case (1, _) when Change(point, 3): t.Log("no suspension in the guard"); Pause(); break;
            case (var x, 2) when Pause(x) == 2: t.Log("two"); break;
            case (_, 2): t.Log("other"); break;
        }
    }

    [ReactorTask]
    private static partial void Nested(Trace t, object shape)
    {
        switch (shape)
        {
            case Line { Start.X: 0, End: not null } when Pause(false): t.Log("no"); break;
            case Line { Start: { X: 0 or 1 } start, End: { X: var e } } when Pause(e) == 7: t.Log($"{start.Left} to {e}"); break;
            case Line { End: null } line when Pause(true): t.Log("open " + line.From.Left); break;
            case Line { Start: { X: var x } and not { Y: 5 } }: t.Log("starts at " + x); break;
        }
    }

    [ReactorTask]
    private static partial void Typed(Trace t, Shape shape)
    {
        switch (shape)
        {
            case Point { Name: "point", X: 2 } when Pause(false): t.Log("no"); break;
            case Line { Name: var name } when Pause(name) == "point": t.Log("no"); break;
            case { Name: "line" } when Pause(true): t.Log("a line"); break;
            case Point { Name.Length: 5 and var length }: t.Log(length); break;
        }
    }

    private static bool Change(Point point, int left)
    {
        point.Left = left;
        return true;
    }

    private abstract class Shape(Trace t, string name)
    {
        public string Name => t.V("Name", name);
    }

    private sealed class Point(Trace t) : Shape(t, "point")
    {
        public int Left, Top;
        private readonly Trace _t = t;

        public int X => _t.V("X", Left);

        public int Y => _t.V("Y", Top);

        public void Deconstruct(out int x, out int y)
        {
            _t.Log("deconstruct");
            (x, y) = (Left, Top);
        }
    }

    private sealed class Line(Trace t, Point start, Point? end) : Shape(t, "line")
    {
        public readonly Point From = start;
        private readonly Trace _t = t;

        public Point Start => _t.V("Start", From);

        public Point? End => _t.V("End", end);
    }
}
