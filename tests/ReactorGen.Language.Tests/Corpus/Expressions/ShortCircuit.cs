// covers: 1.13
using ReactorGen;

namespace Corpus.Expressions.ShortCircuit;

public static partial class Program
{
    [ReactorTask]
    public static partial void Main(Trace t)
    {
        for (var bits = 0; bits < 8; bits++)
        {
            bool a = (bits & 1) != 0, b = (bits & 2) != 0, c = (bits & 4) != 0;
            t.Log($"-- {a} {b} {c}");
            t.Log(t.Is("a", a) && Pause(b) && t.Is("c", c));
            t.Log(Pause(a) || t.Is("b", b) || Pause(c));
            t.Log(Pause(a) && t.Is("b", b) || Pause(c));
            t.Log((t.Is("a", a) || Pause(b)) && (Pause(c) || t.Is("a", a)));
            t.Log(!(Pause(a) && !Pause(b)) == Pause(c));
            if (t.Is("a", a) && (Pause(b) || Pause(c))) t.Log("then");
            else t.Log("else");
        }
    }
}
