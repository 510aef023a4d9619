// covers: 1.13, 1.25
using ReactorGen;

namespace Corpus.Statements.ConditionsByOperator;

/// <summary>Converted to <c>bool</c> by itself, with a "!" that says something else.</summary>
public sealed class Flag(Trace t, string name, bool value)
{
    public static implicit operator bool(Flag f)
    {
        f.Log("bool");
        return f.Value;
    }

    public static bool operator !(Flag f)
    {
        f.Log("!");
        return true;
    }

    public static Flag operator +(Flag f, bool value) => new(f.Trace, f.Name, value);

    public Trace Trace => t;

    public string Name => name;

    public bool Value => value;

    private void Log(string what) => t.Log(name + " " + what);
}

/// <summary>Asked by its operators alone.</summary>
public readonly struct Answer(bool value)
{
    public static bool operator true(Answer a) => a.Value;

    public static bool operator false(Answer a) => !a.Value;

    public static string operator !(Answer a) => "not";

    public bool Value => value;
}

public static partial class Program
{
    [ReactorTask]
    private static partial void Sides(Trace t, Flag yes, Flag no)
    {
        if (yes && Pause(true)) t.Log("1");
        if (no && Pause(true)) t.Log("2"); else t.Log("3");
        if (no || Pause(true)) t.Log("4");
        if (yes || Pause(true)) t.Log("5"); else t.Log("6");
        if (Pause(true) && yes) t.Log("7");
        if (Pause(true) && no || yes && Pause(yes)) t.Log("8");
        if (!(yes && Pause(true))) t.Log("9"); else t.Log("10");
        if (!yes && Pause(true)) t.Log("11");
        if (!yes) t.Log("12" + Pause(1)); else t.Log("13");
        if (Pause(false) || !no) t.Log("14" + Pause(1));
        t.Log(yes && Pause(true) ? "15" : "16");
        t.Log(no || Pause(no));
        while (yes && Pause(true)) break;
        for (int i = 0; i < 1 && yes && Pause(true); i++) t.Log(i);
        do t.Log("18"); while (no && Pause(true));
    }

    [ReactorTask]
    private static partial void Assigned(Trace t, Flag yes, Flag no)
    {
        Flag f;
        Answer a;
        if (f = Pause(yes)) t.Log("1");
        if (f += Pause(false)) t.Log("2"); else t.Log("3");
        while (!(f += Pause(true)))
        {
            t.Log("4");
            break;
        }
        t.Log((f = Pause(no)) ? 5 : 6);
        t.Log(f && (f += Pause(true)) || (f = Pause(yes)));
        if (a = Pause(new Answer(true))) t.Log("7");
        if (a = new Answer(false)) t.Log(Pause("8")); else t.Log("9");
        t.Log((a = Pause(a)) ? Pause(10) : 11);
        if (t.Is("c", true) ? a : Pause(a)) t.Log("12"); else t.Log("13");
        while (t.Is("d", false) ? a : new Answer(false)) t.Log(Pause("14"));
        object boxed = f;
        if (boxed as Flag) t.Log(Pause("15"));
    }

    [ReactorTask]
    private static partial string Guarded(int number, Flag flag, Answer answer)
    {
        switch (number)
        {
            case 1 when Pause(flag): return "flag";
            case 2 when answer: return "answer";
            case var n when flag && Pause(n > 2): return "both " + n;
        }
        return number switch
        {
            var n when answer => "arm " + Pause(n),
            _ => "none",
        };
    }

    [ReactorTask]
    private static partial string Filtered(Flag flag, Answer answer)
    {
        try
        {
            Pause();
            throw new Boom("b");
        }
        catch (Boom) when (flag)
        {
            return "flag" + Pause(1);
        }
        catch (Boom) when (answer)
        {
            return "answer" + Pause(1);
        }
        catch (Boom)
        {
            return "none";
        }
    }

    [ReactorTask]
    public static partial void Main(Trace t)
    {
        Flag yes = new(t, "yes", true), no = new(t, "no", false);
        Sides(t, yes, no);
        Assigned(t, yes, no);
        for (int i = 1; i < 5; i++)
        {
            t.Log(Guarded(i, yes, new Answer(true)));
            t.Log(Guarded(i, no, new Answer(i > 2)));
        }
        t.Log(Filtered(yes, new Answer(true)) + Filtered(no, new Answer(true)) + Filtered(no, default));
    }
}
