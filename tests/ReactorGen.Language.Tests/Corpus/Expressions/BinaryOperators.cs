// covers: 1.13
using ReactorGen;

namespace Corpus.Expressions.BinaryOperators;

public static partial class Program
{
    [ReactorTask]
    public static partial void Main(Trace t)
    {
        t.Log(t.V("a", 1) + Pause(2) * t.V("b", 3) - Pause(4));
        t.Log((t.V("a", 8) >> Pause(1)) | (Pause(1) << t.V("c", 4)));
        t.Log(Pause(7) % 4 == t.V("x", 3));
        t.Log(Pause(1.5) * t.V("y", 2));
        t.Log(Pause(5) / t.V("z", 2) + Pause(5f) / 2);
        t.Log(Pause(true) & t.Is("b1", false) | Pause(true) ^ t.Is("b2", true));
        t.Log(t.Is("left", false) & Pause(true));
        t.Log(t.Is("left", true) | Pause(false));
        int? none = null;
        int? some = 3;
        t.Log(none + Pause(1));
        t.Log(some + Pause(2));
        t.Log(some * Pause(none));
        t.Log(none < Pause(some) || some >= Pause(3));
        t.Log(Pause(Colour.Red) + 1);
        t.Log(Pause("a") == t.V("s", "a"));
        t.Log(-Pause(4) - ~Pause(5));
        t.Log(!Pause(true));
    }
}
