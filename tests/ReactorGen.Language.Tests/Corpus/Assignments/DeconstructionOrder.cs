// covers: 1.22, 1.29
using ReactorGen;

namespace Corpus.Assignments.DeconstructionOrder;

public static partial class Program
{
    class N
    {
        public N? Next;
        public int V;
        public int this[int i] { get => V + i; set => V = value - i; }
    }

    static N Get(Trace t, string n)
    {
        t.Log("get " + n);
        return new N();
    }

    [ReactorTask]
    public static partial void Main(Trace t)
    {
        N? none = null;
        int z = 0;
        try
        {
            (none!.V, z) = (Pause(1), Pause(2));
        }
        catch (NullReferenceException)
        {
            t.Log("null");
        }

        t.Log(z);
        (Get(t, "a").V, Get(t, "b").V) = Pause((1, 2));
        (Get(t, "a")[t.V("i", 1)], z) = (t.V("r", 5), Pause(2));
        t.Log(z);
        int[] arr = [1, 2];
        try
        {
            (arr[5], z) = (Pause(1), Pause(77));
        }
        catch (IndexOutOfRangeException)
        {
            t.Log("range");
        }

        t.Log(z);
        var n = new N();
        (n, n.V) = (new N { V = 5 }, Pause(3));
        t.Log(n.V);
        for (int i = 0, j = 10; i < j; (i, j) = (i + Pause(1), j - Pause(2)))
            t.Log(i * 100 + j);
        string a = "a", b = "b";
        (a, b) = (b + Pause("!"), a + Pause("?"));
        t.Log(a + b);
        (int First, int Second) pair = (Pause(1), 2);
        (pair.First, pair.Second) = (pair.Second, Pause(pair.First));
        t.Log(pair);
        t.Log(((a, b) = Pause(("p", "q"))).b);
    }
}
