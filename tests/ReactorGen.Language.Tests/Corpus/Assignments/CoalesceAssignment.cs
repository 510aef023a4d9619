// covers: 2.12
using ReactorGen;

namespace Corpus.Assignments.CoalesceAssignment;

public static partial class Program
{
    [ReactorTask]
    public static partial void Main(Trace t)
    {
        string? s = null;
        s ??= Pause("first");
        s ??= Pause("never");
        t.Log(s);
        int? n = null;
        int plain = n ??= Pause(3);
        t.Log(plain);
        var node = new Node(t, "n");
        t.V("node", node).Next ??= Pause(new Node(t, "next"));
        node.Next ??= Pause(new Node(t, "no"));
        string?[] array = [null];
        array[t.V("index", 0)] ??= Pause("element");
        t.Log(array[0]);
    }
}
