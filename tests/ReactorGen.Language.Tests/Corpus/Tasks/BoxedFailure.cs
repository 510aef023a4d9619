// covers: 5.6, 5.7
using ReactorGen;

namespace Corpus.Tasks.BoxedFailure;

public static partial class Program
{
    [ReactorTask]
    public static partial void Main(Trace t)
    {
        try
        {
            Await(Make(t));
        }
        catch (Boom e)
        {
            t.Log(e);
        }

        Pause();
    }

    private static BoxedTask Make(Trace t) => FailsTask(t);

    [ReactorTask]
    private static partial void Fails(Trace t)
    {
        using var resource = t.Open("r");
        Pause();
        throw new Boom("in the box");
    }
}
