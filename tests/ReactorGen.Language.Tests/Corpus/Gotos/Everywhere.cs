// covers: 3.13, 3.15
using ReactorGen;

namespace Corpus.Gotos.Everywhere;

public static partial class Program
{
    [ReactorTask]
    public static partial void Main(Trace t)
    {
        t.Log(InsideIf(t, true));
        t.Log(InsideIf(t, false));
        Chain(t);
        FragmentLabels(t);
        OverCode(t, 2);
        OnStatements(t);
        Endings(t, 1);
        Endings(t, 0);
    }

    [ReactorTask]
    private static partial int InsideIf(Trace t, bool up)
    {
        var n = 0;
        if (up)
        {
        more:
            n += Pause(10);
            if (n < 30) goto more;
        }
        else
        {
        more:
            n -= Pause(10);
            if (n > -20) goto more;
        }

        return n;
    }

    [ReactorTask]
    private static partial void Chain(Trace t)
    {
        goto c;
    a:
        t.Log("a");
        Pause("a");
        goto d;
    b:
        t.Log("b");
        goto a;
    c:
        t.Log("c");
        Pause("c");
        goto b;
    d:
    e:
        t.Log("d, e");
    }

    // No suspension among them: they stay as they are, beside the generated ones.
    [ReactorTask]
    private static partial void FragmentLabels(Trace t)
    {
        for (var i = 0; i < 2; i++)
        {
            var k = 0;
        again:
            k++;
            if (k < 3) goto again;
            t.Log(k);
        }

    once:
        if (Pause(1) == 2) goto once;
        {
            var k = 0;
        twice:
            if (k++ < 2) goto twice;
        While_1:
            if (k++ < 5) goto While_1;
            t.Log(k);
        }

        while (Pause(false))
        {
        }
    }

    [ReactorTask]
    private static partial void OverCode(Trace t, int n)
    {
        var text = "start";
        if (n > 1) goto over;
        text = Pause("not this");
    over:
        t.Log(text);
        if (n-- > 0) goto over;
        Pause(text);
    }

    [ReactorTask]
    private static partial void OnStatements(Trace t)
    {
        var n = 0;
    loop: while (n < 5)
        {
            n++;
            Pause(n);
            if (n == 2) goto loop;
            if (n == 3) goto block;
        }

    block:
        {
            t.Log("block " + Pause(n));
            if (n++ < 4) goto loop;
        }

    given: if (Pause(n) < 9)
        {
            n += 2;
            goto given;
        }
        else goto last;
    last:
        ;
    }

    [ReactorTask]
    private static partial void Endings(Trace t, int n)
    {
        if (n == 1) goto end;
        Pause("not at the end");
    end:;
    }
}
