// covers: 0.4
using ReactorGen;

namespace Corpus.Calls.GenericRecursion;

public static partial class Program
{
    [ReactorTask]
    public static partial void Main(Trace t)
    {
        t.Log(Depth(3, "x"));
        t.Log(new Chain<int>(new Chain<int>(null)).Length());
    }

    [ReactorTask]
    private static partial int Depth<T>(int n, T value) => n == 0 ? Pause(0) : 1 + Depth(n - 1, value);
}

public sealed partial class Chain<T>(Chain<T>? next)
{
    [ReactorTask]
    public partial int Length()
    {
        if (next is null) return Pause(1);
        return next.Length() + Pause(1);
    }
}
