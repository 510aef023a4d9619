// covers: 1.1, 4.1, 4.3
using System.Runtime.CompilerServices;
using ReactorGen;

namespace Corpus.Closures.WritesOfAllKinds;

/// <summary>Each of these changes a variable that a lambda shares, and none is an assignment to its name.</summary>
public static partial class Program
{
    [ReactorTask]
    private static partial int Parameter(int n)
    {
        Pause();
        n.Increment();
        Pause();
        return n;
    }

    [ReactorTask]
    private static partial string? OutParameter(string? text)
    {
        Pause();
        Get(out text!);
        Pause();
        return text;
    }

    private static void Get(out string? text) => text = "new";

    private static int Sum(Four four) => four[0] + four[1] + four[2] + four[3];

    [ReactorTask]
    public static partial void Main(Trace t)
    {
        t.Log(Parameter(3));
        t.Log(OutParameter("old"));

        int n = 1;
        Func<int> readN = () => n;
        n.Increment();
        t.Log(readN() + Pause(0));

        int k = 1;
        Func<int> readK = () => k;
        t.Log(k.Bump());
        k.Stored = 9;
        t.Log(readK() + Pause(0));

        string? text = "old";
        Func<string?> readText = () => text;
        Get(out text!);
        t.Log(readText());
        Pause();

        (int A, int B) pair = (1, 2);
        Func<int> readPair = () => pair.A;
        int y;
        (pair.A, y) = (9, 8);
        t.Log(readPair() + y);
        Pause();

        (int A, int B) second = (1, 2);
        Func<int> readSecond = () => second.A;
        ref int inside = ref second.A;
        inside = 9;
        t.Log(readSecond());
        Pause();

        Counter counter = new();
        Func<int> readCounter = () => counter.N;
        counter!.Next();
        (counter).Next();
        t.Log(readCounter() + Pause(1));

        Four four = default;
        Func<int> readFour = () => Sum(four);
        foreach (ref int element in four) element = 4;
        t.Log(readFour());
        Span<int> span = four;
        span[0] = 5;
        four[1] = 6;
        t.Log(readFour());
        Pause();

        int byReference = 1;
        Func<int> readByReference = () => byReference;
        __refvalue(__makeref(byReference), int) = 7;
        t.Log(readByReference());
        Unsafe.AsRef(in byReference) = 8;
        t.Log(readByReference());
        Pause();
    }
}

[InlineArray(4)]
public struct Four
{
    private int _first;
}

public static class Extensions
{
    public static void Increment(this ref int x) => x++;

    extension(ref int x)
    {
        public int Bump() => ++x;

        public int Stored
        {
            get => x;
            set => x = value;
        }
    }
}
