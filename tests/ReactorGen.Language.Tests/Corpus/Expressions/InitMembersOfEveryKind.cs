// covers: 1.17, 1.20
using ReactorGen;

namespace Corpus.Expressions.InitMembersOfEveryKind;

/// <summary>Members that only an initialiser sets: virtual, required and hidden ones, indexers of all kinds, those of a readonly struct.</summary>
public static class L
{
    public static Trace T = null!;
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
    public static partial void Main(Trace t)
    {
        L.T = t;
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
    }
}
