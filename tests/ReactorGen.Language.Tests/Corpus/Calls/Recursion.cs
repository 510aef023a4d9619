// covers: 0.4, 5.6
using ReactorGen;

namespace Corpus.Calls.Recursion;

public static partial class Program
{
    [ReactorTask]
    public static partial void Main(Trace t)
    {
        t.Log(Fib(6));
        t.Log(Even(7));
        t.Log(Sum(new Tree(1, new Tree(2, null, new Tree(3, null, null)), new Tree(4, null, null))));
        Countdown(t, 5);
        t.Log(Ackermann(1, 2));
    }

    private sealed record Tree(int Value, Tree? Left, Tree? Right);

    [ReactorTask]
    private static partial int Fib(int n) => n < 2 ? Pause(n) : Fib(n - 1) + Fib(n - 2);

    [ReactorTask]
    private static partial bool Even(int n)
    {
        if (n == 0) return true;
        return Odd(Pause(n) - 1);
    }

    [ReactorTask]
    private static partial bool Odd(int n)
    {
        if (n == 0) return false;
        return Even(Pause(n) - 1);
    }

    [ReactorTask]
    private static partial int Sum(Tree? tree)
    {
        if (tree is null) return 0;
        var left = Sum(tree.Left);
        Pause(tree.Value);
        return left + tree.Value + Sum(tree.Right);
    }

    [ReactorTask]
    private static partial void Countdown(Trace t, int n)
    {
        try
        {
            if (n == 0) return;
            Pause(n);
            Countdown(t, n - 1);
        }
        finally
        {
            t.Log(n);
        }
    }

    [ReactorTask]
    private static partial int Ackermann(int m, int n) => m == 0 ? Pause(n + 1) : n == 0 ? Ackermann(m - 1, 1) : Ackermann(m - 1, Ackermann(m, n - 1));
}
