// covers: 1.17
using ReactorGen;

namespace Corpus.Expressions.InitMembersThroughInterfaces;

public static class L
{
    public static Trace T = null!;
}

public interface IA
{
    int X
    {
        get => 1;
        init
        {
            L.T.Log("IA.X=" + value);
        }
    }
}

public interface IG<T> : IA where T : class
{
    T? Y { get; init; }
}

public class G1 : IG<string>, IA
{
    public G1()
    {
        L.T.Log("G1");
    }

    public string? Y
    {
        get;
        init
        {
            L.T.Log("Y=" + value);
            field = value;
        }
    }

    public int X
    {
        get => 4;
        init
        {
            L.T.Log("G1.X=" + value);
        }
    }
}

public struct G2 : IG<string>
{
    public string? Y
    {
        get;
        init
        {
            L.T.Log("Y2=" + value);
            field = value;
        }
    }

    private int _x;
    int IA.X
    {
        get => _x;
        init
        {
            L.T.Log("G2.X=" + value);
            _x = value;
        }
    }
}

public class Idx<K, V>
    where K : notnull
{
    public Dictionary<K, V> D = [];
    public V this[K k]
    {
        get => D[k];
        init
        {
            L.T.Log($"[{k}]={value}");
            D[k] = value;
        }
    }
}

public class IdxD : Idx<string, List<int>>
{
    public int Z
    {
        get;
        init
        {
            L.T.Log("Z");
        }
    }
}

public ref struct Rs
{
    public int A { get; init; }

    public int B;
    public Rs()
    {
        L.T.Log("Rs");
    }
}

public static partial class Program
{
    [ReactorTask]
    private static partial T Mk<T, U>(U u)
        where T : IG<U>, new()
        where U : class
    {
        var item = new T
        {
            X = 1,
            Y = Pause(u)
        };
        return new T
        {
            Y = item.Y,
            X = Pause(2)
        };
    }

    [ReactorTask]
    private static partial (T, int) Mk2<T>()
        where T : struct, IG<string> => (new() { Y = Pause("k"), X = 5 }, 1);
    [ReactorTask]
    private static partial Idx<K, V> MkI<K, V>(K k, V v)
        where K : notnull => new()
    {
        [k] = Pause(v),
        [Pause(k)] = v
    };
    [ReactorTask]
    public static partial void Main(Trace t)
    {
        L.T = t;
        t.Log(Mk<G1, string>("s").Y);
        t.Log(Mk<G2, string>("s").Y);
        t.Log(((IA)Mk2<G2>().Item1).X);
        t.Log(MkI("a", 3)["a"]);
        var d = new IdxD
        {
            ["k"] = [Pause(1), 2],
            Z = Pause(1),
            [t.V("q", "q")] = []
        };
        t.Log(d["k"].Count);
        var e = new Idx<int, int>
        {
            [1] = t.V("one", 1),
            [Pause(2)] = Pause(3)
        };
        t.Log(e.D.Count);
        var f = new Idx<string, Idx<int, int>>
        {
            ["x"] = new()
            {
                [1] = Pause(1),
                [2] = 2
            },
            [Pause("y")] = e
        };
        t.Log(f["x"][1]);
        var g = new Idx<string, int[]>
        {
            ["x"] = new[]
            {
                1,
                Pause(2)
            }
        };
        t.Log(g["x"].Length);
        Pause();
        var rs = new Rs
        {
            A = t.V("a", 1),
            B = 3
        };
        t.Log(rs.A + rs.B);
    }
}
