// covers: 1.21, 1.22
using ReactorGen;

namespace Corpus.Statements.Tuples;

public static partial class Program
{
    [ReactorTask]
    public static partial void Main(Trace t)
    {
        var pair = (t.V("a", 1), Name: Pause("n"));
        t.Log(pair.Name);
        var (x, y) = (Pause(1), Pause(2));
        (x, y) = (y, Pause(x));
        t.Log($"{x} {y}");
        int[] array = [0, 0];
        (array[t.V("i", 0)], var z) = (Pause(3), t.V("z", 4));
        t.Log(array[0] + z);
        (_, x) = Pause((5, 6));
        t.Log(x);
        t.Log((Pause(1), 2) == (1, Pause(2)));
    }
}
