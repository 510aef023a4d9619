// covers: 1.22, 1.24
using ReactorGen;

namespace Corpus.Assignments.DeconstructionFromTheEnd;

public sealed class Measured(Trace t)
{
    public int Length => t.V("length", 3);

    public int this[int index] { get => t.V("get", index); set => t.Log($"[{index}] = {value}"); }
}

public static partial class Program
{
    private static int Grow(List<int> list) { list.Add(9); return 1; }

    [ReactorTask]
    public static partial void Main(Trace t)
    {
        var measured = new Measured(t);
        int x, y;
        (measured[^1], x) = (Pause(1), 2);
        List<int> list = [1, 2];
        (x, (list[^1], y)) = (Grow(list), (Pause(5), 6));
        (list)[^2] = Grow(list) + Pause(7);
        (list[^t.V("end", 1)]) = Grow(list) + Pause(8);
        t.Log(string.Join(",", list));
        int[] array = [1, 2, 3];
        (array[^1], array[^Pause(2)]) = (Pause(7), 8);
        t.Log(array);
        try { (array[^t.V("end", 4)], x) = (Pause(1), 2); } catch (IndexOutOfRangeException) { t.Log("range"); }
    }
}
