// covers: 3.3, 3.4
using ReactorGen;

namespace Corpus.Using.UsingInPlace;

public interface IStep
{
    int Current { get; }

    bool MoveNext();
}

public struct Step(Trace t) : IStep, IDisposable
{
    private int _n;

    public bool MoveNext() => ++_n < 3;

    public readonly int Current => _n;

    public void Dispose() => t.Log("disposed after " + _n++);
}

public sealed class Sequence<T>(T step)
    where T : IStep
{
    public T GetEnumerator() => step;
}

public struct Meter(Trace t) : IDisposable
{
    public int Count;

    public void Dispose() => t.Log("meter " + ++Count);

    public override readonly string ToString() => "Meter " + Count;
}

public struct Hidden(Trace t) : IDisposable
{
    private int _count;

    void IDisposable.Dispose() => t.Log("hidden " + ++_count);

    public override readonly string ToString() => "Hidden " + _count;
}

public static partial class Program
{
    [ReactorTask]
    private static partial Func<string?> Anything<T>(Trace t, T? made)
        where T : IDisposable
    {
        Func<string?> show;
        using (var r = made)
        {
            show = () => r?.ToString();
            Pause(1);
            t.Log(show() ?? "null");
        }
        t.Log(show() ?? "null");
        return show;
    }

    [ReactorTask]
    private static partial void Struct<T>(Trace t, T made)
        where T : struct, IDisposable
    {
        Func<string?> show;
        using (var r = made) { show = () => r.ToString(); Pause(2); }
        t.Log(show()!);
        using (made) Pause(3);
        t.Log(made.ToString()!);
    }

    [ReactorTask]
    private static partial void Steps<T>(Trace t, Sequence<T> steps)
        where T : IStep
    {
        foreach (var x in steps) t.Log(Pause(x));
    }

    [ReactorTask]
    private static partial void Disposed<T>(Trace t, Sequence<T> steps)
        where T : IStep, IDisposable
    {
        foreach (var x in steps) t.Log(Pause(x));
    }

    [ReactorTask]
    private static partial void Declared(Trace t)
    {
        Func<string> sum;
        {
            using Meter a = new(t), b = new(t) { Count = 10 };
            sum = () => a + " " + b;
            t.Log(Pause(sum()));
        }
        t.Log(sum());
        Func<string?> hidden;
        using (var h = new Hidden(t)) { hidden = () => h.ToString(); Pause(4); }
        t.Log(hidden()!);
    }

    [ReactorTask]
    private static partial void Null(Trace t)
    {
        using (null) Pause(5);
        using (null) { t.Log("body"); Pause(6); }
        using ((null))
        using (t.Open("inner"))
        {
            var n = Pause(7);
            if (n == 7) return;
        }
        t.Log("not here");
    }

    [ReactorTask]
    public static partial void Main(Trace t)
    {
        t.Log(Anything(t, new Meter(t))()!);
        Anything(t, t.Open("class"));
        Anything<IDisposable>(t, null);
        Struct(t, new Meter(t));
        Struct(t, new Hidden(t));
        Steps(t, new Sequence<Step>(new Step(t)));
        Disposed(t, new Sequence<Step>(new Step(t)));
        Declared(t);
        Null(t);
    }
}
