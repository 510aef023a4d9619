// covers: 3.5
using ReactorGen;

namespace Corpus.Statements.LockExpression;

public static partial class Program
{
    [ReactorTask]
    public static partial void Main(Trace t)
    {
        var gate = new object();
        lock (Pause(gate))
        {
            t.Log("inside");
        }

        lock (gate)
        {
            t.Log("no suspension at all");
        }

        Pause();
    }
}
