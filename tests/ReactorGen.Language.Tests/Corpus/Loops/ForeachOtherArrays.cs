// covers: 3.3
using ReactorGen;

namespace Corpus.Loops.ForeachOtherArrays;

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

        foreach (var c in "héy")
        {
            Pause(c);
            t.Log(c);
        }

        foreach (int code in "az") t.Log(code + Pause(1));
        foreach (var _ in new int[2]) Pause();
        foreach (var (key, value) in new[] { (1, "a"), (2, "b") })
        {
            Pause();
            t.Log(key + value);
        }
    }
}
