// covers: 3.11
using ReactorGen;

namespace Corpus.Switches.GuardsOverLists;

public static partial class Program
{
    [ReactorTask]
    public static partial void Main(Trace t)
    {
        Lists(t, [1, 2, 3]);
        Lists(t, [1, 5, 3]);
        Lists(t, [4]);
        Lists(t, []);
    }

    [ReactorTask]
    private static partial void Lists(Trace t, int[] items)
    {
        var list = new Listed(t, items);
        switch (list)
        {
            case [1, 2, ..] when Pause(false): t.Log("no"); break;
            case [1, .. var rest] when Pause(rest.Length) == 3: t.Log("no"); break;
            case [1, var second, _] when Pause(second) == 5: t.Log("five"); break;
            case [.., var last] when Pause(last) == 4: t.Log("four"); break;
            case []: t.Log("empty"); break;
            case [var first, ..]: t.Log(first); break;
        }
    }

    private sealed class Listed(Trace t, int[] items)
    {
        public int Length => t.V("Length", items.Length);

        public int this[int index] => t.V("item " + index, items[index]);

        public int[] this[Range range] => t.V("slice " + range, items[range]);
    }
}
