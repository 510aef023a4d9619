// covers: 1.7
// Whether the receiver is kept as a value or as a location is decided by the type argument.
using ReactorGen;

namespace Corpus.Expressions.TypeParameterReceiver;

public static partial class Program
{
    private interface IAdder
    {
        int Add(int amount);
    }

    private struct StructAdder : IAdder
    {
        private int _n;

        public int Add(int amount) => _n += amount;
    }

    private sealed class ClassAdder(int start) : IAdder
    {
        private int _n = start;

        public int Add(int amount) => _n += amount;
    }

    [ReactorTask]
    public static partial void Main(Trace t)
    {
        Use(t, new StructAdder(), new StructAdder());
        Use(t, new ClassAdder(100), new ClassAdder(200));
    }

    [ReactorTask]
    private static partial void Use<T>(Trace t, T adder, T other) where T : IAdder
    {
        t.Log(adder.Add(1));
        t.Log(adder.Add(Pause(2)));
        t.Log(adder.Add(Replace(ref adder, other) + Pause(3)));
        t.Log(adder.Add(0));
        t.Log(other.Add(0));
    }

    private static int Replace<T>(ref T adder, T other)
    {
        adder = other;
        return 1000;
    }
}
