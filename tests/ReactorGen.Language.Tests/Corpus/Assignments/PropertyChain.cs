// covers: 2.3, 2.5
using ReactorGen;

namespace Corpus.Assignments.PropertyChain;

public static partial class Program
{
    [ReactorTask]
    public static partial void Main(Trace t)
    {
        var node = new Node(t, "a") { Next = new Node(t, "b") };
        node.Value = Pause(1);
        node.Next.Value = Pause(2);
        node.Next.Field = Pause(3);
        t.Log(node.Next.Field);
        t.Log(node.Next.Value = Pause(4));
        node.Next.Next = Pause(new Node(t, "c"));
        try
        {
            node.Next.Next.Next!.Value = Pause(5);
        }
        catch (NullReferenceException)
        {
            t.Log("null at the end");
        }

        try
        {
            node.Next.Next.Next!.Next!.Value = Pause(6);
        }
        catch (NullReferenceException)
        {
            t.Log("null on the way");
        }

        node[t.V("index", 1)] = Pause(7);
        t.Log(node[t.V("index", 2)] = Pause(8));
    }
}
