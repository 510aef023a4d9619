// covers: 3.13, 3.8, 3.10
using ReactorGen;

namespace Corpus.Gotos.ThroughFinallyThatSuspends;

public static partial class Program
{
    [ReactorTask]
    public static partial void Main(Trace t)
    {
        var round = 0;
    again:
        try
        {
            t.Log("outer " + Pause(round));
            try
            {
                try
                {
                    if (round++ == 0) goto again;
                    if (round == 2) goto middle;
                    if (round == 3)
                    {
                        Pause("three");
                        goto end;
                    }

                    t.Log("falls through");
                }
                finally
                {
                    t.Log("inner finally");
                    Pause("inner");
                }

                t.Log("after the inner try");
            }
            finally
            {
                Pause("middle");
                t.Log("middle finally");
            }

        middle:
            t.Log("at middle");
            Pause();
            goto again;
        }
        finally
        {
            Pause("outer");
            t.Log("outer finally");
        }

    end:
        t.Log("end");
    }
}
