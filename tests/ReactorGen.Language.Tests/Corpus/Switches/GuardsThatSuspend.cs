// covers: 3.11, 3.2, 3.13
using ReactorGen;

namespace Corpus.Switches.GuardsThatSuspend;

public static partial class Program
{
    private enum Kind { Small, Large }

    [ReactorTask]
    public static partial void Main(Trace t)
    {
        foreach (var value in new object?[] { 1, 15, "s", "long text", null, Kind.Large, Kind.Small, 2.5, 'c', new[] { 1, 2 } })
        {
            t.Log(Classify(t, value));
            Statement(t, value);
        }

        for (var i = 0; i < 5; i++) t.Log(Numbers(t, i));
        Tuples(t, 1, "a");
        Tuples(t, 2, "b");
        Subject(t);
    }

    [ReactorTask]
    private static partial string Classify(Trace t, object? value)
    {
        switch (t.V("subject", value))
        {
            case int n when Pause(n) > 10: return "large " + n;
            case int n and < 5: return "small " + n;
            case string { Length: > 3 } s when Pause(s).Length > 4 || Pause(true): return s;
            case string s when s == "never" || Pause(false): return "no";
            case Kind.Large when Pause(true): return "large";
            case Kind.Small: return "small";
            case string s: return s + Pause(1);
            case null when Pause(false): return "no null";
            case null: return "null";
            case not double when Pause(value) is char c: return "a char " + c;
            case var _ when Pause("any") == "one": return "no";
            case var other: return "other " + other.GetType().Name;
        }
    }

    [ReactorTask]
    private static partial void Statement(Trace t, object? value)
    {
        for (var round = 0; round < 2; round++)
        {
            switch (value)
            {
                case int n when Pause(round) == 0:
                    t.Log("first " + n);
                    continue;
                default:
                    t.Log("default");
                    if (Pause(round) == 1) goto case null;
                    break;
                case string text when round == 1 && Pause(text) is { Length: var length } && length > 2:
                    t.Log(length);
                    goto default;
                case null:
                    t.Log("null");
                    break;
            }

            t.Log("behind");
        }
    }

    [ReactorTask]
    private static partial int Numbers(Trace t, int n)
    {
        switch (n)
        {
            case 0:
            case 1 when Pause(true):
                return Pause(100);
            case 2 when Pause(n) == 3:
            case 3 when Pause(n) == 3:
                t.Log("three");
                break;
            case > 3 when Pause(n++) == 4:
                return n;
        }

        return -n;
    }

    [ReactorTask]
    private static partial void Tuples(Trace t, int a, string b)
    {
        switch ((a, t.V("b", b)))
        {
            case (1, "b") when Pause(true): t.Log("1b"); break;
            case (var n, "a") when Pause(n) == 1: a = 5; t.Log(n); break;
            case (2, { Length: 1 } s) when Pause(s) == "b": t.Log(s); break;
        }
    }

    [ReactorTask]
    private static partial void Subject(Trace t)
    {
        var subject = 1;
        switch (subject)
        {
            case 1 when Pause(subject = 2) == 3: t.Log("no"); break;
            case 2: t.Log("changed"); break;
            case 1 when Pause(subject) == 2: t.Log("kept"); break;
        }

        switch (Pause(5))
        {
            case int n when Pause(n) == 6: break;
            case 5 when Pause(true): t.Log("five"); break;
        }

        switch (subject)
        {
            case var x when Pause(x) == 2 && Pause(x + 1) is var y && y == 3: t.Log(x + y); break;
        }
    }
}
