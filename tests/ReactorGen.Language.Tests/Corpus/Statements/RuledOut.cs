// covers: 3.15, 4.5
using ReactorGen;

namespace Corpus.Statements.RuledOut;

/// <summary>Suspensions that constants rule out: what only the stack can hold may be used on both sides of them.</summary>
public static partial class Program
{
    private static int[] s_numbers = [];

    [ReactorTask]
    private static partial int If(Trace t)
    {
        const bool verbose = false;
        Span<int> s = s_numbers;
        ref int r = ref s_numbers[0];
        if (verbose) Pause();
        s[0] += 5;
        if (verbose && t.Is("a", true)) t.Log(Pause("never"));
        if (!verbose) r++;
        else Pause();
        if (verbose || r > 6) t.Log("more");
        else t.Log(Pause(1));
        Pause();
        return s_numbers[0];
    }

    [ReactorTask]
    private static partial int Loops(Trace t)
    {
        ref int r = ref s_numbers[0];
        while (false)
        {
            Pause();
        }
        r += 1;
        do r += 2;
        while (false);
        for (int i = 0; false; i++) Pause(i);
        r += 3;
        Pause();
        do t.Log(Pause("once"));
        while (false);
        return s_numbers[0];
    }

    [ReactorTask]
    private static partial int Leaves(bool early)
    {
        Span<int> s = s_numbers;
        if (early)
        {
            s[0] = 3;
            if (true) return s[0];
            else Pause();
        }
        s[0] = 4;
        return s[0] + Pause(1);
    }

    [ReactorTask]
    private static partial int Expressions(Trace t)
    {
        Span<int> s = s_numbers;
        s[0] = true ? 1 : Pause(1);
        s[1] = false ? Pause(1) : s[0] + 1;
        bool b = false && Pause(true), c = true || Pause(false);
        t.Log(b);
        t.Log(c);
        s[0] += b ? 1 : 2;
        t.Log(true && Pause(true));
        t.Log(false || Pause(true));
        return s_numbers[0] * 10 + s_numbers[1] + (true ? Pause(100) : 0);
    }

    [ReactorTask]
    public static partial void Main(Trace t)
    {
        s_numbers = [1, 2];
        t.Log(If(t));
        t.Log(Loops(t));
        t.Log(Leaves(true));
        t.Log(Leaves(false));
        t.Log(Expressions(t));
    }
}
