// covers: 1.4
using ReactorGen;

namespace Corpus.Expressions.ReceiverBeforeArguments;

public static partial class Program
{
    [ReactorTask]
    public static partial void Main(Trace t)
    {
        var node = new Node(t, "n");
        t.Log(Get(t, node).Add(t.V("a", 1), Pause(t.V("b", 2))));
        t.Log(node.Add(Pause(1), Pause(2)));
        Node? none = null;
        t.Log(node.Add(Get(t, node).Add(Pause(3), 4), Pause(5)));
        try
        {
            t.Log(Get(t, none!).Add(t.V("a", 1), Pause(t.V("b", 2))));
        }
        catch (NullReferenceException)
        {
            t.Log("null, after the arguments");
        }

        // The variable is replaced while the call waits: the receiver was read before.
        var other = new Node(t, "other");
        var current = node;
        t.Log(current.Add(Swap(out current, other), Pause(7)));
        t.Log(current.Name);
    }

    private static Node Get(Trace t, Node node) => t.V("receiver", node);

    private static int Swap(out Node current, Node other)
    {
        current = other;
        return 100;
    }
}
