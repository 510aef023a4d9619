// covers: 0.4, 5.6
using ReactorGen;

namespace Corpus.Calls.PolymorphicAndMutualRecursion;

public static partial class Program
{
    private sealed class Node { public int Value; public Node? Left, Right; public List<Node> Children = []; }

    [ReactorTask] private static partial bool Even(int n) => n == 0 || Odd(Pause(n) - 1);
    [ReactorTask] private static partial bool Odd(int n) => n != 0 && Even(n - 1);

    [ReactorTask]
    private static partial int Walk(Node? n, Func<int, int> f)
    {
        if (n is null) return 0;
        var sum = Walk(n.Left, f) + f(Pause(n.Value)) + Walk(n.Right, x => f(x) + 1);
        foreach (var child in n.Children) sum += Walk(child, f) * Pause(2);
        return sum;
    }

    [ReactorTask]
    private static partial int Ackermann(int m, int n) => m == 0 ? n + 1 : n == 0 ? Ackermann(m - 1, 1) : Ackermann(m - 1, Ackermann(m, n - 1) + Pause(0));

    [ReactorTask]
    private static partial string Wrap<T>(T value, int depth) => depth == 0 ? typeof(T).Name + Pause("") : Wrap((value, depth), depth - 1) + Wrap<T[]>([value], 0);

    [ReactorTask]
    private static partial void Hanoi(Trace t, int n, char from, char to, char via)
    {
        if (n == 0) return;
        try { Hanoi(t, n - 1, from, via, to); Pause(); t.Log($"{n}:{from}{to}"); }
        finally { Hanoi(t, n - 1, via, to, from); }
    }

    private sealed partial class Visitor(Trace t)
    {
        private int _depth;
        [ReactorTask] public partial int Visit(object o) { _depth++; try { return o switch { int i => Pause(i), object[] a => List(a), _ => -1 }; } finally { _depth--; } }
        [ReactorTask] private partial int List(object[] items) { var s = 0; foreach (var i in items) s += Visit(i) * _depth; t.Log($"list {s} {_depth}"); return s; }
    }

    [ReactorTask]
    public static partial void Main(Trace t)
    {
        t.Log(Even(Pause(4)) & Odd(7));
        var tree = new Node { Value = 1, Left = new() { Value = 2 }, Right = new() { Value = 3, Children = { new() { Value = 4 }, new() { Value = 5, Left = new() { Value = 6 } } } } };
        t.Log(Walk(tree, x => x * Pause2()));
        t.Log(Ackermann(2, Pause(1)));
        t.Log(Wrap("x", 2));
        Hanoi(t, 2, 'a', 'b', 'c');
        t.Log(new Visitor(t).Visit(new object[] { 1, new object[] { 2, 3 }, "x" }));
        static int Pause2() => 2;
    }
}
