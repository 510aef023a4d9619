// covers: 0.5, 3.11, 3.12
using ReactorGen;

namespace Corpus.Switches.AnonymousParts;

public class Pt(Trace t, int x)
{
    public int X
    {
        get
        {
            t.Log("X");
            return x;
        }
    }
}

public static partial class Program
{
    static T Log<T>(Trace t, T x)
    {
        t.Log("in");
        return x;
    }

    [ReactorTask]
    public static partial void Main(Trace t)
    {
        var an = new
        {
            A = 1,
            I = new
            {
                B = 2,
                P = new Pt(t, 5)
            },
            L = new[]
            {
                new
                {
                    C = 1
                },
                new
                {
                    C = 2
                }
            }
        };
        t.Log((an, 1) switch
        {
            ({ I: { B: 3 } }, _)when Pause(true) => 1,
            ({ I: { B: 2 } }, 1)when Pause(true) => 2,
            _ => 0
        });
        switch (an)
        {
            case { I: { B: 2 } i }when Pause(false):
                t.Log("n");
                break;
            case { I: { B: 2 } j }:
                t.Log(j.B + Pause(1));
                break;
        }

        switch (an)
        {
            case { I: { B: 5 } }:
                t.Log("n");
                break;
            case { I: { B: 3 } j }:
                t.Log(j.B);
                break;
            case var _ when Pause(true):
                t.Log("v");
                break;
        }

        switch (an)
        {
            case { I.P.X: 3 }when Pause(true):
                t.Log(3);
                break;
            case { I: { P: { X: 5 } p } }when Pause(true):
                t.Log(p.X);
                break;
            default:
                t.Log("d");
                break;
        }

        t.Log(an switch
        {
            { L: [{ C: 1 }, { C: 3 } x] }when Pause(true) => x.C,
            { L: [{ C: 1 } y, ..] }when Pause(false) => y.C,
            { L: [_, ..var rest] }when Pause(true) => rest.Length,
            _ => 9
        });
        t.Log(new[] { an, an } switch
        {
            [{ A: 2 }, ..] when Pause(true) => 1,
            [.., { A: 1 } z] when Pause(true) => z.I.B,
            _ => 3
        });
        object o = new
        {
            Q = 1
        };
        t.Log((an, o) switch
        {
            ({ A: 1, I: var q }, string)when Pause(true) => q.B,
            ({ A: 1, I: { B: > 1 } q }, { } r)when Pause(q.B == 2) => q.B + 7,
            _ => 0
        });
        t.Log(new { K = (an.I, 1) } switch
        {
            { K: ({ B: 1 }, 2) }when Pause(true) => 1,
            { K: ({ B: 2 }, var n) }when Pause(n == 1) => 2,
            _ => 5
        });
        t.Log(new { D = (Func<int, int>)(x => x + 1), E = (int? )4 } switch
        {
            { E: 3 }when Pause(true) => 1,
            { E: { } e, D: var d }when Pause(true) => d(e),
            _ => 0
        });
    }
}
