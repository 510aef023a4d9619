// covers: 1.17
using ReactorGen;

namespace Corpus.Expressions.ObjectCreation;

public static partial class Program
{
    private sealed class Pair(Trace t, int a, string b)
    {
        public int A { get; } = t.V($"constructor a={a}", a);

        public string B { get; } = b;
    }

    private readonly struct Point(int x, int y = 5)
    {
        public int Sum => x + y;
    }

    [ReactorTask]
    public static partial void Main(Trace t)
    {
        var pair = new Pair(t, t.V("a", 1), Pause("b"));
        t.Log(pair.A + pair.B);
        Pair other = new(t, Pause(2), t.V("b", "c"));
        t.Log(other.B);
        t.Log(new Point(Pause(1), Pause(2)).Sum + new Point(Pause(3)).Sum);
        t.Log(new Pair(t, Pause(4), new string('x', Pause(3))).B);
        t.Log(new List<int>(Pause(8)).Capacity);
        t.Log(new Func<int, int>(x => x + 1)(Pause(1)));
        var length = new[] { 1, 2, 3 }[Pause(2)];
        t.Log(length);
    }
}
