// covers: 1.3, 1.22
// Elements of tuples that come from Item1 and the like have no names.
using ReactorGen;

namespace Corpus.Expressions.TupleItems;

public static partial class Program
{
    [ReactorTask]
    private static partial (int, int, string) Next((int, int, string) x) { Pause(); return (x.Item1, Pause(x.Item2), x.Item3); }

    [ReactorTask]
    public static partial void Main(Trace t)
    {
        var p = (1, "s");
        (int, string, int) q = (p.Item1, p.Item2, Pause(3));
        t.Log(q.Item2 + q.Item3);
        t.Log(Next((1, 2, "q")).ToString());
        var r = (p.Item2, q.Item3, Pause(4));
        t.Log(r.Item1 + r.Item2 + r.Item3);
    }
}
