// covers: 2.2, 2.8, 2.4
using ReactorGen;

namespace Corpus.Assignments.StructChainReplaced;

public static partial class Program
{
    private static Holder s_h = new();

    [ReactorTask]
    public static partial void Main(Trace t)
    {
        s_h = new Holder { Tag = "first" };
        s_h.S.T.F = 5;
        var o = s_h;
        o.S.T.F += Swap(t) + Pause(1);
        t.Log($"{o.Tag} {o.S.T.F} {s_h.Tag} {s_h.S.T.F}");
        s_h.S.T.F = Swap(t) + Pause(2);
        t.Log($"{o.S.T.F} {s_h.Tag} {s_h.S.T.F}");
        var a = new Holder[] { o, s_h };
        a[0].S.T.F -= Pause((a[0] = new Holder { Tag = "new" }).S.T.F) + 3;
        t.Log($"{o.S.T.F} {a[0].Tag} {a[0].S.T.F}");
        var b = new Inner[] { new() { F = 1 }, new() { F = 2 } };
        var i = 0;
        b[i++].F += Pause(i) + i++;
        t.Log($"{b[0].F} {b[1].F} {i}");
        try { b[i + 3].F = Pause(1); } catch (IndexOutOfRangeException) { t.Log("bounds first"); }
        Holder? none = null;
        try { none!.S.T.F = Pause(9); } catch (NullReferenceException) { t.Log("null first"); }
        try { none!.Tag = Pause("x"); } catch (NullReferenceException) { t.Log("null after"); }

        int Swap(Trace t)
        {
            t.Log("swap");
            s_h = new Holder { Tag = "other" };
            return 10;
        }
    }
}

public struct Inner { public int F; }
public struct Outer { public Inner T; }
public sealed class Holder { public Outer S; public string Tag = ""; }
