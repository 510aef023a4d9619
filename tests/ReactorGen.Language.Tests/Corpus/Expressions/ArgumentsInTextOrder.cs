// covers: 1.4
using ReactorGen;

namespace Corpus.Expressions.ArgumentsInTextOrder;

public static partial class Program
{
    [ReactorTask]
    public static partial void Main(Trace t)
    {
        Take(t, c: t.V("c", 3), a: Pause(t.V("a", 1)), b: t.V("b", 2));
        Take(t, b: Pause(20), a: t.V("a", 10), c: Pause(30));
        Take(t, t.V("first", 1), c: Pause(t.V("third", 3)), b: Pause(t.V("second", 2)));
        Optional(t, Pause(1));
        Optional(t, b: Pause(2));
        Optional(t, c: Pause("x"), a: t.V("a", 4));
        Many(t, t.V("a", 1), Pause(t.V("b", 2)), t.V("c", 3));
        Many(t);
        Many(t, Pause(5));
        ManyObjects(t, 1, "s", Pause(2), null);
    }

    private static void Take(Trace t, int a, int b, int c) => t.Log($"{a} {b} {c}");

    private static void Optional(Trace t, int a = 7, int b = 8, string c = "nine") => t.Log($"{a} {b} {c}");

    private static void Many(Trace t, params int[] values) => t.Log((object)values);

    private static void ManyObjects(Trace t, params object?[] values) => t.Log((object)values);
}
