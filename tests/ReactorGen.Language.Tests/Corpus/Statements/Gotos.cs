// covers: 3.13
using ReactorGen;

namespace Corpus.Statements.Gotos;

public static partial class Program
{
    [ReactorTask]
    public static partial void Main(Trace t)
    {
        var i = 0;
    again:
        t.Log(Pause(i));
        if (++i < 3) goto again;
        for (var x = 0; x < 3; x++)
        {
            for (var y = 0; y < 3; y++)
            {
                if (Pause(x * y) == 2) goto found;
            }
        }

        t.Log("not found");
    found:
        t.Log("found");
        try
        {
            Pause();
            goto end;
        }
        finally
        {
            t.Log("finally");
        }

    end:
        Pause();
    }
}
