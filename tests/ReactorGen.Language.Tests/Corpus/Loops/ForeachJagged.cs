// covers: 3.3
using ReactorGen;

namespace Corpus.Loops.ForeachJagged;

public static partial class Program
{
    [ReactorTask]
    public static partial void Main(Trace t)
    {
        int[][] rows = [[1, 2], [], [3]];
        foreach (var row in rows)
        {
            foreach (byte item in row.Select(i => (byte)i).ToArray())
            {
                rows[2] = new[] { Pause(item) + 6 };
                t.Log(item);
            }
        }

        int[][,] blocks = [new[,] { { 1 }, { 2 } }, new[,] { { 3, 4 } }];
        foreach (var block in blocks)
        foreach (var item in block)
            t.Log(Pause(item));

        int[]? none = null;
        try
        {
            foreach (var item in none!) Pause(item);
        }
        catch (NullReferenceException)
        {
            Pause("null");
        }
    }
}
