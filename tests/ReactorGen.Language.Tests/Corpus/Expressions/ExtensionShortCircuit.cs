// covers: 1.13
using ReactorGen;

namespace Corpus.Expressions.ExtensionShortCircuit;

public sealed class Level(int value)
{
    public int Value => value;
}

public readonly struct Tagged<T>(T value, bool isSet)
{
    public T Value => value;

    public bool IsSet => isSet;
}

/// <summary>Operators of types that have none of their own.</summary>
public static class Operators
{
    extension(Level)
    {
        public static bool operator true(Level a) => a.Value > 0;

        public static bool operator false(Level a) => a.Value <= 0;

        public static Level operator &(Level a, Level b) => new(a.Value & b.Value);

        public static Level operator |(Level a, Level b) => new(a.Value | b.Value);
    }

    extension<T>(Tagged<T>)
    {
        public static bool operator true(Tagged<T> a) => a.IsSet;

        public static bool operator false(Tagged<T> a) => !a.IsSet;

        public static Tagged<T> operator &(Tagged<T> a, Tagged<T> b) => new(b.Value, a.IsSet && b.IsSet);

        public static Tagged<T> operator |(Tagged<T> a, Tagged<T> b) => new(a.Value, a.IsSet || b.IsSet);
    }
}

public static partial class Program
{
    [ReactorTask]
    public static partial void Main(Trace t)
    {
        Level three = new(3), zero = new(0);
        t.Log((three && Pause(new Level(1))).Value);
        t.Log((zero && Pause(three)).Value);
        t.Log((zero || Pause(three)).Value);
        if (three || Pause(zero)) t.Log("or");
        if (zero && Pause(three)) t.Log("and"); else t.Log("neither");
        if (Pause(three)) t.Log(Pause("by operator true"));
        while (three && Pause(three) && Pause(three)) break;
        Tagged<string> a = new("a", true), b = new("b", false);
        t.Log((a && Pause(b)).Value + (b && Pause(a)).Value + (b || Pause(a)).Value);
    }
}
