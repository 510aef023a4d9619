// covers: 3.3
using ReactorGen;

namespace Corpus.Loops.ForeachArray;

public static partial class Program
{
    [ReactorTask]
    public static partial void Main(Trace t)
    {
        int[] array = [1, 2, 3];
        foreach (var item in array)
        {
            // The array that was there at the start is the one enumerated, and its elements are read as they come.
            if (item == 1) array[1] = 20;
            if (item == 20) array = [100];
            t.Log(item + Pause(item));
        }

        t.Log(array[0]);
        foreach (long wide in new[] { 1, 2 }) t.Log(wide + Pause(1L));
        foreach (var item in Pause(new[] { "a", "b" })) t.Log(item + Pause(1));
        foreach (var item in t.V("source", Array.Empty<int>())) Pause(item);
        int[][] jagged = [[1], [], [2, 3]];
        foreach (var row in jagged)
        {
            foreach (var item in row) Pause(item);
            t.Log(row.Length);
        }

        foreach (object boxed in new[] { 1, 2 })
        {
            Pause();
            t.Log(boxed);
        }

        int[]? none = null;
        try
        {
            foreach (var item in none!) Pause(item);
        }
        catch (NullReferenceException)
        {
            t.Log("null");
        }
    }
}
