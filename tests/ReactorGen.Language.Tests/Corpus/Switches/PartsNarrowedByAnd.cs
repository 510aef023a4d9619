// covers: 3.11
using ReactorGen;

namespace Corpus.Switches.PartsNarrowedByAnd;

public interface ILeft
{
    int P { get; }
}

public interface IRight
{
    int P { get; }
}

public class Both(Trace t) : ILeft, IRight
{
    public int N => t.V("N", 3);

    int ILeft.P => t.V("left", 1);

    int IRight.P => t.V("right", 2);
}

public sealed class Derived(Trace t) : Both(t);

public static partial class Program
{
    [ReactorTask]
    public static partial void Main(Trace t)
    {
        switch (Pause<object>(new[] { "x" }))
        {
            case int[] and [1] when Pause(true): break;
            case string[] and ["x"]: t.Log("strings"); break;
        }

        switch (Pause<object>(new Both(t)))
        {
            case ILeft and { P: 2 } when Pause(true): t.Log("left"); break;
            case IRight and { P: 2 }: t.Log("right"); break;
            default: t.Log("neither"); break;
        }

        Both both = new Derived(t);
        switch (both)
        {
            case { N: 1 } when Pause(true): t.Log("one"); break;
            case Derived and { N: 3 }: t.Log("derived"); break;
        }

        object unmatched = Pause("q");
        try
        {
            t.Log((string)unmatched switch { "b" => Pause(1), "c" => 2 });
        }
        catch (Exception e)
        {
            t.Log(e.Message);
        }

        Exception exception = new Boom("b");
        try
        {
            t.Log(exception switch { InvalidOperationException => Pause(1) });
        }
        catch (Exception e)
        {
            t.Log(e.InnerException is null);
        }
    }
}
