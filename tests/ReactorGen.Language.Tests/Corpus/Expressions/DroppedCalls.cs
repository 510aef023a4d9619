// covers: 1.28
using ReactorGen;

namespace Corpus.Expressions.DroppedCalls;

public static partial class Program
{
    [ReactorTask]
    public static partial void Main(Trace t)
    {
        Never(t, Pause(1), t.V("dropped", 2));
        t.Log("between");
        Pause(3);
        Never(t, Pause(4), 0);
    }

    [System.Diagnostics.Conditional("A_SYMBOL_NOBODY_DEFINES")]
    private static void Never(Trace t, int a, int b) => t.Log($"{a} {b}");
}
