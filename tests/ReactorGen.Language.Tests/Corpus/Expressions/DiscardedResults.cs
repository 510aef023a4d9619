// covers: 3.1
using ReactorGen;

namespace Corpus.Expressions.DiscardedResults;

public static partial class Program
{
    [ReactorTask]
    public static partial void Main(Trace t)
    {
        Pause(1);
        _ = Pause(2);
        _ = Pause("x").Length;
        Compute(t);
        _ = Compute(t) + Pause(3);
        _ = Pause(t.Is("condition", true)) && Pause(false);
        Pause(new Counter()).Next();
    }

    [ReactorTask]
    private static partial int Compute(Trace t)
    {
        t.Log("compute");
        return Pause(9);
    }
}
