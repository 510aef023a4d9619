// covers: 3.11, 3.8, 3.1
using ReactorGen;

namespace Corpus.Switches.EmptySections;

/// <summary>
/// Sections and branches that do nothing, in a try that suspends behind it: each would be a block that only leaves the try.
/// </summary>
public static partial class Program
{
    [ReactorTask]
    public static partial void Main(Trace t)
    {
        for (var p = 0; p < 3; p++) t.Log(Sections(t, p));
        for (var p = 0; p < 3; p++) t.Log(Branches(t, p));
    }

    [ReactorTask]
    private static partial int Sections(Trace t, int p)
    {
        try
        {
            switch (p)
            {
                case 0:
                {
                    var round = 0;
                    do
                        Pause(0);
                    while (++round < 1 && Pause(round < 3));
                }
                goto default;
                case 1:
                {
                }
                break;
                default:
                {
                    ;
                }
                break;
            }
        }
        finally
        {
            Pause(0);
        }
        return p;
    }

    [ReactorTask]
    private static partial int Branches(Trace t, int p)
    {
        try
        {
            if (p == 0)
            {
                var round = 0;
                do
                    Pause(p);
                while (++round < 2 && Pause(round < 3));
            }
            else if (p == 1)
            {
                // Nothing to do.
            }
            else
                ;
        }
        catch (OperationCanceledException) when (p == 1)
        {
        }
        finally
        {
            t.Log(Pause(p));
        }
        return p;
    }
}
