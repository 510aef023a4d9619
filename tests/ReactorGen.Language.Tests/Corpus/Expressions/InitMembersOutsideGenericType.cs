// covers: 1.17, 1.20, 5.1
using ReactorGen;

namespace Corpus.Expressions.InitMembersOutsideGenericType;

public static class Journal
{
    public static Trace Trace = null!;

    public static T Set<T>(string name, T value)
    {
        Trace.Log($"{name} = {value}");
        return value;
    }
}

public interface IHolder<T>
{
    T P { get; init; }
}

public class Base<T> : IHolder<T>
{
    public virtual T P { get; init => field = Journal.Set("P", value); } = default!;
}

public class Derived<T, U> : Base<U>
    where T : class
    where U : struct, IComparable<U>
{
    public Derived(U seed, params T[] more)
    {
        Journal.Trace.Log($"new {seed} {more.Length}");
    }

    public required T Q { get; init => field = Journal.Set("Q", value); }

    public int this[int index]
    {
        init => Journal.Set($"[{index}]", value);
    }
}

public record struct Point<T>(T X, T Y)
{
    public T X { get; init => field = Journal.Set("X", value); } = X;

    public T Z { get; init; } = X;
}

public record Pair<T>(T X, T Y)
{
    public T X { get; init => field = Journal.Set("X", value); } = X;
}

public partial class Outer<T>
    where T : class
{
    internal class Nested
    {
        public T A { get; init => field = Journal.Set("A", value); } = default!;

        public T B { get; init => field = Journal.Set("B", value); } = default!;
    }

    public partial struct Middle<U>
        where U : struct, IComparable<U>
    {
        [ReactorTask]
        public static partial string Make<W>(T a, U b, W c, Trace t) where W : class
        {
            var first = new Derived<T, U>(b, a, a) { P = Pause(b), Q = a, [1] = Pause(2), [3] = t.V("i", 4) };
            t.Log("made");
            var second = new Derived<W, int>(1, c) { Q = Pause(c), P = t.V("p", 3) };
            t.Log("made");
            Point<U> point = new(b, b) { X = Pause(b), Z = Pause(b) };
            point = point with { X = Pause(b), Y = t.V("y", b) };
            Pair<T> pair = new Pair<T>(a, a) with { X = Pause(a), Y = t.V("y", a) };
            var own = new Outer<T>.Nested { A = Pause(a), B = t.V("b", a) };
            var other = new Outer<W>.Nested { A = Pause(c), B = t.V("b", c) };
            return $"{first.P} {first.Q} {second.P} {point} {pair} {own.A} {other.B}";
        }

        [ReactorTask]
        private static partial Point<U>[] Several(U x) => [new(x, x) { Z = Pause(x) }, new Point<U>(x, x) { X = Pause(x), Y = x }];

        [ReactorTask]
        public static partial void All(T a, U b, Trace t)
        {
            t.Log(Make(a, b, "w", t));
            t.Log(Make(a, b, new Version(1, 2), t));
            t.Log(Several(b).Length);
        }
    }
}

public static partial class Program
{
    [ReactorTask]
    public static partial void Main(Trace t)
    {
        Journal.Trace = t;
        Outer<string>.Middle<int>.All("s", 4, t);
        Outer<Version>.Middle<long>.All(new Version(1, 1), 4, t);
    }
}
