// covers: 2.4
using ReactorGen;

namespace Corpus.Assignments.ArrayElement;

public static partial class Program
{
    private sealed class Item
    {
        public int Value;
    }

    [ReactorTask]
    public static partial void Main(Trace t)
    {
        int[] array = [1, 2, 3];
        var i = 0;
        array[i++] = Pause(i);
        array[i] = Move(ref i) + Pause(5);
        t.Log((object)array);
        var before = array;
        array[2] = Replace(ref array) + Pause(6);
        t.Log(before[2] + array.Length);
        try
        {
            array[t.V("index", 4)] = Pause(7);
        }
        catch (IndexOutOfRangeException)
        {
            t.Log("bounds, after the suspension");
        }

        object[] strings = new string[1];
        try
        {
            strings[0] = Pause<object>(8);
        }
        catch (ArrayTypeMismatchException)
        {
            t.Log("covariance, after the suspension");
        }

        Counter[] counters = new Counter[1];
        counters[0].N = Pause(9);
        t.Log(counters[0].N);
        try
        {
            counters[t.V("index", 1)].N = Pause(10);
        }
        catch (IndexOutOfRangeException)
        {
            t.Log("bounds of a struct element");
        }

        Item[] items = [new()];
        var item = items[0];
        items[0].Value = Put(items) + Pause(11);
        t.Log($"{item.Value} {items[0].Value}");
        var grid = new int[2, 2];
        grid[Pause(1), 0] = Pause(12);
        t.Log(grid[1, 0]);
    }

    private static int Move(ref int i) => i = 2;

    private static int Replace(ref int[] array)
    {
        array = [0];
        return 0;
    }

    private static int Put(Item[] items)
    {
        items[0] = new Item();
        return 0;
    }
}
