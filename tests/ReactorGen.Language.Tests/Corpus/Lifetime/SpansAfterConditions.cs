// covers: 4.5, 4.4
using ReactorGen;

namespace Corpus.Lifetime.SpansAfterConditions;

/// <summary>A span or reference that each branch of a condition which suspends assigns, or leaves before it: no earlier one lives on.</summary>
public static partial class Program
{
    [ReactorTask]
    public static partial void Main(Trace t)
    {
        Span<int> s = default;
        if (Pause(true)) s = new int[3]; else s = default;
        t.Log(s.Length);
        if (Pause(false)) { s = new int[3]; t.Log(1); } else { s = new int[4]; t.Log(2); }
        t.Log(s.Length);
        while (true)
        {
            if (Pause(1) > 0)
            {
                s = new int[5];
                break;
            }
        }
        t.Log(s.Length);
        if (Pause(true))
        {
            if (Pause(false)) s = new int[1];
            else if (Pause(true)) s = new int[2];
            else { s = new int[3]; }
            t.Log(s.Length);
        }
        s = Pause(true) ? new int[7] : default;
        t.Log(s.Length);
        References(t);
        Chain(t);
        t.Log(Leaves(t, true));
        t.Log(Leaves(t, false));
    }

    [ReactorTask]
    private static partial void References(Trace t)
    {
        int[] a = [1, 2];
        ref int r = ref a[0];
        if (Pause(true)) r = ref a[1]; else r = ref a[0];
        r = 5;
        t.Log(a);
        if (Pause(false))
        {
            r = ref a[0];
        }
        else
        {
            t.Log("leaves");
            return;
        }
        r++;
    }

    [ReactorTask]
    private static partial void Chain(Trace t)
    {
        for (var i = 0; i < 4; i++)
        {
            ReadOnlySpan<char> s;
            if (Pause(i) == 0)
            {
                s = "a";
                t.Log(s.Length);
                continue;
            }
            else if (Pause(i) == 1) s = "bb";
            else if (i == 2)
            {
                s = "ccc";
                t.Log(s.Length);
                if (Pause(true)) break;
                s = "e";
            }
            else throw new Boom("never");
            t.Log(s.Length);
        }
    }

    [ReactorTask]
    private static partial int Leaves(Trace t, bool first)
    {
        Span<byte> s = stackalloc byte[2];
        s[0] = 1;
        t.Log(s[0]);
        s = default;
        if (Pause(first))
        {
            s = new byte[4];
            return s.Length;
        }
        if (!Pause(first)) s = new byte[5]; else s = default;
        return s.Length;
    }
}
