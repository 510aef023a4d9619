// covers: 3.11, 3.12
using ReactorGen;

namespace Corpus.Switches.GuardsThatKnowSeveralAnswers;

public sealed class P(Trace t, string name, int a, int? b, P? c = null)
{
    public int A { get { t.Log(name + ".A"); return a; } }
    public int? B { get { t.Log(name + ".B"); return b; } }
    public P? C { get { t.Log(name + ".C"); return c; } }
}

public static partial class Program
{
    [ReactorTask]
    private static partial bool G(Trace t, string n, bool v) { t.Log(n); return Pause(v); }

    // What is left of a value after alternatives, ranges and negations.
    [ReactorTask]
    private static partial string Ranges(Trace t, P? p)
    {
        switch (p)
        {
            case { A: 1 or 2, B: not null } when G(t, "g1", false): return "one";
            case { B: 3, A: >= 3 } or { B: 4 }: return "two";
            case { B: not 0, A: 0 } when G(t, "g2", false): return "three";
            case { C: null, A: > 0 and < 3 }: return "four";
            default: return "none";
        }
    }

    // Which question was asked depends on the case that read the part.
    [ReactorTask]
    private static partial string Readers(Trace t, P? p) => p switch
    {
        { A: 1, B: 1 } => "one",
        { B: 2, A: 2 or 3 } when G(t, "g1", false) => "two",
        { A: 3, B: 3 } => "three",
        { B: not null, A: not 0 } when G(t, "g2", true) => "four",
        null => "null",
        _ => "none",
    };

    // What is known of later parts, however deep, comes before the first one is read.
    [ReactorTask]
    private static partial string Depths(Trace t, P? p)
    {
        switch (p)
        {
            case { A: < 2 } when G(t, "g1", false): return "one";
            case { B: 3 } and { C.A: 3, A: 2 } when G(t, "g2", false): return "two";
            case { C: { B: null, A: 1 } } or { A: 0, B: 1 }: return "three";
            case { B: 1, C: { A: 2, C: null } } when G(t, "g3", false): return "four";
            case { C: { C: { A: 5 }, A: 3 } } or { B: 2 }: return "five";
            default: return "none";
        }
    }

    [ReactorTask]
    public static partial void Main(Trace t)
    {
        for (int a = 0; a < 5; a++)
        {
            foreach (int? b in new int?[] { null, 0, 1, 2, 3, 4 })
            {
                for (int c = 0; c < 4; c++)
                {
                    var p = new P(t, "p", a, b, c == 0 ? null : new P(t, "c", c, c == 1 ? null : c, c == 3 ? new P(t, "d", 5, null) : null));
                    t.Log($"{a} {b} {c}");
                    t.Log(Ranges(t, p));
                    t.Log(Readers(t, p));
                    t.Log(Depths(t, p));
                }
            }
        }
        t.Log(Ranges(t, null));
        t.Log(Readers(t, null));
        t.Log(Depths(t, null));
    }
}
