// covers: 3.3, 1.22
using ReactorGen;

namespace Corpus.Loops.ForeachRectangularAndDeconstructed;

public static partial class Program
{
    [ReactorTask]
    public static partial void Main(Trace t)
    {
        var grid = new[,] { { 1, 2 }, { 3, 4 } };
        foreach (var item in grid)
        {
            Pause(item);
            if (item == 2) continue;
            t.Log(item);
        }

        foreach (var (key, value) in new[] { (1, "a"), (2, "b") })
        {
            Pause();
            t.Log(key + value);
        }

        foreach (var (key, value) in new SortedDictionary<string, int> { ["b"] = 2, ["a"] = 1 }) t.Log(key + Pause(value));
    }
}
