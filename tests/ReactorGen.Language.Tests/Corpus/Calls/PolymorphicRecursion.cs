// covers: 0.4
// The machine is generic over ever larger types.
using ReactorGen;

namespace Corpus.Calls.PolymorphicRecursion;

public static partial class Program
{
    [ReactorTask]
    public static partial void Main(Trace t)
    {
        t.Log(Grow(3, 1));
    }

    [ReactorTask]
    private static partial string Grow<T>(int n, T value) => n == 0 ? Pause(typeof(T).Name) : Grow(n - 1, (value, value)) + Pause(n);
}
