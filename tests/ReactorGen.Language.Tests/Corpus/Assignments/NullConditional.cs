// covers: 2.13
using ReactorGen;

namespace Corpus.Assignments.NullConditional;

public static partial class Program
{
    [ReactorTask]
    public static partial void Main(Trace t)
    {
        foreach (var node in new[] { null, new Node(t, "n") })
        {
            node?.Field = Pause(1);
            node?.Field += Pause(2);
            t.Log(node?.Field);
            t.Log(node?.Add(Pause(3), 4));
        }
    }
}
