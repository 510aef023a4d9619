// covers: 1.12, 1.16, 1.19
using ReactorGen;

namespace Corpus.Expressions.CollectionsOfAllKinds;

public static partial class Program
{
    class Bag : System.Collections.IEnumerable
    {
        static Trace t => s_t;

        public Bag()
        {
            t.Log("new bag");
        }

        public int N;
        public void Add(int x)
        {
            t.Log($"add {x}");
            N += x;
        }

        public System.Collections.IEnumerator GetEnumerator() => throw new Exception();
    }

    static Trace s_t = null !;

    static int Sum(params ReadOnlySpan<int> s)
    {
        int r = 0;
        foreach (var x in s)
            r += x;
        return r;
    }

    static int SumL(List<int> s)
    {
        int r = 0;
        foreach (var x in s)
            r += x;
        return r;
    }

    static IEnumerable<int> Lazy(Trace t)
    {
        t.Log("lazy 1");
        yield return 1;
        t.Log("lazy 2");
        yield return 2;
    }

    [ReactorTask]
    public static partial void Main(Trace t)
    {
        s_t = t;
        int[] a = [t.V("a", 1), Pause(2), ..t.V("sp", new[] { 3, 4 }), ..Pause(new[] { 5 })];
        t.Log(a);
        List<int> l = [Pause(1), ..a, t.V("end", 9)];
        t.Log(l.ToArray());
        t.Log(Sum([Pause(1), 2]) + Sum(Pause(3), 4) + SumL([Pause(5)]));
        t.Log(Sum(1, t.V("x", 2), Pause(3)));
        IEnumerable<int> e = [Pause(1), ..l];
        t.Log(e.Count());
        IReadOnlyList<string> rl = ["x", Pause("y")];
        t.Log(rl[1]);
        HashSet<int> h = [Pause(1), 1, ..a];
        t.Log(h.Count);
        Bag b = [Pause(1), t.V("two", 2), ..a, Pause(4)];
        t.Log(b.N);
        System.Collections.Immutable.ImmutableArray<int> im = [Pause(1), 2];
        t.Log(im.Length);
        int[][] jag = [[Pause(1)], [2, Pause(3)]];
        t.Log(jag[1][1]);
        long[] lg = [1, Pause(2)];
        t.Log(lg);
        object[] ob = [1, Pause("x"), null !];
        t.Log(ob);
        Span<int> sp = [Pause(1), 2];
        t.Log(sp[0] + sp.Length);
        Pause();
        ReadOnlySpan<int> rs = [1, Pause(2)];
        t.Log(rs.Length);
        int[] ar =
        {
            1,
            Pause(2)
        };
        t.Log(ar);
        int[, ] re =
        {
            {
                1,
                Pause(2)
            },
            {
                Pause(3),
                t.V("four", 4)
            }
        };
        t.Log(re[1, 0] + re[1, 1]);
        re = new int[, ]
        {
            {
                Pause(1)
            },
            {
                2
            }
        };
        t.Log(re.Length);
        int[][] j2 =
        {
            new[]
            {
                Pause(1)
            },
            new int[Pause(2)]
        };
        t.Log(j2[1].Length);
        var im2 = new[]
        {
            1,
            Pause(2L)
        };
        t.Log(im2);
        var j3 = new int[Pause(2), t.V("n", 3)][];
        t.Log(j3.Length);
        Span<int> st = stackalloc int[]
        {
            1,
            Pause(2),
            t.V("three", 3)
        };
        t.Log(st[1] + st[2]);
        Pause();
        Span<int> st2 = stackalloc int[Pause(2)];
        t.Log(st2.Length);
        Span<int> st3 = stackalloc[]
        {
            Pause(1),
            2
        };
        t.Log(st3.Length);
        int[] lz = [..Lazy(t), Pause(3)];
        t.Log(lz);
        List<int> lz2 = [Pause(0), ..Lazy(t), Pause(3)];
        t.Log(lz2.Count);
        int[] lz3 = [..Lazy(t), Pause(3), ..a];
        t.Log(lz3.Length);
        IEnumerable<int> lz4 = [Pause(1), ..Lazy(t), Pause(2)];
        t.Log(lz4.Count());
        var mutable = new List<int>
        {
            1
        };
        int[] m1 = [..mutable, Grow(mutable) + Pause(2)];
        t.Log(m1);
    }

    static int Grow(List<int> l)
    {
        l.Add(7);
        return 1;
    }
}
