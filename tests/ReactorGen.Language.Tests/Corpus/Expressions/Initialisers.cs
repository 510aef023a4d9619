// covers: 1.17, 1.18
using ReactorGen;

namespace Corpus.Expressions.Initialisers;

public static partial class Program
{
    class N(Trace t)
    {
        public int F;
        public string? S;
        public int P
        {
            get => t.V("get P", F);
            set
            {
                t.Log($"set P {value}");
                F = value;
            }
        }

        public N? Inner
        {
            get => t.V("get Inner", field);
            set
            {
                t.Log("set Inner");
                field = value;
            }
        }

        public List<int> L { get => t.V("get L", field); } = [];

        public Dictionary<string, int> D = new();
        public Counter C;
        public event Action? E;
        public int this[int i] { get => i; set => t.Log($"[{i}] = {value}"); }
    }

    [ReactorTask]
    public static partial void Main(Trace t)
    {
        var n = new N(Pause(t))
        {
            F = t.V("f", 1),
            P = Pause(2),
            S = t.V("s", "x")
        };
        t.Log(n.F);
        t.Log(n.S);
        n = new N(t)
        {
            Inner = new N(t)
            {
                P = Pause(3)
            },
            P = 4
        };
        t.Log(n.Inner!.F);
        n = new N(t)
        {
            P = 1,
            L =
            {
                Pause(1),
                2,
                t.V("x", 3)
            },
            D =
            {
                ["a"] = Pause(1),
                [Pause("b")] = 2
            }
        };
        t.Log(n.L.Count);
        t.Log(n.D["b"]);
        n = new(t)
        {
            [Pause(1)] = Pause(2),
            [t.V("i", 3)] = 4,
            C =
            {
                N = Pause(5)
            }
        };
        t.Log(n.C.N);
        n = new N(t)
        {
            Inner = new N(t)
        };
        var l = new List<int>
        {
            t.V("a", 1),
            Pause(2),
            3
        };
        t.Log(l.Count);
        var d = new Dictionary<string, int>
        {
            {
                "x",
                Pause(1)
            },
            {
                Pause("y"),
                t.V("v", 2)
            }
        };
        t.Log(d["y"]);
        d = new()
        {
            ["q"] = Pause(7)
        };
        t.Log(d["q"]);
        t.Log(new Counter { N = Pause(3) }.Next());
        Use(t, new N(t) { P = Pause(1) }, new() { P = Pause(2) });
        new N(t)
        {
            P = Pause(6)
        }.P++;
        N[] arr = [new N(t)
        {
            P = Pause(1)
        }, new(t)
        {
            S = Pause("s")
        }

        ];
        t.Log(arr.Length);
        List<List<int>> ll = new()
        {
            new()
            {
                Pause(1)
            },
            new()
            {
                2,
                Pause(3)
            }
        };
        t.Log(ll[1].Count);
        object o = new
        {
            n.F,
            V = Pause(3),
            l.Count
        };
        t.Log(o.ToString());
        var x = new N(t)
        {
            Inner =
            {
            }
        };
        try
        {
            new N(t)
            {
                P = 1,
                Inner =
                {
                    P = Pause(2)
                }
            }.P++;
        }
        catch (NullReferenceException)
        {
            t.Log("null inner");
        }

        _ = new N(t)
        {
            P = Pause(6)
        };
        return;
    }

    static void Use(Trace t, N a, Counter2 b)
    {
        t.Log(a.F);
        t.Log(b.P);
    }

    class Counter2
    {
        public int P { get; set; }

        public Counter2()
        {
        }
    }
}
