// covers: 2.1, 2.4, 2.5
using ReactorGen;

namespace Corpus.Assignments.SuspensionInTheTarget;

public static partial class Program
{
    [ReactorTask]
    public static partial void Main(Trace t)
    {
        int[] array = [1, 2, 3];
        array[Pause(1)] = 5;
        array[Pause(0)] = Pause(6) + t.V("right", 1);
        array[t.V("plain", 2)] = array[Pause(0)];
        t.Log((object)array);
        var node = new Node(t, "n");
        Pause(node).Value = t.V("right", 7);
        Pause(node)[Pause(1)] = Pause(8);
        Pause(node).Field = 9;
        Pause(node).Counter.N = Pause(10);
        t.Log(node.Counter.N + node.Field);
        var words = new Dictionary<string, int>();
        words[Pause("k")] = words.Count + Pause(1);
        words["l"] = Pause(2);
        t.Log($"{words["k"]} {words["l"]}");
    }
}
