// covers: 1.29, 2.1
using ReactorGen;

namespace Corpus.Assignments.TargetUntouchedByFailure;

public static partial class Program
{
    [ReactorTask]
    public static partial void Main(Trace t)
    {
        var x = 1;
        int[] array = [2];
        var node = new Node(t, "n") { Field = 3 };
        var s = "s";
        try { x = Fail<int>(new Boom("1")); } catch (Boom) { t.Log(x); }
        try { x += Fail<int>(new Boom("2")); } catch (Boom) { t.Log(x); }
        try { array[0] = Fail<int>(new Boom("3")); } catch (Boom) { t.Log(array[0]); }
        try { node.Field = node.Value = Fail<int>(new Boom("4")); } catch (Boom) { t.Log(node.Field); }
        try { s += Fail<string>(new Boom("5")) + (s = "no"); } catch (Boom) { t.Log(s); }
        try { s = (x = 9) + Fail<string>(new Boom("6")); } catch (Boom) { t.Log(s + x); }
    }
}
