// covers: 1.13, 5.1
using ReactorGen;

namespace Corpus.Expressions.ShortCircuitOfInterfaceOperators;

public interface ILogic
{
    int V { get; }
    static abstract bool operator true(ILogic value);
    static abstract bool operator false(ILogic value);
    static abstract ILogic operator &(ILogic left, ILogic right);
    static abstract ILogic operator |(ILogic left, ILogic right);
}

public class C(int v) : ILogic
{
    public int V => v;
    static bool ILogic.operator true(ILogic value) => value.V > 9 ? throw new Boom("true") : value.V > 0;
    static bool ILogic.operator false(ILogic value) => value.V < 0;
    static ILogic ILogic.operator &(ILogic left, ILogic right) => new C(Math.Min(left.V, right.V));
    static ILogic ILogic.operator |(ILogic left, ILogic right) => new C(Math.Max(left.V, right.V));
}

public struct S(int v) : ILogic
{
    public int V => v;
    static bool ILogic.operator true(ILogic value) => value.V > 9 ? throw new Boom("true") : value.V > 0;
    static bool ILogic.operator false(ILogic value) => value.V < 0;
    static ILogic ILogic.operator &(ILogic left, ILogic right) => new S(Math.Min(left.V, right.V));
    static ILogic ILogic.operator |(ILogic left, ILogic right) => new S(Math.Max(left.V, right.V));
}

public static partial class Program
{
    [ReactorTask]
    private static partial void Run<T>(Trace t, T yes, T no, T bad) where T : ILogic
    {
        var a = yes && Pause(no);
        t.Log(a.V);
        var b = no && Pause(yes);
        t.Log(b.V);
        var c = yes || Pause(no);
        t.Log(c.V);
        ILogic i = yes;
        var d = i && Pause(no);
        t.Log(d.V);
        var f = Pause(no) || Pause(yes) || Pause(no);
        t.Log(f.V);
        var g = yes && (Pause(1) > 0 ? i : no);
        t.Log(g.V);
        try { var h = bad || Pause(no); }
        catch (Boom e) { t.Log(e.Message); }
    }

    [ReactorTask]
    public static partial void Main(Trace t)
    {
        Run(t, new C(2), new C(-2), new C(10));
        Run(t, new S(2), new S(-2), new S(10));
    }
}
