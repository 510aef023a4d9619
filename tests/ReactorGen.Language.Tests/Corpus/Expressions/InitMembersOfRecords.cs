// covers: 1.17, 1.20
using ReactorGen;

namespace Corpus.Expressions.InitMembersOfRecords;

public static class L
{
    public static Trace T = null!;
}

// derived from generic; abstract; interface default; nested init; private setters; events; static members
public abstract class Abs<T>
{
    protected Abs()
    {
        L.T.Log("Abs");
    }

    public abstract T A { get; init; }

    public virtual required T B
    {
        get;
        init
        {
            L.T.Log("Abs.B=" + value);
            field = value;
        }
    } = default!;
}

public sealed class Con<T, U> : Abs<T[]> where U : struct, Enum where T : class?
{
    public override T[] A
    {
        get;
        init
        {
            L.T.Log("Con.A=" + value.Length);
            field = value;
        }
    } = [];

    public U E
    {
        get;
        init
        {
            L.T.Log("E=" + value);
            field = value;
        }
    }

    public required (T a, U b)? Tup
    {
        get;
        init
        {
            L.T.Log("Tup=" + value);
            field = value;
        }
    }

    public override required T[] B
    {
        get => base.B;
        init
        {
            L.T.Log("Con.B");
            base.B = value;
        }
    }
}

public class Cons2<T>
    where T : unmanaged
{
    public unsafe Cons2(T* p, delegate*<int, int> f = null)
    {
        L.T.Log("ptr " + (*p));
    }

    public required T V
    {
        get;
        init
        {
            L.T.Log("V=" + value);
            field = value;
        }
    }
}

public record Rc<T>(T P, int Q = 3)
    where T : notnull
{
    public required T R
    {
        get;
        init
        {
            L.T.Log("R=" + value);
            field = value;
        }
    }

    public T S
    {
        get;
        init
        {
            L.T.Log("S=" + value);
            field = value;
        }
    } = P;

    public Rc<T>? Inner
    {
        get;
        init
        {
            L.T.Log("Inner");
            field = value;
        }
    }

    protected virtual bool PrintMembers(System.Text.StringBuilder b)
    {
        b.Append(P).Append(R).Append(S);
        return true;
    }
}

public record Rd(string P) : Rc<string>(P, 9)
{
    public dynamic? Dyn
    {
        get;
        init
        {
            L.T.Log("Dyn=" + value);
            field = value;
        }
    }

    public nint N { get; init; }

    public string? this[int a, int b]
    {
        init
        {
            L.T.Log(a + "-" + b + value);
        }
    }

    public string? this[string a, int b = 5]
    {
        init
        {
            L.T.Log(a + b + value);
        }
    }
}

public static partial class Program
{
    [ReactorTask]
    private static partial Rc<T> Grow<T>(Rc<T> r, T v)
        where T : notnull
    {
        var n = r with
        {
            R = v,
            S = Pause(v),
            Inner = new Rc<T>(v)
            {
                R = Pause(v),
                S = Pause(v)
            }

            with
            {
                R = Pause(v)
            }
        };
        return n;
    }

    [ReactorTask]
    private static partial void Ptr(Trace t)
    {
        Pause();
    }

    [ReactorTask]
    public static partial void Main(Trace t)
    {
        L.T = t;
        var c = new Con<string, DayOfWeek>
        {
            A = [Pause("a"), "b"],
            B = t.V("b", new[] { "x" }),
            E = Pause(DayOfWeek.Monday),
            Tup = (Pause("t"), DayOfWeek.Friday)
        };
        t.Log(c.Tup);
        var r = Grow(new Rc<int>(1, 2) { R = 5 }, t.V("v", 7));
        t.Log(r.Inner!.R + r.S);
        var d = new Rd("p")
        {
            R = t.V("r", "r"),
            Dyn = Pause(5),
            N = 4,
            [1, 2] = t.V("ix", "y"),
            ["z"] = Pause("w"),
            ["q", 1] = "e"
        };
        t.Log((object)d.Dyn);
        d = d with
        {
            Dyn = Pause("s"),
            N = (nint)Pause(3)
        };
        t.Log((int)d.N);
        Rc<string> up = d;
        up = up with
        {
            S = Pause("up")
        };
        t.Log(up.S + (up is Rd));
        Rc<int>? [] arr = [new(1)
        {
            R = Pause(2)
        }, null, new(Pause(3))
        {
            S = 5,
            R = Pause(6)
        }

        ];
        t.Log(arr[2]!.R);
        Func<int, Rc<int>> mk = k => new(k)
        {
            R = k
        };
        t.Log((mk(3) with { S = Pause(4) }).S);
        t.Log((Pause(1) > 0 ? new Rc<long>(5) { R = Pause(6) } : null)?.R);
        foreach (var it in new[]
        {
            new Rc<int>(1)
            {
                R = Pause(1)
            },
            new Rc<int>(2)
            {
                R = Pause(2)
            }
        }

        )
            t.Log((it with { S = Pause(it.R) }).S);
        var(p, q) = new Rc<int>(8)
        {
            R = Pause(9)
        };
        t.Log(p + q);
        Ptr(t);
        try
        {
            _ = new Con<string, DayOfWeek>
            {
                Tup = null,
                B = Fail<string[]>(new Boom("x")),
                A = []
            };
        }
        catch (Boom b)
        {
            t.Log(b);
        }

        checked
        {
            var k = new Rc<int>(p + 1)
            {
                R = p + Pause(2),
                S = p * 3
            };
            t.Log(k.S);
            var m = k with
            {
                S = p + 2,
                R = Pause(1),
                Inner = k
            };
            t.Log(m.R);
        }
    }
}
