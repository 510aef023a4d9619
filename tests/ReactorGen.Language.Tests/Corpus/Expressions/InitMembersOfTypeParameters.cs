// covers: 1.17, 1.20
using ReactorGen;

namespace Corpus.Expressions.InitMembersOfTypeParameters;

/// <summary>Members that only an initialiser sets, of objects whose type is a type parameter, and of records copied through one.</summary>
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
