// covers: 4.1, 1.9
using ReactorGen;

namespace Corpus.Lifetime.AddressTakenLocals;

public static partial class Program
{
    [ReactorTask]
    public static partial void Main(Trace t)
    {
        var n = 1;
        Bump(ref n);
        Pause();
        Bump(ref n);
        t.Log(n);
        Counter counter = default;
        ref var alias = ref counter;
        alias.Next();
        Pause();
        counter.Next();
        Read(in counter, t);
        Swap(ref n, ref counter.N);
        Pause();
        t.Log($"{n} {counter.N}");
        int[] array = [1];
        ref var element = ref array[0];
        element = 5;
        Pause();
        t.Log(array[0]);
        Out(out var a, out n);
        Pause();
        t.Log(a + n);
    }

    private static void Bump(ref int n) => n++;

    private static void Read(in Counter counter, Trace t) => t.Log(counter.N);

    private static void Swap(ref int a, ref int b) => (a, b) = (b, a);

    private static void Out(out int a, out int b) => a = b = 7;
}
