// covers: 1.17, 1.18
using ReactorGen;

namespace Corpus.Assignments.ObjectInitialisers;

public static partial class Program
{
    private sealed class Inner
    {
        public int X { get; set; }

        public List<int> Items { get; } = [];
    }

    private sealed class Outer(int a)
    {
        public int A { get; set; } = a;

        public Inner Inner { get; } = new();
    }

    [ReactorTask]
    public static partial void Main(Trace t)
    {
        var outer = new Outer(Pause(1)) { A = t.V("A", 2) + Pause(3), Inner = { X = Pause(4), Items = { Pause(5), t.V("item", 6), Pause(7) } } };
        t.Log($"{outer.A} {outer.Inner.X} {string.Join(",", outer.Inner.Items)}");
        var words = new Dictionary<string, int> { [Pause("a")] = Pause(1), ["b"] = 2 };
        t.Log(words.Count);
        t.Log(new Counter { N = Pause(3) }.N);
    }
}
