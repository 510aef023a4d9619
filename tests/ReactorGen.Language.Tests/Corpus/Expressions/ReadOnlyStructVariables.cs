// covers: 1.6
using ReactorGen;

namespace Corpus.Expressions.ReadOnlyStructVariables;

public static partial class Program
{
    private readonly record struct Wrapped(int Value)
    {
        public int Twice(int by) => Value * by;
    }

    private static readonly Counter s_fixed = new() { N = 5 };

    [ReactorTask]
    public static partial void Main(Trace t)
    {
        Counter[] counters = [new() { N = 1 }, new() { N = 2 }];
        foreach (var counter in counters)
        {
            t.Log(counter.Next());
            t.Log(counter.Add(Pause(10)));
            t.Log(counter.N);
        }

        t.Log(s_fixed.Next() + Pause(1) + s_fixed.N);
        using var resource = t.OpenStruct("r");
        t.Log(resource.Use());
        Pause();
        t.Log(resource.Use());
        var wrapped = new Wrapped(4);
        t.Log(wrapped.Twice(Pause(3)));
    }
}
