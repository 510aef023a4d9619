// covers: 1.13, 1.4
using ReactorGen;

namespace Corpus.Expressions.ShortCircuitInArguments;

public static partial class Program
{
    [ReactorTask]
    public static partial void Main(Trace t)
    {
        foreach (var on in new[] { true, false })
        {
            t.Log(Join(t.V("first", "x"), on && Pause(true), t.V("last", 1)));
            t.Log(Join(t.V("first", "y"), t.Is("on", on) || Pause(on), on ? Pause(2) : 3));
            t.Log(t.V("left", 1) + (on ? Pause(10) : t.V("not", 20)) + t.V("right", 300));
            t.Log((on ? t.V("then", 1) : Pause(2)) + (on ? Pause(4) : Pause(8)) * (on ? 16 : 32));
        }
    }

    private static string Join(string a, bool b, int c) => $"{a} {b} {c}";
}
