// covers: 3.2, 1.25, 4.4
using ReactorGen;

namespace Corpus.Statements.PatternsInSiblings;

public static partial class Program
{
    [ReactorTask]
    public static partial void Main(Trace t)
    {
        foreach (var value in new object?[] { 1, "text", null, new int[] { 1, 2, 3 }, (1, "pair") })
        {
            Check(t, value);
            Negated(t, value);
            t.Log(Loop(value));
        }
    }

    [ReactorTask]
    private static partial void Check(Trace t, object? value)
    {
        if (value is int n)
        {
            Pause();
            t.Log(n);
        }
        else if (value is string { Length: var length } n2)
        {
            Pause();
            t.Log(n2 + length);
        }

        {
            if (value is string n3 && Pause(n3) == "text" && n3 is ['t', .. var rest]) t.Log(n3 + rest);
        }

        {
            if (Pause(value) is string n3) t.Log(n3);
            else Pause("none");
        }

        if (value is (int first, string second) && Pause(first) == 1) t.Log(second);
        t.Log(Pause(value) is int[] { Length: > 2 and var count } array && array[0] + Pause(1) == 2 ? count : -1);
    }

    [ReactorTask]
    private static partial void Negated(Trace t, object? value)
    {
        if (Pause(value) is not (string or int[])) t.Log("neither");
        if (value is (not string text))
        {
            Pause("no text");
        }
        else
        {
            Pause(text);
            t.Log(text);
        }

        if (value is not { } something)
        {
            Pause("null");
            return;
        }

        Pause();
        t.Log(something.GetType().Name);
        if (!(Pause(value) is string s && s.Length > Pause(3)))
        {
            t.Log("short");
            return;
        }

        Pause();
        t.Log(s);
    }

    [ReactorTask]
    private static partial int Loop(object? value)
    {
        var rounds = 0;
        while (value is string { Length: > 0 } text && Pause(text) is var kept)
        {
            value = text[1..];
            rounds += kept.Length;
        }

        do
        {
            rounds += value is int m ? Pause(m) : 0;
        }
        while (Pause(rounds) is < 3 and var r && r + 1 > 0 && rounds++ >= 0);

        for (var i = 0; Pause(i) is var j && j < 2; i += j is int k ? Pause(k + 1) : 1)
        {
            rounds += j;
        }

        return rounds;
    }
}
