// covers: 5.1, 3.15
using ReactorGen;

namespace Corpus.Calls.ExpressionBodies;

public static partial class Program
{
    [ReactorTask]
    public static partial void Main(Trace t) => Run(t, 3);

    [ReactorTask]
    private static partial void Run(Trace t, int n) => t.Log(Value(n) + Value(Pause(n)));

    [ReactorTask]
    private static partial int Value(int n) => n > 2 ? Pause(n) : -n;

    [ReactorTask]
    private static partial void Leaf() => Pause();

    [ReactorTask]
    private static partial void Call(Trace t) => t.Log("no suspension at all");

    [ReactorTask]
    private static partial string? Text() => null;
}
