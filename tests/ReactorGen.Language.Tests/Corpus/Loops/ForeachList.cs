// covers: 3.3
using ReactorGen;

namespace Corpus.Loops.ForeachList;

public static partial class Program
{
    [ReactorTask]
    public static partial void Main(Trace t)
    {
        List<int> list = [1, 2, 3];
        foreach (var item in list)
        {
            Pause(item);
            if (item == 2) continue;
            t.Log(item);
        }

        try
        {
            foreach (var item in list)
            {
                list.Add(Pause(4));
                t.Log(item);
            }
        }
        catch (InvalidOperationException)
        {
            t.Log("changed while enumerated");
        }

        foreach (var pair in new SortedDictionary<string, int> { ["b"] = 2, ["a"] = 1 }) t.Log(pair.Key + Pause(pair.Value));
        foreach (var pair in new Dictionary<int, string> { [1] = "one" })
        {
            Pause();
            t.Log(pair.Key + pair.Value);
        }

        foreach (var item in new HashSet<int> { 5 }) Pause(item);
        var queue = new Queue<string>(["x", "y"]);
        foreach (var item in queue)
        {
            Pause(item);
            break;
        }

        List<List<int>> nested = [[1, 2], [3]];
        foreach (var inner in nested)
        foreach (var item in inner)
            Pause(item);
    }
}
