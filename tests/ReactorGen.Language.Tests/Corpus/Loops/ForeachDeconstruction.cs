// covers: 3.3, 1.22
using ReactorGen;

namespace Corpus.Loops.ForeachDeconstruction;

public static partial class Program
{
    [ReactorTask]
    public static partial void Main(Trace t)
    {
        var funcs = new List<Func<string>>();
        foreach (var (name, (x, y), _) in new[] { ("a", (1, 2), 0), ("b", (3, 4), 0) })
        {
            if (Pause(x) == 3) t.Log("three");
            t.Log($"{name} {x + Pause(y)}");
        }

        foreach ((string key, var value) in new Dictionary<string, int> { ["one"] = 1, ["two"] = 2 })
        {
            t.Log(key);
            t.Log(Pause(value));
        }

        foreach (var (left, right) in Points(t))
        {
            Pause(left);
            t.Log(right);
        }

        foreach (var (left, _) in Pause(Points(t))) t.Log(left);
        foreach ((int wide, long both) in new[] { (1, 2), (3, 4) })
        {
            Pause();
            t.Log(wide + both);
        }

        foreach (var (only, rest) in new[,] { { (1, "x"), (2, "y") } }) t.Log(rest + Pause(only));
    }

    private static IEnumerable<Point> Points(Trace t)
    {
        yield return new Point(t, 1);
        yield return new Point(t, 2);
    }

    private readonly struct Point(Trace t, int x)
    {
        public void Deconstruct(out int left, out string right)
        {
            t.Log("deconstruct " + x);
            (left, right) = (x, "right " + x);
        }
    }
}
