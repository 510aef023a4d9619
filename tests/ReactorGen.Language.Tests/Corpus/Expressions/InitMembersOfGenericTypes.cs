// covers: 1.17, 1.20
using ReactorGen;

namespace Corpus.Expressions.InitMembersOfGenericTypes;

public static class L
{
    public static Trace T = null!;
}

public class Holder<T>
    where T : notnull
{
    public class In
    {
        public In(T x)
        {
            L.T.Log("In " + x);
        }

        public T V
        {
            get;
            init
            {
                L.T.Log("V=" + value);
                field = value;
            }
        } = default!;

        public required int R
        {
            get;
            init
            {
                L.T.Log("R=" + value);
                field = value;
            }
        }
    }

    public class In2<U>
        where U : class, new()
    {
        public U? W
        {
            get;
            init
            {
                L.T.Log("W " + (value is null));
                field = value;
            }
        }

        public T? V
        {
            get;
            init
            {
                L.T.Log("V2=" + value);
                field = value;
            }
        }
    }

    private T _own = default!;
    public T Own
    {
        get => _own;
        init
        {
            L.T.Log("Own=" + value);
            _own = value;
        }
    }
}

public partial class GenTasks<T>
    where T : notnull
{
    private class P
    {
        public P()
        {
            L.T.Log("P");
        }

        public T V
        {
            get;
            init
            {
                L.T.Log("V=" + value);
                field = value;
            }
        } = default!;

        public required int R
        {
            get;
            init
            {
                L.T.Log("R=" + value);
                field = value;
            }
        }
    }

    private class Q<U>
    {
        public Q()
        {
            L.T.Log("Q");
        }

        public T V
        {
            get;
            init
            {
                L.T.Log("QV=" + value);
                field = value;
            }
        } = default!;

        public U W
        {
            get;
            init
            {
                L.T.Log("QW=" + value);
                field = value;
            }
        } = default!;
    }

    public class Plain
    {
        public Plain()
        {
            L.T.Log("Plain");
        }

        public int X
        {
            get;
            init
            {
                L.T.Log("X=" + value);
                field = value;
            }
        }
    }

    public int Own
    {
        get;
        init
        {
            L.T.Log("Own=" + value);
            field = value;
        }
    }

    [ReactorTask]
    public static partial void Do(Trace t, T v)
    {
        var p = new P
        {
            V = Pause(v),
            R = t.V("r", 1)
        };
        t.Log(p.V);
        var q = new Q<string>
        {
            V = v,
            W = Pause("w"),
        };
        t.Log(q.W);
        var i = new NonGen
        {
            X = Pause(1),
            Y = Pause(2)
        };
        t.Log(i.X);
        var g = new GenTasks<string>
        {
            Own = Pause(3)
        };
        t.Log(g.Own);
        var p2 = new GenTasks<string>.P
        {
            V = Pause("s"),
            R = Pause(4)
        };
        t.Log(p2.V);
        var pl = new Plain
        {
            X = Pause(7)
        };
        t.Log(pl.X);
        var pl2 = new GenTasks<int>.Plain
        {
            X = Pause(7)
        };
        t.Log(pl2.X);
    }

    [ReactorTask]
    public partial void Inst<W>(Trace t, W w)
    {
        var q = new Q<W>
        {
            W = Pause(w),
            V = default!
        };
        t.Log(q.W);
        var q2 = new Q<(int a, W[] b)>
        {
            W = (Pause(1), [w])
        };
        t.Log(q2.W.b.Length);
    }
}

public class NonGen
{
    public NonGen()
    {
        L.T.Log("NonGen");
    }

    public int X
    {
        get;
        init
        {
            L.T.Log("X=" + value);
            field = value;
        }
    }

    public required int Y
    {
        get;
        init
        {
            L.T.Log("Y=" + value);
            field = value;
        }
    }
}

public record struct RG<A, B>(A First, B Second)
    where A : struct where B : IComparable<B>
{
    public A X
    {
        get;
        init
        {
            L.T.Log("X=" + value);
            field = value;
        }
    } = default;

    public required B Y
    {
        get;
        init
        {
            L.T.Log("Y=" + value);
            field = value;
        }
    } = default!;
}

public static partial class Program
{
    [ReactorTask]
    public static partial void Main(Trace t)
    {
        L.T = t;
        var a = new Holder<int>.In(t.V("c", 1))
        {
            V = Pause(2),
            R = Pause(3)
        };
        t.Log(a.V + a.R);
        var b = new Holder<string>.In2<object>
        {
            W = t.V("o", new object ()),
            V = Pause("v")
        };
        t.Log(b.V);
        var c = new Holder<long>
        {
            Own = Pause(5L)
        };
        t.Log(c.Own);
        GenTasks<int>.Do(t, 4);
        GenTasks<string>.Do(t, "z");
        new GenTasks<string>().Inst(t, 4.5);
        var r = new RG<int, string>(1, "s")
        {
            X = Pause(2),
            Y = Pause("y")
        };
        t.Log(r);
        r = r with
        {
            X = Pause(3),
            Y = t.V("k", "k"),
            First = Pause(4)
        };
        t.Log(r);
    }
}
