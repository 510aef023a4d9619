// covers: 1.9, 1.29
using ReactorGen;

namespace Corpus.Expressions.RefArgumentCheckedAtItsPlace;

public static partial class Program
{
    [ReactorTask]
    public static partial void Main(Trace t)
    {
        int[] array = [1];
        int[]? none = null;
        Add(ref array[t.V("index", 0)], Pause(t.V("operand", 0)));
        try
        {
            Add(ref array[t.V("index", 3)], Pause(t.V("operand", 1)));
        }
        catch (IndexOutOfRangeException)
        {
            t.Log("bounds before the later operand");
        }

        try
        {
            Add(ref none![t.V("index", 0)], Pause(t.V("operand", 2)));
        }
        catch (NullReferenceException)
        {
            t.Log("null before the later operand");
        }

        t.Log(array[0]);
    }

    private static void Add(ref int target, int amount) => target += amount;
}
