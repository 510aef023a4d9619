// covers: 1.15, 1.3
// The holes have no suspension; the text is complete before the next operand suspends.
using ReactorGen;

namespace Corpus.Expressions.InterpolationBesideSuspension;

public static partial class Program
{
    [ReactorTask]
    public static partial void Main(Trace t)
    {
        var node = new Node(t, "n");
        var n = 3;
        t.Log(Both($"{node} {n++,4:X2}|", Pause(1)));
        t.Log(Both($"{n}", Pause(n = 9), $"{n}"));
        t.Log($"{n}" + Pause($"<{n}>") + $"{n = 4}");
        t.Log(Pause($$"""{"n": {{n}}}"""));
        var text = $"{t.V("hole", 1)} {node.Field}";
        Pause();
        t.Log(text);
    }

    private static string Both(string a, int b, string c = "") => a + b + c;
}
