// covers: 1.23, 1.13, 1.29
using ReactorGen;

namespace Corpus.Expressions.NestedTernariesThrow;

public static partial class Program
{
    [ReactorTask]
    private static partial string Grade(Trace t, int? score) =>
        score is not { } s ? Pause("none")
        : s < 0 ? throw new ArgumentOutOfRangeException(Pause("score"))
        : s < 50 ? s < 25 ? Pause("very ") + "low" : "low"
        : Pause(s) >= 90 ? t.Is("bonus", s == 100) && Pause(true) ? "top" : "high"
        : (Pause(s % 2) switch { 0 => "even", 1 when Pause(s) > 60 => "odd", _ => null }) ?? throw new Boom($"grade {Pause(s)}");

    [ReactorTask]
    private static partial int Length(string? text) => (text ?? throw Fail<Exception>(new Boom("no text"))).Length;

    [ReactorTask]
    public static partial void Main(Trace t)
    {
        foreach (int? score in new int?[] { null, -1, 10, 30, 50, 51, 61, 95, 100 })
        {
            try
            {
                t.Log(Grade(t, score));
            }
            catch (ArgumentException e)
            {
                t.Log($"argument {e.ParamName}");
            }
            catch (Boom e) when (e.Message.EndsWith("51", StringComparison.Ordinal))
            {
                t.Log(e);
            }
        }

        try
        {
            t.Log(Length("abc") + Length(null));
        }
        catch (Boom e)
        {
            t.Log(e);
        }

        Func<int> thrower = () => throw new Boom("lambda");
        var x = Pause(1) > 0 ? (Pause(2) > 5 ? thrower() : Pause(3)) : throw new Boom("never");
        t.Log(x);
        object o = Pause(x) == 3 ? "text" : (object)Pause(4);
        t.Log(o);
        int? lifted = Pause(false) ? 1 : null;
        t.Log(lifted ?? (Pause(true) ? Pause(-1) : throw new Boom("unused")));
    }
}
