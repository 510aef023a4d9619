// covers: 1.1, 1.5, 2.4, 5.5
using System.Runtime.InteropServices;
using ReactorGen;

namespace Corpus.Expressions.OperandsChangedFromElsewhere;

/// <summary>Operands that change before the suspension, not by their name in the expression.</summary>
public static partial class Program
{
    private static string Show(int a, int b, int c) => $"{a} {b} {c}";

    private static int Fill(Span<int> span)
    {
        span[0] = 7;
        return 1;
    }

    [ReactorTask]
    public static partial void Main(Trace t)
    {
        int n = 1;
        ref int alias = ref n;
        t.Log(Show(n, alias = 5, Pause(1)));
        n = 2;
        Span<int> span = MemoryMarshal.CreateSpan(ref n, 1);
        t.Log(n + (Fill(span) + Pause(2)));
        n = 3;
        var own = new Span<int>(ref n);
        t.Log((n, Fill(own), Pause(3)));
        int[] array = [1, 2, 3];
        int i = 0;
        ref int index = ref i;
        array[i] = (index = 2) + Pause(4);
        t.Log(array);

        new Owner(t, 1).Run();
        new Reader(4, [1, 2]).Run(t);
        var place = new Place { N = 1 };
        place.Run(t);
    }
}

public partial class Owner(Trace t, int n)
{
    private int Bump() => ++n;

    [ReactorTask]
    private partial int Change()
    {
        Pause();
        n = 50;
        return 1;
    }

    [ReactorTask]
    public partial void Run()
    {
        t.Log(string.Join(",", [n, Bump() + Pause(1), n]));
        t.Log(n + Change());
        t.Log((n, Bump() + Pause(2)));
        t.Log($"{n} {Change()} {n}");
    }
}

public partial class Reader(int n, int[] a)
{
    [ReactorTask]
    public partial void Run(Trace t)
    {
        int[] before = a;
        a[0] = (a = [7, 8]).Length + Pause(n);
        t.Log(before);
        t.Log(a);
    }
}

public partial struct Place
{
    public int N;

    private static int Both(Place place, int x) => (place.N * 100) + x;

    [ReactorTask]
    public partial void Run(Trace t)
    {
        t.Log(Both(this, (N = 5) + Pause(1)));
        t.Log((this, (N = 6) + Pause(1)).Item1.N);
        Place[] all = [this, new Place { N = (N = 7) + Pause(2) }, this];
        t.Log(string.Join(",", all.Select(p => p.N)));
    }
}
