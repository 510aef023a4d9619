// covers: 1.16, 1.19
using ReactorGen;

namespace Corpus.Assignments.Collections;

public static partial class Program
{
    [ReactorTask]
    public static partial void Main(Trace t)
    {
        t.Log((object)new int[] { t.V("a", 1), Pause(2), t.V("c", 3) });
        t.Log((object)new[] { Pause(1L), 2 });
        t.Log(new int[Pause(2), t.V("b", 3)].Length);
        int[] array = [1, Pause(2), .. Pause((int[])[3, 4]), Pause(5)];
        t.Log((object)array);
        List<object> list = [Pause("x"), 1, .. array];
        t.Log(list.Count);
    }
}
