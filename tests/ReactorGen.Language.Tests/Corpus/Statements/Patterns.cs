// covers: 1.25
using ReactorGen;

namespace Corpus.Statements.Patterns;

public static partial class Program
{
    [ReactorTask]
    public static partial void Main(Trace t)
    {
        t.Log(Pause(5) is > 3);
        if (Pause<object>("text") is string { Length: 4 } s) t.Log(s);
        t.Log(Pause<object>(1) as string);
        t.Log(Pause<object>(1) is int n && n == Pause(1));
        t.Log((Pause(1), Pause("x")) is (1, "x"));
        t.Log(Pause("y") is { Length: var length } ? length : 0);
    }
}
