// covers: 2.8
using ReactorGen;

namespace Corpus.Assignments.CompoundReadsTheOldValue;

public static partial class Program
{
    private static int s_field;

    [ReactorTask]
    public static partial void Main(Trace t)
    {
        s_field = 1;
        var local = 10;
        local += Pause(local = 5);
        t.Log(local);
        local -= (local = 100) + Pause(1);
        t.Log(local);
        s_field += Touch(t);
        t.Log(s_field);
        var node = new Node(t, "n");
        node.Field += SetField(node, 50) + Pause(2);
        t.Log(node.Field);
        node.Value += Pause(3);
        node[t.V("index", 1)] *= Pause(4);
        node.Counter.N |= Pause(5);
        int[] array = [1, 2];
        var i = 0;
        array[i++] += Put(array) + Pause(i);
        t.Log($"{array[0]} {array[1]} {i}");
        t.Log(local += Pause(6));
        t.Log((array[1] <<= Pause(2)) + array[1]);
    }

    [ReactorTask]
    private static partial int Touch(Trace t)
    {
        s_field = 1000;
        t.Log("touch");
        return Pause(2);
    }

    private static int SetField(Node node, int value) => node.Field = value;

    private static int Put(int[] array) => array[0] = 500;
}
