// covers: 5.7, 4.8
// The callee's place in the caller is used again after an exception left it, and after it completed.
using ReactorGen;

namespace Corpus.Exceptions.MachineIsReusedAfterFailure;

public static partial class Program
{
    [ReactorTask]
    public static partial void Main(Trace t)
    {
        var failures = 0;
        for (var i = 0; i < 6; i++)
        {
            try
            {
                t.Log(Step(t, i));
            }
            catch (Boom)
            {
                failures++;
            }
        }

        t.Log(failures);
        Step(t, 10);
        t.Log(Step(t, 12) + Step(t, 14));
    }

    [ReactorTask]
    private static partial string Step(Trace t, int i)
    {
        string? text = null;
        var fresh = 0;
        try
        {
            fresh++;
            Pause(i);
            text += i;
            if (i % 2 == 1) throw new Boom("odd");
            Pause();
            return text + fresh;
        }
        finally
        {
            t.Log($"{i} {fresh}");
        }
    }
}
