// covers: 3.8, 3.10, 3.11
using ReactorGen;

namespace Corpus.Exceptions.EmptyWays;

public static partial class Program
{
    [ReactorTask]
    private static partial int Blocks(int p)
    {
        try
        {
            switch (p)
            {
                case 0:
                    var round = 0;
                    do Pause(0); while (++round < 1 && Pause(round < 3));
                    goto default;
                case 1: { /* nothing */ } break;
                default: { /* nothing either */ } break;
            }
        }
        finally { Pause(0); }
        return p;
    }

    [ReactorTask]
    private static partial int Comments(int p)
    {
        try
        {
            switch (p)
            {
                case 0:
                    var round = 0;
                    do Pause(0); while (++round < 1 && Pause(round < 3));
                    goto default;
                case 1:
                    // nothing
                    { }
                    break;
                case 2:
                    ; // nothing at all
                    // and on
                    break;
                default:
                    // nothing either
                    {
                        // inside
                    }
                    break;
            }
        }
        finally { Pause(0); }
        return p;
    }

    [ReactorTask]
    public static partial void Main(Trace t)
    {
        for (var p = 0; p < 4; p++) t.Log(Blocks(p) + Comments(p));
    }
}
