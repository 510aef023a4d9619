// covers: 5.3
using ReactorGen;

namespace Corpus.Calls.OptionalParameters;

public static partial class Program
{
    [ReactorTask]
    public static partial void Main(Trace t)
    {
        t.Log(Work());
        t.Log(Work(b: "given"));
        t.Log(Work(Pause(5), e: Colour.Green, c: 2));
        t.Log(Many(t, 1));
        t.Log(Many(t, 1, 2, 3));
        t.Log(Many(t, Pause(1), [2, 5]));
        t.Log(Text(x: t.V("x", 1), y: Pause(2)) + Text(y: t.V("y", 3), x: Pause(4)));
    }

    [ReactorTask]
    private static partial string Work(int a = 1, string b = "text \"quoted\"\n", double c = 1.5, object? d = null, Colour e = Colour.Blue, char f = '\'', Counter g = default, long h = long.MinValue, float i = float.NaN, decimal j = 0.1m)
    {
        Pause();
        return $"{a} {b} {c} {d is null} {e} {f} {g.N} {h} {i} {j}";
    }

    [ReactorTask]
    private static partial int Many(Trace t, int first, params int[] rest)
    {
        Pause();
        t.Log((object)rest);
        return first + rest.Length;
    }

    [ReactorTask]
    private static partial string Text(int x, int y) => Pause(x) + "/" + y;
}
