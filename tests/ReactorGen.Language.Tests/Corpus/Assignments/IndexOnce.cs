// covers: 2.9
using ReactorGen;

namespace Corpus.Assignments.IndexOnce;

public static partial class Program
{
    private static int s_calls;

    [ReactorTask]
    public static partial void Main(Trace t)
    {
        s_calls = 0;
        int[] array = [1, 2, 3];
        array[Index(t)] += Pause(10);
        array[Pause(1)] += 5;
        array[Pause(Index(t))] -= Pause(Index(t));
        t.Log((object)array);
        var node = new Node(t, "n");
        node[Index(t)] += Pause(1);
        node[Pause(2)] += Pause(3);
        Pause(node).Field += Pause(4);
        Pause(node).Value -= 5;
        var words = new Dictionary<string, int> { ["k"] = 1 };
        words[Pause("k")] += Pause(2);
        t.Log(words["k"] + s_calls);
    }

    private static int Index(Trace t) => t.V("index", s_calls++ % 3);
}
