// covers: 3.6, 5.7
// A machine that has not suspended yet is running all the same: its finally runs.
using ReactorGen;

namespace Corpus.Exceptions.ThrowBeforeTheFirstSuspension;

public static partial class Program
{
    [ReactorTask]
    public static partial void Main(Trace t)
    {
        try
        {
            Early(t, true);
        }
        catch (Boom e)
        {
            t.Log(e);
        }

        Early(t, false);
        try
        {
            Operand(t);
        }
        catch (Boom e)
        {
            t.Log(e);
        }
    }

    [ReactorTask]
    private static partial void Early(Trace t, bool fail)
    {
        try
        {
            if (fail) throw new Boom("early");
            Pause(1);
        }
        finally
        {
            t.Log("finally");
        }
    }

    // Evaluating what the suspension is given fails: it is not suspended.
    [ReactorTask]
    private static partial void Operand(Trace t)
    {
        try
        {
            Pause(1);
            Pause(t.Throw<int>("operand"));
        }
        finally
        {
            t.Log("finally");
        }
    }
}
