// covers: 4.4, 1.5
using ReactorGen;

namespace Corpus.Lifetime.StructLocals;

public static partial class Program
{
    private struct Pair
    {
        public int A;
        public Counter B;
        public readonly int Sum => A + B.N;
        public int this[int i] { readonly get => A + i; set => A = value - i; }
    }

    [ReactorTask]
    public static partial void Main(Trace t)
    {
        Pair pair;
        pair.A = 1;
        pair.B = default;
        pair.B.Next();
        Pause();
        pair.B.Add(Pause(2));
        pair[1] = Pause(5);
        t.Log(pair.Sum + pair[0]);
        var copy = pair;
        pair.A += Pause(10);
        t.Log($"{copy.A} {pair.A}");
        Change(pair);
        t.Log(pair.A);
        Pair? maybe = pair;
        Pause();
        t.Log(maybe.Value.A + maybe?.B.N);
        pair = Make(3);
        t.Log(pair.A);
        pair = default;
        Pause();
        t.Log(pair.Sum);
    }

    [ReactorTask]
    private static partial void Change(Pair pair)
    {
        pair.A = 1000;
        Pause();
        pair.B.Next();
    }

    [ReactorTask]
    private static partial Pair Make(int a)
    {
        Pair made = default;
        made.A = a;
        Pause();
        made.A++;
        return made;
    }
}
