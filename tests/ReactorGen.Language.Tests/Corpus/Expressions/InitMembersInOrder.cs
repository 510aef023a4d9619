// covers: 1.17, 1.20
using ReactorGen;

namespace Corpus.Expressions.InitMembersInOrder;

public static partial class Program
{
    [ReactorTask]
    public static partial void Main(Trace t)
    {
        var x = new Item(t) { A = t.V("a", 1), B = Pause(2), C = t.V("c", 3), D = Pause(4) };
        t.Log($"{x.A} {x.B} {x.C} {x.D}");
        var y = new Req(t) { Name = Pause("n"), Size = t.V("s", 3), Other = Pause(5) };
        t.Log($"{y.Name} {y.Size} {y.Other}");
        var z = new Rec(t) { P = t.V("p", 1), Q = Pause(2) };
        t.Log($"{z.P} {z.Q}");
        var w = z with { Q = t.V("q", 7), P = Pause(9) };
        t.Log($"{w.P} {w.Q}");
        var s = new RS(t, 1) { P = t.V("p", 1), Q = Pause(2) };
        t.Log($"{s.P} {s.Q}");
        var g = Make<Req2>(Pause(3));
        t.Log(g.Name);
        try { _ = new Item(t) { A = t.V("a", 1), B = Pause(2), C = t.Throw<int>("c"), D = Pause(4) }; } catch (Boom e) { t.Log(e); }
        var nested = new Outer(t) { In = { A2 = Pause(1), B2 = t.V("b2", 2) }, Init = Pause(3), List = { 1, Pause(2) } };
        t.Log($"{nested.In.A2} {nested.In.B2} {nested.Init} {nested.List.Count}");
    }

    private static T Make<T>(int n) where T : class, INamed, new() { var v = new T(); v.Name = "m" + n; return v; }
}

public interface INamed { string Name { get; set; } }

public class Req2 : INamed { public string Name { get; set; } = ""; }

public class Item
{
    private readonly Trace _t; public Item(Trace t) { _t = t; t.Log("ctor"); }
    public int A { get; init { field = value; _t.Log("A=" + value); } }
    public int B { get; init { field = value; _t.Log("B=" + value); } }
    public int C { get; set { field = value; _t.Log("C=" + value); } }
    public int D { get; init { field = value; _t.Log("D=" + value); } }
}

public class Req
{
    private readonly Trace _t; public Req(Trace t) { _t = t; t.Log("ctor"); }
    public required string Name { get; set { field = value; _t.Log("Name=" + value); } }
    public required int Size;
    public int Other { get; set { field = value; _t.Log("Other=" + value); } }
}

public record Rec(Trace T)
{
    public int P { get; init { field = value; T.Log("P=" + value); } }
    public int Q { get; init { field = value; T.Log("Q=" + value); } }
}

public record struct RS(Trace T, int N)
{
    private int _p, _q;
    public int P { get => _p; init { _p = value; T.Log("P=" + value); } }
    public int Q { get => _q; init { _q = value; T.Log("Q=" + value); } }
}

public class Inner(Trace t) { public int A2 { get; set { field = value; t.Log("A2=" + value); } } public int B2 { get; set { field = value; t.Log("B2=" + value); } } }

public class Outer
{
    private readonly Trace _t; public Outer(Trace t) { _t = t; _in = new Inner(t); t.Log("ctor"); }
    private Inner _in;
    public Inner In { get { _t.Log("getIn"); return _in; } init { _in = value; } }
    public int Init { get; init { field = value; _t.Log("Init=" + value); } }
    public List<int> List { get { _t.Log("getList"); return field; } } = new();
}
