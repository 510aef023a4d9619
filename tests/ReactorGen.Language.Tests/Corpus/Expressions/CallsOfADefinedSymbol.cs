// covers: 1.28
#define AUDITED
using ReactorGen;

namespace Corpus.Expressions.CallsOfADefinedSymbol;

public static partial class Program
{
    [System.Diagnostics.Conditional("AUDITED")]
    private static void Audit(Trace t, int value) => t.Log($"audited {value}");

    [ReactorTask]
    public static partial void Main(Trace t)
    {
        Audit(t, 1);
        Audit(t, Pause(2));
        Pause();
        t.Log("end");
    }
}
