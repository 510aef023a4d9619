// covers: 1.19, 0.5
using ReactorGen;

namespace Corpus.Expressions.CollectionExpressionTargets;

public class LL : ICollection<int>
{
    public static Trace T = null!;
    List<int> l = [];
    public LL()
    {
        T.Log("LL");
    }

    public void Add(int x)
    {
        T.Log("add " + x);
        l.Add(x);
    }

    public int Count => l.Count;
    public bool IsReadOnly => false;

    public void Clear()
    {
    }

    public bool Contains(int x) => false;
    public void CopyTo(int[] a, int i)
    {
    }

    public bool Remove(int x) => false;
    public IEnumerator<int> GetEnumerator() => l.GetEnumerator();
    System.Collections.IEnumerator System.Collections.IEnumerable.GetEnumerator() => GetEnumerator();
}

public struct SL : ICollection<int>
{
    List<int> l = [];
    public SL()
    {
        LL.T.Log("SL");
    }

    public void Add(int x)
    {
        LL.T.Log("adds " + x);
        l.Add(x);
    }

    public int Count => l.Count;
    public bool IsReadOnly => false;

    public void Clear()
    {
    }

    public bool Contains(int x) => false;
    public void CopyTo(int[] a, int i)
    {
    }

    public bool Remove(int x) => false;
    public IEnumerator<int> GetEnumerator() => l.GetEnumerator();
    System.Collections.IEnumerator System.Collections.IEnumerable.GetEnumerator() => GetEnumerator();
}

public class PC(params string[] s) : IEnumerable<(int, string)>
{
    public List<string> A = [..s];
    public IEnumerator<(int, string)> GetEnumerator()
    {
        yield break;
    }

    System.Collections.IEnumerator System.Collections.IEnumerable.GetEnumerator() => GetEnumerator();
}

public static class Ext
{
    public static void Add(this PC p, (int, string) x)
    {
        LL.T.Log("ext " + x);
        p.A.Add(x.Item2);
    }
}

[System.Runtime.CompilerServices.CollectionBuilder(typeof(Tags), "Make")]
public class Tagged<K, T>(T[] a) : IEnumerable<T>
{
    public T[] A = a;
    public K? Key;
    public IEnumerator<T> GetEnumerator() => ((IEnumerable<T>)A).GetEnumerator();
    System.Collections.IEnumerator System.Collections.IEnumerable.GetEnumerator() => A.GetEnumerator();
}

public static class Tags
{
    public static Tagged<K, T> Make<K, T>(ReadOnlySpan<T> s) => new(s.ToArray());
}

public static partial class Program
{
    static int item = 3;
    [ReactorTask]
    private static partial T Make<T>(int k)
        where T : ICollection<int>, new() => [1, Pause(2), ..new[]
    {
        k,
        4
    }, Pause(k)];
    [ReactorTask]
    private static partial T? MakeS<T>(int k)
        where T : struct, ICollection<int>
    {
        T? item = [k, Pause(2), ..new[]
        {
            k,
            4
        }

        ];
        return item;
    }

    static string Names<T>(HashSet<T> x) => string.Join(",", x);
    static string NamesL<T>(List<T> x, params T[] y) => string.Join(",", x) + y.Length;
    static string NamesE<T>(IEnumerable<T> x) => string.Join(",", x);
    [ReactorTask]
    public static partial void Main(Trace t)
    {
        LL.T = t;
        t.Log(Make<LL>(5).Count);
        t.Log(Make<SL>(6).Count);
        t.Log(MakeS<SL>(7)!.Value.Count);
        PC p = [(1, "a"), Pause((2, "b")), (Pause(3), t.V("c", "c"))];
        t.Log(p.A.Count);
        System.Collections.Immutable.ImmutableArray<int>? immutable = [1, Pause(2)];
        t.Log(immutable!.Value.Length);
        int[] sp = [1, 2];
        Tagged<string, int> tagged = [..sp, Pause(3), ..sp.Select(n => n + 1)];
        t.Log(tagged.A);
        var an = new
        {
            A = 1,
            B = "b"
        };
        t.Log(Names([an, Pause(an), new { A = Pause(3), B = "x" }]));
        t.Log(NamesL([an, ..new[] { an }, Pause(an)], an, new { A = Pause(1), B = "" }));
        t.Log(NamesE([an, ..new[] { an }.Where(a => a.A > 0), Pause(an)]));
        t.Log(NamesE([..new HashSet<int>([1]).Select(n => new { N = n + item }), new { N = Pause(2) }]));
    }
}
