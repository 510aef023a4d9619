// covers: 1.19
using ReactorGen;

namespace Corpus.Expressions.SpreadsAreCounted;

public class Lst(Trace t, string n, params int[] a) : IReadOnlyCollection<int>
{
    public int Count
    {
        get
        {
            t.Log(n + ".Count");
            return a.Length;
        }
    }

    public IEnumerator<int> GetEnumerator()
    {
        t.Log(n + ".start");
        foreach (var x in a)
        {
            t.Log(n + x);
            yield return x;
        }
    }

    System.Collections.IEnumerator System.Collections.IEnumerable.GetEnumerator() => GetEnumerator();
}

public struct Bag : IEnumerable<int>
{
    public Bag()
    {
        L.T.Log("Bag");
        l = [];
    }

    List<int> l;
    public void Add(int x)
    {
        L.T.Log("add " + x);
        l.Add(x);
    }

    public IEnumerator<int> GetEnumerator() => l!.GetEnumerator();
    System.Collections.IEnumerator System.Collections.IEnumerable.GetEnumerator() => GetEnumerator();
}

public static class L
{
    public static Trace T = null!;
}

public static partial class Program
{
    private static IEnumerable<int> Seq(Trace t, string n)
    {
        t.Log(n + " go");
        yield return 1;
        t.Log(n + " on");
        yield return 2;
    }

    [ReactorTask]
    public static partial void Main(Trace t)
    {
        L.T = t;
        IReadOnlyList<int> x;
        t.Log("1");
        x = [..new Lst(t, "a", 1, 2), Pause(3)];
        Show(x);
        t.Log("2");
        x = [Pause(0), ..new Lst(t, "a", 1, 2), Pause(3)];
        Show(x);
        t.Log("3");
        x = [..new Lst(t, "a", 1, 2), ..Pause(new Lst(t, "b", 3)), t.V("c", 4), Pause(3)];
        Show(x);
        t.Log("4");
        x = [..new Lst(t, "a", 1, 2), Pause(3), ..new Lst(t, "b", 3)];
        Show(x);
        t.Log("5");
        x = [..Seq(t, "s"), Pause(3), t.V("c", 4)];
        Show(x);
        t.Log("6");
        x = [Pause(3), ..Seq(t, "s"), ..new Lst(t, "b", 3), Pause(4)];
        Show(x);
        t.Log("7");
        x = [..Pause(Seq(t, "s"))];
        Show(x);
        t.Log("8");
        x = [..Pause(new Lst(t, "b", 3)), t.V("z", 9)];
        Show(x);
        try
        {
            t.Log("9");
            x = [..new Lst(t, "b", 3), t.V("z", 9), Fail<int>(new Boom("f"))];
            Show(x);
        }
        catch (Boom b)
        {
            t.Log(b);
        }

        void Show(IReadOnlyList<int> x)
        {
            t.Log(string.Join(",", x));
        }
    }
}
