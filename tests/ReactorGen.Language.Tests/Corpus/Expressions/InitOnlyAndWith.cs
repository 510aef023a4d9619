// covers: 1.17, 1.20
using ReactorGen;

namespace Corpus.Expressions.InitOnlyAndWith;

public static partial class Program
{
    class R(string log, Trace t)
    {
        public required int A { get; init; }
        public string B { get; init; } = log;

        public int C
        {
            get;
            set
            {
                t.Log($"C {value}");
                field = value;
            }
        }
    }

    record Point(int X, int Y)
    {
        public int Z { get; init; }
        public List<int> L { get; } = [];
        public int M { get; set; }
    }

    record struct RS(int X, int Y);

    struct St
    {
        public int A, B;
        public int P { get; set; }
    }

    [ReactorTask]
    public static partial void Main(Trace t)
    {
        var r = new R(t.V("log", "l"), t)
        {
            A = Pause(1),
            B = t.V("b", "bb"),
            C = Pause(2)
        };
        t.Log(r.A + r.B + r.C);
        r = new R("x", t)
        {
            A = 1,
            C = Pause(3)
        };
        t.Log(r.C);
        var p = new Point(Pause(1), 2)
        {
            Z = Pause(3),
            L =
            {
                Pause(4),
                5
            }
        };
        t.Log(p.ToString());
        t.Log(p.L.Count);
        var q = p with
        {
            X = Pause(5),
            Z = t.V("z", 1)
        };
        t.Log(q.ToString());
        t.Log(ReferenceEquals(q.L, p.L));
        q = Pause(p)with
        {
            M = Pause(1),
            Y = Pause(2)
        };
        t.Log(q.ToString());
        q = p with
        {
            M = Pause(8)
        };
        t.Log(q.ToString());
        q = (p with
        {
            X = Pause(1)
        }

        )with
        {
            Y = Pause(2)
        };
        t.Log(q.ToString());
        var rs = new RS(1, 2)with
        {
            Y = Pause(3)
        };
        t.Log(rs.ToString());
        rs = rs with
        {
            X = Pause(rs.Y),
            Y = rs.X
        };
        t.Log(rs.ToString());
        var s = new St
        {
            A = 1,
            B = Pause(2),
            P = 3
        };
        s = s with
        {
            B = t.V("b", 5),
            A = Pause(s.B)
        };
        t.Log(s.A * 100 + s.B * 10 + s.P);
        p.M = 1;
        var w = p with
        {
            M = Change(p) + Pause(1)
        };
        t.Log(w.M);
        var w2 = p with
        {
            X = Change(p) + Pause(1)
        };
        t.Log(w2.ToString());
        Point? np = null;
        try
        {
            _ = np!with
            {
                X = Pause(1)
            };
        }
        catch (NullReferenceException)
        {
            t.Log("null with");
        }
    }

    static int Change(Point p)
    {
        p.M += 50;
        return 1;
    }
}
