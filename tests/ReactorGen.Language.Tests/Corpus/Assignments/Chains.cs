// covers: 2.7
using ReactorGen;

namespace Corpus.Assignments.Chains;

public static partial class Program
{
    [ReactorTask]
    public static partial void Main(Trace t)
    {
        int a, b, c;
        a = b = c = Pause(1);
        t.Log(a + b + c);
        var x = new Node(t, "x");
        var y = new Node(t, "y");
        t.V("x", x).Value = t.V("y", y).Value = Pause(2);
        int[] array = [0, 0];
        array[t.V("i", 0)] = array[t.V("j", 1)] = Pause(3);
        t.Log((object)array);
        object boxed = a = Pause(4);
        t.Log(boxed);
        long wide = a = Pause(5);
        t.Log(wide);
        Node? none = null;
        try
        {
            none!.Field = t.V("y", y).Field = Pause(6);
        }
        catch (NullReferenceException)
        {
            t.Log(y.Field);
        }
    }
}
