// covers: 1.24, 1.26
using ReactorGen;

namespace Corpus.Expressions.ElementAccess;

public static partial class Program
{
    [ReactorTask]
    public static partial void Main(Trace t)
    {
        int[] array = [10, 20, 30];
        var grid = new int[2, 3];
        grid[1, 2] = 5;
        int[][] jagged = [[1], [2, 3]];
        var words = new Dictionary<string, int> { ["one"] = 1 };
        List<int> list = [7, 8];
        t.Log(array[Pause(1)]);
        t.Log(grid[Pause(1), t.V("column", 2)] + grid[t.V("row", 1), Pause(2)]);
        t.Log(jagged[Pause(1)][Pause(0)] + jagged[1][Pause(1)]);
        t.Log(words[Pause("one")] + list[Pause(1)]);
        t.Log(array[list[Pause(0)] - 7] + array[array.Length - Pause(1)]);
        t.Log(array[0] + Replace(ref array) + Pause(1) + array[0]);
        try
        {
            t.Log(array[Pause(9)]);
        }
        catch (IndexOutOfRangeException)
        {
            t.Log("out of range");
        }
    }

    private static int Replace(ref int[] array)
    {
        array = [1000];
        return 1;
    }
}
