// covers: 1.5, 4.1
// A struct that only its methods change: a lambda shares it all the same.
using ReactorGen;

namespace Corpus.Closures.MutableStructs;

public struct Tally
{
    public int N;

    public (int A, int B) Pair;

    public int this[int i] { readonly get => N + i; set => N = value * i; }

    public int Next() => ++N;

    public readonly int Peek() => N;
}

public static partial class Program
{
    [ReactorTask]
    public static partial void Main(Trace t)
    {
        var tally = new Tally();
        Action next = () => tally.Next();
        next();
        Pause();
        next();
        t.Log(tally.N);
        tally.Next();
        t.Log(tally.Peek() + Pause(1));
        tally[2] = 21;
        next();
        t.Log(tally[1]);
        var other = new Tally { N = 5 };
        Func<int> peek = () => other.Peek() + other.Pair.A;
        Pause();
        other.Pair.A = 3;
        t.Log(peek());
        var readOnly = new Tally { N = 9 };
        Func<int> read = () => readOnly.Peek();
        Pause();
        t.Log(read());
        var third = new Tally { N = 1 };
        Grow();
        Pause();
        Grow();
        t.Log(third.N + third.Next());
        Pass(ref third);
        t.Log(third.N);
        var enumerator = new List<int> { 1, 2, 3 }.GetEnumerator();
        Func<bool> move = () => enumerator.MoveNext();
        while (move())
        {
            Pause();
            t.Log(enumerator.Current);
        }

        void Grow() => third.Next();

        static void Pass(ref Tally tally) => tally.Next();
    }
}
