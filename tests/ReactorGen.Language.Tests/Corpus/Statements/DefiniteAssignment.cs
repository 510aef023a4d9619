// covers: 4.4
using ReactorGen;

namespace Corpus.Statements.DefiniteAssignment;

public static partial class Program
{
    [ReactorTask]
    public static partial void Main(Trace t)
    {
        int a;
        if (Pause(true)) a = 1;
        else a = 2;
        Pause();
        t.Log(a);

        int b;
        while (true)
        {
            b = Pause(3);
            if (b == 3) break;
        }

        t.Log(b);

        int c;
        try
        {
            c = Pause(4);
        }
        finally
        {
            t.Log("finally");
        }

        t.Log(c);

        int d;
        if (Pause(true) && int.TryParse("5", out d)) t.Log(d + Pause(d));

        Counter e;
        e.N = 6;
        Pause();
        t.Log(e.N);

        int f;
        for (f = 0; Pause(f) < 2; f++) ;
        t.Log(f);

        int g;
        do
        {
            g = Pause(7);
        }
        while (g < 7);
        t.Log(g);

        string h;
        switch (Pause(1))
        {
            case 1: h = "one"; break;
            default: return;
        }

        t.Log(h);

        bool i, j = (i = Pause(true)) || Pause(false);
        t.Log(i == j);
        int k;
        try
        {
            Pause();
            k = 1;
        }
        catch (InvalidOperationException)
        {
            return;
        }

        Pause();
        t.Log(k);
        int unused;
        (int X, int Y) pair;
        pair.X = Pause(1);
        pair.Y = Pause(2);
        t.Log(pair.X + pair.Y);
    }
}
