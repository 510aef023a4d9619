// covers: 3.12
using ReactorGen;

namespace Corpus.Switches.GuardsThatKnowEarlierAnswers;

public sealed class P(Trace t, int a, int b, P? c = null)
{
    public int A => t.V("A", a);
    public int B => t.V("B", b);
    public P? C => t.V("C", c is null ? "null" : "some") == "null" ? null : c;
    public override string ToString() => $"{a}{b}";
}

public static partial class Program
{
    [ReactorTask]
    private static partial bool G(Trace t, string n, bool v) { t.Log(n); return Pause(v); }
    [ReactorTask]
    private static partial string F(Trace t, P? p) => p switch
    {
        { A: 1 } when G(t, "g1", false) => "one",
        { B: 2, A: 1 } => "two",
        { B: 3, C: not null } when G(t, "g2", false) => "three",
        { A: > 3, C: { A: 1 } } => "four",
        { C: { B: 2 } c } when G(t, "g3", true) => "five" + c,
        { C: null, B: 3 } => "six",
        null => "null",
        _ => "none",
    };

    [ReactorTask]
    public static partial void Main(Trace t)
    {
        foreach (var p in new P?[] { null, new(t, 1, 2), new(t, 1, 3), new(t, 5, 3, new(t, 1, 2)), new(t, 5, 3, new(t, 4, 2)), new(t, 9, 9), new(t, 0, 3, new P(t, 0, 0)), new(t, 2, 2, new(t, 1, 1)) })
            t.Log(F(t, p));
    }
}
