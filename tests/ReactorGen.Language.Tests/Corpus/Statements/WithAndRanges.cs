// covers: 1.20, 1.24
using ReactorGen;

namespace Corpus.Statements.WithAndRanges;

public static partial class Program
{
    private sealed record Point(int X, int Y);

    [ReactorTask]
    public static partial void Main(Trace t)
    {
        var p = new Point(1, 2);
        t.Log((p with { X = Pause(5) }).ToString());
        t.Log((Pause(p) with { Y = t.V("y", 3), X = Pause(4) }).ToString());
        int[] array = [1, 2, 3, 4];
        t.Log(array[^Pause(1)]);
        t.Log((object)array[Pause(1)..Pause(3)]);
        t.Log(Pause("text")[1..^Pause(1)]);
    }
}
