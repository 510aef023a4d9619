// covers: 3.11, 3.12
using ReactorGen;

namespace Corpus.Switches.GuardsOverTypeParameters;

public static partial class Program
{
    [ReactorTask]
    public static partial void Main(Trace t)
    {
        t.Log(Kind<Box>(t, new Box(1)));
        t.Log(Kind<Box>(t, null!));
        t.Log(Kind<object>(t, null!));
        t.Log(Kind<Point>(t, new Point { X = 2 }));
    }

    [ReactorTask]
    public static partial string Kind<T>(Trace t, T value) where T : IHas
    {
        switch (value)
        {
            case { X: 1 } when Pause(false): return "one";
            case { X: 1 } when t.Is("again", true): return "one again";
            case { X: 2 } when Pause(true): return "two";
            default: return "other";
        }
    }

    [ReactorTask]
    public static partial string Kind<T>(Trace t, T value, int n = 0)
    {
        return value switch { { } when Pause(false) => "first", { } => "there", _ => "null" };
    }
}

public interface IHas { int X { get; } }

public class Box(int x) : IHas { public int X => x; }

public struct Point : IHas { public int X { get; set; } }
