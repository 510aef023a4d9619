// covers: 3.3
using ReactorGen;

namespace Corpus.Loops.ForeachRectangular;

public static partial class Program
{
    [ReactorTask]
    public static partial void Main(Trace t)
    {
        var grid = new int[2, 3] { { 1, 2, 3 }, { 4, 5, 6 } };
        foreach (long item in grid)
        {
            if (Pause((int)item) == 2) continue;
            if (item == 3)
            {
                grid[1, 0] = 40;
                grid = new int[1, 1];
            }

            if (item == 5) break;
            t.Log(item);
        }

        var cube = Array.CreateInstance(typeof(string), [2, 1, 2], [-1, 5, 3]) as string[,,];
        cube![-1, 5, 3] = "a";
        cube[0, 5, 4] = "b";
        foreach (var text in cube)
        {
            using var opened = t.Open(text ?? "none");
            t.Log(Pause(text));
            for (var i = 0; i < 2; i++)
            {
                if (Pause(i) == 1 && text == "a") goto next;
                if (text == "b") return;
                continue;
            }

            t.Log("behind the loop");
        next:
            t.Log("next");
        }

        foreach (var item in new int[0, 5]) Pause(item);
    }
}
