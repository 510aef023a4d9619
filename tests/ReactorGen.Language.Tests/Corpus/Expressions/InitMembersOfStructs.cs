// covers: 1.17, 1.20
using ReactorGen;

namespace Corpus.Expressions.InitMembersOfStructs;

public static class L
{
    public static Trace T = null!;
}

public struct V
{
    public int A
    {
        readonly get;
        set
        {
            L.T.Log("A=" + value);
            field = value;
        }
    }

    public required int B
    {
        readonly get;
        init
        {
            L.T.Log("B=" + value);
            field = value;
        }
    }

    public int F;
    public V2 In;
    public List<int> Ls
    {
        get
        {
            L.T.Log("Ls");
            return field ??= [];
        }

        set;
    }
}

public struct V2
{
    public int X
    {
        get;
        set
        {
            L.T.Log("X=" + value);
            field = value;
        }
    }

    public int[] Arr
    {
        get
        {
            L.T.Log("Arr");
            return field ??= new int[3];
        }

        set;
    }
}

public class W
{
    public V Val;
    public V2 Fld;
    public Action<int>? D
    {
        get;
        init
        {
            L.T.Log("D");
            field = value;
        }
    }

    public W? Next
    {
        get
        {
            L.T.Log("Next");
            return field;
        }

        init
        {
            L.T.Log("set Next");
            field = value;
        }
    }

    public required string Name
    {
        get;
        init
        {
            L.T.Log("Name " + value);
            field = value;
        }
    }
}

public partial class Self
{
    public int N
    {
        get;
        private init
        {
            L.T.Log("N=" + value);
            field = value;
        }
    }

    private Self(int n)
    {
        L.T.Log("Self" + n);
        N = n;
    }

    public Self()
    {
    }

    [ReactorTask]
    public static partial Self Make(int n) => new(n)
    {
        N = Pause(n + 1)
    };
    [ReactorTask]
    public partial Self More(int n)
    {
        var x = new Self(N)
        {
            N = Pause(N + n)
        };
        return x;
    }
}

public partial record struct Rst(int A, int B)
{
    [ReactorTask]
    public partial Rst Plus(int n) => this with
    {
        A = A + n,
        B = Pause(n) + A
    };
}

public partial record Rcl(int A, int B)
{
    public int C
    {
        get;
        init
        {
            L.T.Log("C=" + value);
            field = value;
        }
    }

    [ReactorTask]
    public partial Rcl Plus(int n) => this with
    {
        A = A + n,
        C = Pause(n) + A,
        B = Pause(C)
    };
}

public static partial class Program
{
    [ReactorTask]
    public static partial void Main(Trace t)
    {
        L.T = t;
        int k = 1;
        var v = new V
        {
            A = t.V("a", 1),
            B = Pause(2),
            F = Pause(3),
            In =
            {
                X = Pause(4),
                Arr =
                {
                    [t.V("i", 0)] = Pause(5),
                    [^1] = t.V("z", 6)
                }
            },
            Ls =
            {
                1,
                Pause(2)
            }
        };
        t.Log(v.A + v.B + v.F + v.In.X + v.In.Arr[2] + v.Ls.Count);
        v = v with
        {
            B = Pause(7),
            A = v.F,
            F = Pause(v.A)
        };
        t.Log(v.A + v.B * 10 + v.F * 100);
        V? nv = v with
        {
            B = Pause(8)
        };
        t.Log(nv!.Value.B);
        var w = new W
        {
            D = x => k += x,
            Name = Pause("n"),
            Val = new V
            {
                B = Pause(1),
                A = k
            },
            Fld =
            {
                X = Pause(2)
            },
            Next = new()
            {
                Name = "in" + Pause(k++),
                D = null,
                Next = Pause<W?>(null)
            }
        };
        w.D(5);
        t.Log(k + w.Next!.Name + w.Val.B);
        w = new W
        {
            Name = "a",
            Next = new W
            {
                Name = Pause("b"),
                Fld =
                {
                    X = 1
                }
            }
        };
        t.Log(w.Next.Name);
        w = new W
        {
            Name = t.V("nm", "a"),
            Val =
            {
                A = Pause(1),
                In =
                {
                    Arr =
                    {
                        [0] = Pause(2)
                    }
                }
            }
        };
        t.Log(w.Val.A);
        t.Log(Self.Make(3).N);
        t.Log(new Self().More(4).N);
        t.Log(new Rst(1, 2).Plus(3));
        t.Log(new Rcl(1, 2).Plus(3));
        Rst[] rs = [new(1, 2)];
        rs[0] = rs[0] with
        {
            B = Pause(4),
            A = Pause(5)
        };
        rs[Pause(0)] = rs[0] with
        {
            A = Pause(6)
        };
        t.Log(rs[0]);
        Rst? maybe = rs[0];
        maybe = maybe.Value with
        {
            B = Pause(1)
        };
        t.Log(maybe);
        t.Log((new Rcl(1, 2) { C = Pause(1) } with { A = 4 } with { B = Pause(5) }).ToString());
        lock (t)
        {
            t.Log((new { A = 1, B = 2 }).ToString());
        }

        var an = new
        {
            A = 1,
            B = "b",
            C = 3
        };
        an = an with
        {
            B = Pause("c"),
            A = t.V("k", 4)
        };
        t.Log(an.ToString());
        List<Rcl> list = [new(1, 2)
        {
            C = Pause(3)
        }, ..new[]
        {
            new Rcl(3, 4)
            {
                C = Pause(1)
            }
        }

        ];
        t.Log(list.Count);
        static Rcl Local(int i) => new(i, i)
        {
            C = i
        };
        t.Log((Local(Pause(3)) with { C = Local(2).C + Pause(1) }).ToString());
    }
}
