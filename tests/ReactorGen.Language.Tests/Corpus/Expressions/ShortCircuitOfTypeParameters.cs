// covers: 1.13, 5.1
using ReactorGen;

namespace Corpus.Expressions.ShortCircuitOfTypeParameters;

public static partial class Program
{
    [ReactorTask]
    private static partial string Both<T>(Trace t, T left, T right)
        where T : ILogic<T>
    {
        t.Log((t.V("left", left) && Pause(right)).ToString());
        t.Log((t.V("left", left) || Pause(right)).ToString());
        t.Log((Pause(left) && right || Pause(left)).ToString());
        if (left && Pause(right) || right && Pause(left)) t.Log("yes");
        else t.Log("no");
        while (left && Pause(right))
        {
            t.Log("round");
            left = T.Less(left);
        }

        return (left || Pause(right)).ToString()!;
    }

    [ReactorTask]
    public static partial void Main(Trace t)
    {
        foreach (var a in new[] { -1, 0, 1 })
            foreach (var b in new[] { -1, 0, 1 })
            {
                t.Log(Both(t, new Value(a), new Value(b)));
                t.Log(Both(t, new Reference(a), new Reference(b)));
            }
    }
}

public interface ILogic<T>
    where T : ILogic<T>
{
    static abstract bool operator true(T x);
    static abstract bool operator false(T x);
    static abstract T operator &(T a, T b);
    static abstract T operator |(T a, T b);
    static abstract T Less(T x);
}

public readonly record struct Value(int V) : ILogic<Value>
{
    public static bool operator true(Value x) => x.V > 0;
    public static bool operator false(Value x) => x.V < 0;
    public static Value operator &(Value a, Value b) => new(Math.Min(a.V, b.V));
    public static Value operator |(Value a, Value b) => new(Math.Max(a.V, b.V));
    public static Value Less(Value x) => new(x.V - 1);
}

/// <summary>Its operators are those of the interface only.</summary>
public sealed record Reference(int V) : ILogic<Reference>
{
    static bool ILogic<Reference>.operator true(Reference x) => x.V > 0;
    static bool ILogic<Reference>.operator false(Reference x) => x.V < 0;
    static Reference ILogic<Reference>.operator &(Reference a, Reference b) => new(Math.Min(a.V, b.V));
    static Reference ILogic<Reference>.operator |(Reference a, Reference b) => new(Math.Max(a.V, b.V));
    static Reference ILogic<Reference>.Less(Reference x) => new(x.V - 1);
}
