// covers: 3.12
using ReactorGen;

namespace Corpus.Switches.GuardsOverRecords;

public abstract record Expr
{
    public sealed record Num(int V) : Expr;
    public sealed record Add(Expr L, Expr R) : Expr;
    public sealed record Mul(Expr L, Expr R) : Expr;
    public sealed record Neg(Expr E) : Expr;
}

public static partial class Program
{
    [ReactorTask]
    private static partial bool Zero(Trace t, Expr e) { t.Log($"zero? {e}"); return Pause(e is Expr.Num(0)); }
    [ReactorTask]
    private static partial Expr Simplify(Trace t, Expr e) => e switch
    {
        Expr.Add(var l, Expr.Num(0)) when Pause(true) => Simplify(t, l),
        Expr.Add(Expr.Num(var a), Expr.Num(var b)) => new Expr.Num(a + b),
        Expr.Add(var l, var r) when Zero(t, l) => Simplify(t, r),
        Expr.Add(var l, var r) => (Simplify(t, l), Simplify(t, r)) switch
        {
            (Expr.Num(var x), Expr.Num(var y)) when Pause(x) < y => new Expr.Num(x + y),
            (Expr.Num, Expr.Num) and var (p, q) => new Expr.Add(q, p),
            var (p, q) when Zero(t, q) => p,
            var (p, q) => new Expr.Add(p, q),
        },
        Expr.Mul(Expr.Num(0), _) or Expr.Mul(_, Expr.Num(0)) => new Expr.Num(0),
        Expr.Mul(Expr.Num { V: 1 }, var r) when Pause(1) == 1 => Simplify(t, r),
        Expr.Mul({ } l, Expr.Num { V: var v } r) when Pause(v) == 1 => Simplify(t, l),
        Expr.Mul(var l, var r) m => m with { L = Simplify(t, l), R = Simplify(t, r) },
        Expr.Neg(Expr.Neg(var inner)) => Simplify(t, inner),
        Expr.Neg(Expr.Num(var n) { V: > 0 }) when Pause(n) > 1 => new Expr.Num(-n),
        _ => e,
    };

    [ReactorTask]
    public static partial void Main(Trace t)
    {
        Expr n(int v) => new Expr.Num(v);
        foreach (var e in new Expr[] { new Expr.Add(n(1), n(0)), new Expr.Add(n(1), n(2)), new Expr.Add(new Expr.Neg(n(3)), new Expr.Add(n(5), n(4))), new Expr.Mul(n(0), n(4)), new Expr.Mul(n(1), n(7)), new Expr.Mul(n(6), n(1)), new Expr.Mul(new Expr.Add(n(2), n(2)), n(3)), new Expr.Neg(new Expr.Neg(n(2))), new Expr.Neg(n(4)), new Expr.Neg(n(1)), new Expr.Add(n(0), new Expr.Neg(n(9))) })
            t.Log($"{Simplify(t, e)}");
    }
}
