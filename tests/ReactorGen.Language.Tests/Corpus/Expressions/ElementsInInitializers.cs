// covers: 1.17, 1.18
using ReactorGen;

namespace Corpus.Expressions.ElementsInInitializers;

public class Arrs(Trace t)
{
    public int[] Ar
    {
        get
        {
            t.Log("get");
            return field;
        }
    } = [0, 0, 0];

    public int[, ] M
    {
        get
        {
            t.Log("M");
            return field;
        }
    } = new int[2, 2];

    public List<int> Li
    {
        get
        {
            t.Log("Li");
            return field;
        }
    } = [1, 2, 3];

    public Node2[] Nodes
    {
        get
        {
            t.Log("Nodes");
            return field;
        }
    } = [new(t), new(t)];

    public Dictionary<string, Node2> D
    {
        get
        {
            t.Log("D");
            return field;
        }
    } = new()
    {
        ["a"] = new(t)
    };

    public Span<int> Sp => Ar;

    public int[] Field = [0, 0, 0];
    public Buf B;
}

[System.Runtime.CompilerServices.InlineArray(3)]
public struct Buf
{
    int _e;
}

public class Node2(Trace t)
{
    public int A
    {
        get;
        set
        {
            t.Log("A=" + value);
            field = value;
        }
    }

    public List<int> L
    {
        get
        {
            t.Log("L");
            return field;
        }
    } = [];
}

public static partial class Program
{
    [ReactorTask]
    public static partial void Main(Trace t)
    {
        var a = new Arrs(t)
        {
            Ar =
            {
                [^1] = Pause(2),
                [t.V("i", 1)] = t.V("x", 3),
                [^t.V("f", 3)] = Pause(4),
                [^Pause(2)] = 4,
                [Pause(^1)] = Pause(7)
            }
        };
        t.Log(string.Join(",", a.Ar));
        a = new Arrs(t)
        {
            Li =
            {
                [^1] = t.V("c", 2),
                [^t.V("f", 2)] = Pause(4),
                [0] = Pause(6)
            }
        };
        t.Log(string.Join(",", a.Li));
        a = new Arrs(t)
        {
            M =
            {
                [t.V("i", 0), t.V("j", 1)] = Pause(4),
                [Pause(1), t.V("k", 0)] = 5
            },
            Field =
            {
                [t.V("z", 1)] = Pause(1),
                [^1] = Pause(2)
            }
        };
        t.Log(a.M[0, 1] + a.M[1, 0] + a.Field[1] + a.Field[2]);
        a = new Arrs(t)
        {
            Nodes =
            {
                [0] =
                {
                    A = Pause(1),
                    L =
                    {
                        1,
                        Pause(2),
                        t.V("l", 3)
                    }
                },
                [^1] =
                {
                    A = t.V("p", 2),
                    L =
                    {
                        Pause(2)
                    }
                },
                [t.V("q", 1)] =
                {
                    A = 3
                }
            },
            D =
            {
                [t.V("key", "a")] =
                {
                    A = Pause(1),
                    L =
                    {
                        4
                    }
                },
                ["b"] = new(t)
                {
                    A = Pause(2)
                }
            }
        };
        t.Log(a.D["b"].A);
        var l = new List<int>([1, 2, 3])
        {
            [^1] = Pause(3),
            [0] = t.V("o", 5)
        };
        t.Log(string.Join(",", l));
        t.Log(a.Ar[1]);
        int n = 1;
        a = new Arrs(t)
        {
            Ar =
            {
                [n++] = Pause(n),
                [n] = Pause(n++),
                [n] = n
            },
        };
        t.Log(string.Join(",", a.Ar));
        try
        {
            a = new Arrs(t)
            {
                Ar =
                {
                    [^4] = Pause(1)
                }
            };
        }
        catch (IndexOutOfRangeException)
        {
            t.Log("range");
        }

        try
        {
            a = new Arrs(t)
            {
                Nodes =
                {
                    [5] =
                    {
                        A = Pause(1)
                    }
                }
            };
        }
        catch (IndexOutOfRangeException)
        {
            t.Log("range");
        }

        checked
        {
            int big = int.MaxValue - 1, one = 1;
            a = new Arrs(t)
            {
                Ar =
                {
                    [one + 1] = big + one,
                    [one - 1] = Pause(one + one)
                },
                Li =
                {
                    one + one,
                    {
                        one + 2
                    }
                }
            };
            try
            {
                a = new Arrs(t)
                {
                    Li =
                    {
                        one,
                        big + one + one
                    },
                    Ar =
                    {
                        [0] = Pause(2)
                    }
                };
            }
            catch (OverflowException)
            {
                t.Log("over");
            }

            var d = new Dictionary<int, int>
            {
                {
                    one + 1,
                    one - 2
                },
                {
                    Pause(3),
                    one + 3
                },
                {
                    one + 4,
                    unchecked(big + 5)
                }
            };
            t.Log(d.Count);
            t.Log(unchecked(new Node2(t) { A = big + 5, L = { Pause(1), big + 4 } }).L[1]);
        }
    }
}
