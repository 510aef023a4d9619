// covers: 1.17, 1.20
using ReactorGen;

namespace Corpus.Expressions.InitMembersOfEveryKind;

public static class L
{
    public static Trace T = null!;
}

public interface IHas
{
    int X { get; init; }

    int this[string s] { init; }
}

public struct S1 : IHas
{
    public S1()
    {
        L.T.Log("S1");
    }

    private int _x;
    public int X
    {
        get => _x;
        init
        {
            L.T.Log("X=" + value);
            _x = value;
        }
    }

    public int this[string s]
    {
        init
        {
            L.T.Log(s + "=" + value);
            _x += value;
        }
    }
}

public class C1 : IHas
{
    public C1()
    {
        L.T.Log("C1");
    }

    private int _x;
    public int X
    {
        get => _x;
        init
        {
            L.T.Log("X=" + value);
            _x = value;
        }
    }

    public int this[string s]
    {
        init
        {
            L.T.Log(s + "=" + value);
            _x += value;
        }
    }
}

public class Base
{
    public virtual int V
    {
        get;
        init
        {
            L.T.Log("Base.V=" + value);
            field = value;
        }
    }

    public virtual int G { get => 3; init => L.T.Log("G=" + value); }
    public required int Rq { get; init; }

    public Base()
    {
        L.T.Log("Base");
    }
}

public class Derived : Base
{
    public override int V { get => base.V + 1; }

    public override int G
    {
        init
        {
            L.T.Log("D.G=" + value);
            base.G = value;
        }
    }

    public new int Rq2
    {
        get;
        init
        {
            L.T.Log("Rq2=" + value);
        }
    }
}

public class Ix
{
    public Dictionary<string, int> D = new();
    public int this[int i, string initialized]
    {
        get => 0;
        init
        {
            L.T.Log($"[{i},{initialized}]={value}");
            D[initialized] = i;
        }
    }

    public int this[int target]
    {
        init
        {
            L.T.Log($"[{target}]=" + value);
        }

        get => 1;
    }

    public int Length
    {
        get
        {
            L.T.Log("Length");
            return 4;
        }
    }

    [System.Runtime.CompilerServices.IndexerName("Item")]
    public int this[Range r]
    {
        init
        {
            L.T.Log(r + "=" + value);
        }
    }
}

public readonly struct Ro
{
    public int A
    {
        get;
        init
        {
            L.T.Log("Ro.A=" + value);
            field = value;
        }
    }

    public Ro(int a)
    {
        A = a;
    }
}

public static partial class Program
{
    [ReactorTask]
    private static partial int Make<T>(Trace t, int k)
        where T : IHas, new()
    {
        int boxed = k;
        var v = new T
        {
            X = Pause(boxed),
            ["a"] = t.V("w", 2),
            [Pause("b")] = Pause(boxed) + boxed
        };
        return v.X;
    }

    [ReactorTask]
    private static partial int MakeS<T>(Trace t)
        where T : struct, IHas
    {
        var v = new T
        {
            X = Pause(4)
        };
        return v.X;
    }

    [ReactorTask]
    private static partial int MakeC<T>(Trace t)
        where T : class, IHas, new()
    {
        var v = new T
        {
            X = Pause(4)
        };
        return v.X;
    }

    public class NoReq
    {
        public NoReq()
        {
            L.T.Log("NoReq");
        }

        public int V
        {
            get;
            init
            {
                L.T.Log("V=" + value);
                field = value;
            }
        }
    }

    public class NoReqD : NoReq
    {
        public NoReqD()
        {
            L.T.Log("NoReqD");
        }
    }

    [ReactorTask]
    private static partial int MakeB<T>(Trace t)
        where T : NoReq, new()
    {
        var v = new T
        {
            V = Pause(4)
        };
        return v.V;
    }

    public record RB(int A)
    {
        public int B
        {
            get;
            init
            {
                L.T.Log("RB.B=" + value);
                field = value;
            }
        }

        protected RB(RB o)
        {
            L.T.Log("copy RB");
            A = o.A;
            B = o.B;
        }
    }

    public record RD(int A, int C) : RB(A)
    {
        protected RD(RD o) : base(o)
        {
            L.T.Log("copy RD");
            C = o.C;
        }
    }

    [ReactorTask]
    private static partial T Change<T>(T r)
        where T : RB => r with
    {
        A = Pause(5),
        B = Pause(6)
    };
    [ReactorTask]
    public static partial void Main(Trace t)
    {
        L.T = t;
        t.Log(Make<S1>(t, 1));
        t.Log(Make<C1>(t, 1));
        t.Log(MakeS<S1>(t));
        t.Log(MakeC<C1>(t));
        t.Log(MakeB<NoReqD>(t));
        var d = new Derived
        {
            V = Pause(1),
            Rq = t.V("rq", 2),
            G = Pause(3),
            Rq2 = Pause(1)
        };
        t.Log(d.V + d.Rq);
        var x = new Ix
        {
            [1, "one"] = Pause(1),
            [initialized: "two", i: Pause(2)] = Pause(2),
            [3] = t.V("v", 1),
            [^1] = Pause(1),
            [t.V("t", 5)] = 6,
            [1..2] = Pause(3),
            [new Index(1, true)] = Pause(2),
            [Pause(^2)] = 4
        };
        t.Log(x.D.Count);
        Ro ro = new(1)
        {
            A = Pause(2)
        };
        t.Log(ro.A);
        ro = ro with
        {
            A = Pause(9)
        };
        t.Log(ro.A);
        Ro? ro2 = new()
        {
            A = Pause(3)
        };
        t.Log(ro2!.Value.A);
        RB rb = new RD(1, 2);
        rb = rb with
        {
            A = t.V("a", 2),
            B = Pause(3)
        };
        t.Log(rb.ToString());
        var rd = Change((RD)rb);
        t.Log(rd.ToString());
        rd = rd with
        {
            C = Pause(1) + rd.B,
            B = rd.A
        };
        t.Log(rd.ToString());
        try
        {
            _ = rd with
            {
                C = Pause(1),
                B = t.Throw<int>("x")
            };
        }
        catch (Boom b)
        {
            t.Log(b);
        }
    }
}
