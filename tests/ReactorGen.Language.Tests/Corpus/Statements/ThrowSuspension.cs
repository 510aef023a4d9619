// covers: 1.23
using ReactorGen;

namespace Corpus.Statements.ThrowSuspension;

public static partial class Program
{
    [ReactorTask]
    public static partial void Main(Trace t)
    {
        try
        {
            throw Pause(new Boom("made by a suspension"));
        }
        catch (Boom e)
        {
            t.Log(e);
        }

        t.Log(Check(Pause("x")));
        t.Log(Check(null));
    }

    [ReactorTask]
    private static partial string Check(string? s) => s is not null ? Pause(s) : throw new Boom(Pause("none"));
}
