// covers: 1.14
using ReactorGen;

namespace Corpus.Expressions.Concatenation;

public static partial class Program
{
    [ReactorTask]
    public static partial void Main(Trace t)
    {
        var node = new Node(t, "n");
        t.Log("a" + Pause(1) + node + Pause("b") + 'c' + t.V("d", 2.5) + null);
        t.Log(1 + Pause(2) + "x" + 1 + Pause(2));
        t.Log(node + Pause("-") + node);
        string s = "s";
        t.Log(s + (s = "t") + Pause(s) + s);
        s += Pause("u") + s;
        t.Log(s);
        string? none = null;
        t.Log(none + Pause(none) + "end");
    }
}
